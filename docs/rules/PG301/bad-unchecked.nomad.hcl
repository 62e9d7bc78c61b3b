job "shop-db" {
  group "db" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type   = "host"
      source = "shop-data"
    }

    service {
      name         = "shop-db"
      provider     = "nomad"
      port         = "5432"
      address_mode = "alloc"
      task         = "exporter"

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "postgres" { # pggen: ignore[PG401] -- the host dumps it every night
#   ^^^^^^^^^^^^^^^ PG301 nobody asks the server `postgres` for its health
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      config {
        image = "docker.io/library/postgres:17.11"
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }

      env {
        POSTGRES_PASSWORD_FILE = "/secrets/password"
      }
    }

    task "exporter" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/exporter:1.2.3"
      }
    }
  }
}
