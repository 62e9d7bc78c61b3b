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
        destination          = "secrets/app.env"
        env                  = true
        error_on_missing_key = true

        data = <<EOT
DB_PASSWORD=Tr0ub4dor
#           ^^^^^^^^^ PG932 `DB_PASSWORD` holds a secret in plain text
EOT
      }
    }
  }
}
