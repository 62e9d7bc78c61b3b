job "shop" {
  group "shop" {
    count = 2
#   ^^^^^^^^^ PG914 `postgres` runs more than once, with the same data

    update {
      canary = 0
    }

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
      }

      volume_mount {
#     ------------ all of them keep their data there
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }
    }
  }
}
