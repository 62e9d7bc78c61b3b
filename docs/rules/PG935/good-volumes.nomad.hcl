job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"

        volumes = ["local/shop.conf:/etc/shop/shop.conf:ro"]
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
