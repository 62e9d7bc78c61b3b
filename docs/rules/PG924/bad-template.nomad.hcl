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
        destination          = "secrets/password"
        error_on_missing_key = true

        data = <<EOT
{{ with secret "kv/data/default/shop" }}{{ .Data.password }}{{ end }}
#                                          ^^^^^^^^^^^^^^ PG924 `.Data.password` is nothing: the values of this path lie in `.Data.data`
EOT
      }
    }
  }
}
