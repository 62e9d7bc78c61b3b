job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "postgres" { # pggen: ignore[PG401] -- the host takes snapshots
      driver       = "docker"
      user         = "1000:1000"
#                    ^^^^^^^^^^^ PG413 `postgres` runs with uid 1000, and its volume will belong to 999
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

        mount { # pggen: ignore[PG411] -- the cluster is made anew for each run
#       ----- the data lie in the volume's own directory
          type   = "volume"
          target = "/var/lib/postgresql/data"
        }
      }
    }
  }
}
