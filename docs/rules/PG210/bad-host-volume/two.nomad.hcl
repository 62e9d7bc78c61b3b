job "two" {
  group "shop" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type   = "host"
      source = "shop-data"
    }

    task "postgres" { # pggen: ignore[PG301, PG401] -- the host asks it and dumps it
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      config {
        image = "docker.io/library/postgres:17.11"
        shm_size = 268435456
      }

      volume_mount {
#     ^^^^^^^^^^^^ PG210 `two` and `one` write to the host volume `shop-data`, where two servers keep their data
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }
    }
  }
}
