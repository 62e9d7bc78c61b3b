job "shop-db" {
  group "db" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type   = "host"
      source = "shop-data"
    }

    task "postgres" { # pggen: ignore[PG401] -- the host dumps it every night
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

      action "dump" {
        command = "/bin/sh"
        args    = ["-c", "pg_dump -Fc -U shop -f /var/lib/postgresql/data/dump.new shop && mv /var/lib/postgresql/data/dump.new /var/lib/postgresql/data/dump"]
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG402 backups are kept on the data's own storage
      }

      config {
        image = "docker.io/library/postgres:17.11"
      }

      volume_mount {
#     ------------ the data lies here
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }

      env {
        POSTGRES_PASSWORD_FILE = "/secrets/password"
      }
    }
  }
}
