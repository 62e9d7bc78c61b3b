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

    task "db" { # pggen: ignore[PG401] -- the array saves the volume
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

      config {
        image = "docker.io/library/postgres:17.11"

        mount {
          type     = "bind"
          source   = "secrets/roles.sql"
          target   = "/docker-entrypoint-initdb.d/roles.sql"
          readonly = true
        }
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }

      env {
        POSTGRES_PASSWORD_FILE = "/secrets/password"
      }

      template {
        destination          = "secrets/password"
        change_mode          = "noop"
        error_on_missing_key = true
        uid                  = 999
        gid                  = 999
        perms                = "0400"

        data = <<EOT
{{ with nomadVar "nomad/jobs/shop" }}{{ .password }}{{ end }}
EOT
      }

      template {
#     ^^^^^^^^ PG925 a new value in this script restarts `db` and changes nothing in it
        destination          = "secrets/roles.sql"
        error_on_missing_key = true
        uid                  = 999
        gid                  = 999
        perms                = "0400"

        data = <<EOT
{{ with nomadVar "nomad/jobs/shop" }}CREATE ROLE reports LOGIN PASSWORD '{{ .reports_password }}';{{ end }}
EOT
      }
    }
  }
}
