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
CONCOURSE_ADD_LOCAL_USER=kim:Tr0ub4dor
#                        ^^^^^^^^^^^^^ PG932 `CONCOURSE_ADD_LOCAL_USER` holds a secret in plain text
EOT
      }
    }
  }
}
