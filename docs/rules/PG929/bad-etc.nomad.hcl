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
        destination = "/etc/shop/shop.conf"
#                     ^^^^^^^^^^^^^^^^^^^^^ PG929 `web` never sees this file

        data = <<EOT
greeting = "hello"
EOT
      }
    }
  }
}
