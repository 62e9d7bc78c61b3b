job "blog" {
  group "blog" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/blog:2.4.1"
      }

      env {
        API_TOKEN = "77fe0a12-beef-4c1a"
      }
    }
  }
}
