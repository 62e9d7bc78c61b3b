job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      env {
        DATABASE_URL = "postgres://shop:shop@${NOMAD_ADDR_db}/shop"
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG101 `DATABASE_URL` holds a URL with its password
      }
    }
  }
}
