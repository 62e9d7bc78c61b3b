job "shop-db" {
  group "db" {
    network {
      port "db" {
#     ^^^^^^^^^ PG501 the database `postgres` is published on every address of the host
        static = 5432
      }
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
        provider = "nomad"
        port     = "db"

        check {
          type     = "tcp"
          interval = "10s"
          timeout  = "2s"
        }
      }

      config {
        image        = "docker.io/library/postgres:17.11"
        network_mode = "host" # pggen: ignore[PG504] -- as fast as it can be
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
