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
        destination          = "${NOMAD_TASK_DIR}/password"
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG108 `password` is written to the client's disk
        error_on_missing_key = true

        data = <<EOT
{{ with secret "kv/data/default/shop" }}{{ .Data.data.password }}{{ end }}
#                                       ------------------------- here the secret is put in
EOT
      }
    }
  }
}
