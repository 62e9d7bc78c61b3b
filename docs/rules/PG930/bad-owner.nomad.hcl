job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"
#              ----------- it runs as this user

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      template {
        destination          = "secrets/password"
        error_on_missing_key = true
        perms                = "0400"
#                              ^^^^^^ PG930 `web` may not read this file: it belongs to root

        data = <<EOT
{{ with secret "kv/data/default/shop" }}{{ .Data.data.password }}{{ end }}
EOT
      }
    }
  }
}
