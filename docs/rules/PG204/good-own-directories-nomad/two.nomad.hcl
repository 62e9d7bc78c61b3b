job "blog" {
  group "blog" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image   = "docker.io/example/blog:2.4.1"
        volumes = ["/srv/blog:/files"]
      }
    }
  }
}
