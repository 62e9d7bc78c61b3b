job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/miniflux/miniflux:2.2.13"
      }

      env {
        CREATE_ADMIN        = "1"
        ADMIN_USERNAME      = "admin"
        ADMIN_PASSWORD_FILE = "/secrets/admin"
#                             ^^^^^^^^^^^^^^^^ PG105 `web` reads `ADMIN_PASSWORD` at its first start: another value changes nothing later
      }
    }
  }
}
