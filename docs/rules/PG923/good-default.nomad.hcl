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
        destination = "secrets/app.env"
        env         = true

        data = <<EOT
LICENSE_KEY={{ with nomadVar "nomad/jobs/shop" }}{{ or .license_key "none" | toJSON }}{{ end }}
EOT
      }
    }
  }
}
