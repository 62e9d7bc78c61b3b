job "blog" {
  group "blog" {
    network {
      mode = "bridge"

      port "web" {
        static = 8081
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
