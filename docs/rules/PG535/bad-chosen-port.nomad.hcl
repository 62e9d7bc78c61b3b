job "shop-db" {
  group "db" {
    network {
      mode = "bridge"
      port "db" {
#     ^^^^^^^^^ PG535 `db` leads to a number that Nomad chooses, where `postgres` does not listen
        host_network = "loopback"
      }
    }

    volume "data" {
      type   = "host"
      source = "shop-data"
    }

    task "postgres" { # pggen: ignore[PG401] -- the host dumps it every night
#   --------------- listens at 5432
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      service {
        provider = "nomad"
        port     = "db"

        check {
          type     = "tcp"
          interval = "10s"
          timeout  = "2s"
        }
      }

      config {
        image = "docker.io/library/postgres:17.11"
        ports = ["db"]
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }

      env {
        POSTGRES_PASSWORD_FILE = "/secrets/password"
      }
    }
  }
}
