job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
#               ------------------------------ the other release
      }

      template {
        destination = "local/database.env"
        env         = true

        data = <<EOT
DATABASE_HOST={{ env "attr.unique.network.ip-address" }}
EOT
      }
    }

    task "worker" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.3.0"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG711 `worker` runs release 2.3.0 and `web` 2.4.1 on one database
      }

      template {
        destination = "local/database.env"
        env         = true

        data = <<EOT
DATABASE_HOST={{ env "attr.unique.network.ip-address" }}
EOT
      }
    }
  }
}
