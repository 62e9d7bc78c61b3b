job "shop" {
  group "shop" {
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
      task         = "postgres"

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "postgres" { # pggen: ignore[PG401] -- the host dumps it every night
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      lifecycle {
        hook    = "prestart"
        sidecar = true
      }

      config {
        image = "docker.io/library/postgres:17.11"
      }

      env {
        POSTGRES_USER = "shop"
        POSTGRES_NAME = "orders"
#                       ^^^^^^^^ PG909 the image of `postgres` does not read `POSTGRES_NAME`: that is `POSTGRES_DB`, which is not set
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }
    }
  }
}
