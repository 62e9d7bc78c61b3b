job "shop" {
  group "shop" {
    network {
      port "db" {
#     ^^^^^^^^^ PG501 the database `server` is published on every address of the host
        static       = 5432
      }
    }

    task "server" { # pggen: ignore[PG401] -- the host takes snapshots
      driver       = "raw_exec"
      user         = "postgres"
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
        command = "/usr/lib/postgresql/17/bin/postgres"
        args    = ["-D", "/srv/shop/data"]
      }
    }
  }
}
