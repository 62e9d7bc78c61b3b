job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "postgres" { # pggen: ignore[PG401] -- the host takes snapshots
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
#       ^^^^^ PG411 the data of `postgres` lie in a volume without a name
          type   = "volume"
          target = "/var/lib/postgresql/data"
        }
      }
    }
  }
}
