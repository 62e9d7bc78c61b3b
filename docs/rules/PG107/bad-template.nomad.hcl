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
        destination          = "secrets/shop.conf"
        error_on_missing_key = true

        data = <<EOT
mode = live
admin_password = Ieth7aiphoo4
#                ^^^^^^^^^^^^ PG107 line 2 of `secrets/shop.conf` holds the value of `admin_password` in plain text
EOT
      }
    }
  }
}
