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
        destination          = "${NOMAD_SECRET_DIR}/app.env"
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG108 `db_password` is written to the client's disk: `${NOMAD_SECRET_DIR}` is no variable of Nomad
        env                  = true
        error_on_missing_key = true

        data = <<EOT
DB_PASSWORD={{ with nomadVar "nomad/jobs/shop" }}{{ .db_password | toJSON }}{{ end }}
#                                                --------------------------- here the secret is put in
EOT
      }
    }
  }
}
