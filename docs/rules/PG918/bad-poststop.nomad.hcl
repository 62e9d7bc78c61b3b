job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "report" {
      driver = "docker"
      user   = "1000:1000"

      lifecycle {
        hook    = "poststop"
        sidecar = true
#       ^^^^^^^^^^^^^^ PG918 `report` is a sidecar of tasks that have ended
      }

      config {
        image   = "docker.io/example/shop:2.4.1"
        command = "report"
      }
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }
    }
  }
}
