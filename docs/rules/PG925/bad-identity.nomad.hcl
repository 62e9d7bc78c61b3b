job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type            = "csi"
      source          = "shop-data"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
    }

    task "db" { # pggen: ignore[PG102, PG401] -- the array saves the volume
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      service {
        provider     = "nomad"
        port         = "5432"
        address_mode = "alloc"

        check {
          type     = "tcp"
          interval = "10s"
          timeout  = "2s"
        }
      }

      identity {
        name        = "vault_default"
        aud         = ["vault.io"]
        ttl         = "1h"
        change_mode = "restart"
#                     ^^^^^^^^^ PG925 each renewal of this identity restarts `db`
      }

      config {
        image = "docker.io/library/postgres:17.11"
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }

      template {
        destination          = "secrets/db.env"
        env                  = true
        change_mode          = "noop"
        error_on_missing_key = true

        data = <<EOT
POSTGRES_PASSWORD={{ with nomadVar "nomad/jobs/shop" }}{{ .password | toJSON }}{{ end }}
EOT
      }
    }
  }
}
