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

      template {
        destination          = "secrets/app.env"
        env                  = true
        error_on_missing_key = true

        data = <<EOT
DATABASE_URL=postgres://shop@10.0.0.4/shop
EOT
      }
    }
  }
}
