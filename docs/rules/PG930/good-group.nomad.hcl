job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      template {
        destination          = "secrets/password"
        error_on_missing_key = true
        perms                = "0444"

        data = <<EOT
{{ with secret "kv/data/default/shop" }}{{ .Data.data.password }}{{ end }}
EOT
      }
    }
  }
}
