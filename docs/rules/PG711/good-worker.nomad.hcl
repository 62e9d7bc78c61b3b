job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
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
        image = "docker.io/example/shop:2.4.1"
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
