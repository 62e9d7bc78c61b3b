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
        destination = "local/first.env"
        env         = true

        data = <<EOT
LOG_LEVEL=info
EOT
      }

      template {
        destination = "local/second.env"
        env         = true

        data = <<EOT
LOG_FORMAT=debug
EOT
      }
    }
  }
}
