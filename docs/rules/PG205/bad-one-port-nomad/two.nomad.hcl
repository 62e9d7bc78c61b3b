job "blog" {
  group "blog" {
    network {
      mode = "bridge"

      port "web" {
#     ^^^^^^^^^^ PG205 `blog` and `shop` both want the host's port 8080/tcp on every address, if they run on one host
        static = 8080
        to     = 8080
      }
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/blog:2.4.1"
        ports = ["web"]
      }
    }
  }
}
