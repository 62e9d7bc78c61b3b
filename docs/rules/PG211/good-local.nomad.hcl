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
        image   = "docker.io/library/postgres:17.11"
        volumes = ["local/db:/var/lib/postgresql/data"] # pggen: ignore[PG411] -- data of tests
      }
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image   = "docker.io/example/shop:2.4.1"
        volumes = ["local/db:/files"]
      }
    }
  }
}
