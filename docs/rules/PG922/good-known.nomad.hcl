job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
        args  = ["--port", "${HTTP_PORT}"]
      }

      env {
        HTTP_PORT = "8080"
      }
    }
  }
}
