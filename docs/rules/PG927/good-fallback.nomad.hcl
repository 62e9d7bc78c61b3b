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

      env {
        DB_HOST = "127.0.0.1"
      }

      template {
        destination          = "secrets/app.env"
        env                  = true
        error_on_missing_key = true

        data = <<EOT
{{ range nomadService "db" }}DB_HOST={{ .Address }}{{ end }}
EOT
      }
    }
  }
}
