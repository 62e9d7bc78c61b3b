job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" { # pggen: ignore[PG102] -- the image reads no file
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      template {
        destination          = "secrets/app.env"
        env                  = true
        error_on_missing_key = true

        data = <<EOT
DB_PASSWORD="{{ with nomadVar "nomad/jobs/shop" }}{{ .db_password }}{{ end }}"
EOT
      }
    }
  }
}
