job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
        args  = ["-c", "exec shop --port $${PORT:-8080}"]
#                                        ^^^^^^^^^^^^^^ PG922 the client takes `${PORT:-8080}` for its own, and cannot read it
      }
    }
  }
}
