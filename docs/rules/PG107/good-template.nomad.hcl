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
admin_password = {{ with nomadVar "nomad/jobs/shop" }}{{ .admin_password }}{{ end }}
EOT
      }
    }
  }
}
