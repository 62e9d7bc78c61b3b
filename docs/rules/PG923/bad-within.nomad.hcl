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
        destination = "secrets/password"

        data = <<EOT
{{ with (secret "kv/data/default/shop").Data.data }}{{ .password }}{{ end }}
#                                                   ^^^^^^^^^^^^^^^ PG923 without its key, `password` becomes `<no value>`
EOT

        error_on_missing_key = false
#       ---------------------------- it is turned off here
      }
    }
  }
}
