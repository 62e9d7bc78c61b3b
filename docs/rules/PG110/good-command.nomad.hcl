job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "cache" { # pggen: ignore[PG102] -- the image reads no file
      driver = "docker"
      user   = "999:999"

      config {
        image   = "docker.io/valkey/valkey:8.1.3"
        command = "sh"
        args    = ["-c", "exec valkey-server --requirepass \"$CACHE_PASSWORD\""]
      }

      template {
        destination          = "secrets/cache.env"
        env                  = true
        error_on_missing_key = true

        data = <<EOT
CACHE_PASSWORD={{ with nomadVar "nomad/jobs/shop" }}{{ .cache_password | toJSON }}{{ end }}
EOT
      }
    }
  }
}
