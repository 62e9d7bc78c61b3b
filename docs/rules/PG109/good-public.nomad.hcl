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
        destination          = "local/host_key.pub"
        error_on_missing_key = true

        data = <<EOT
{{ key "shop/host_key_pub" }}
EOT
      }
    }
  }
}
