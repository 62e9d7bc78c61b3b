job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
        args  = ["--port", "${PORT}"]
#                           ^^^^^^^ PG922 no client knows `PORT`: the task has no such variable
      }

      env {
        HTTP_PORT = "8080"
      }
    }
  }
}
