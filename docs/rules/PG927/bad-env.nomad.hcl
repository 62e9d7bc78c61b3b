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
#       ^^^^^^^ PG927 this `DB_HOST` is overridden by a template
      }

      template {
        destination          = "secrets/app.env"
        env                  = true
        error_on_missing_key = true

        data = <<EOT
DB_HOST={{ with nomadVar "nomad/jobs/shop" }}{{ .host | toJSON }}{{ end }}
# <------- this one counts
EOT
      }
    }
  }
}
