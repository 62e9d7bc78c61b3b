job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"

        mount {
          type     = "bind"
          source   = "local/shop.conf"
          target   = "/etc/shop/shop.conf"
          readonly = true
        }
      }

      template {
        destination = "local/shop.conf"

        data = <<EOT
greeting = "hello"
EOT
      }
    }
  }
}
