job "shop" {
  group "shop" {
    task "server" { # pggen: ignore[PG401] -- the host takes snapshots
#   ^^^^^^^^^^^^^ PG303 `server` asks for no time to end, and has 5 s
      driver       = "raw_exec"
      user         = "postgres"
      kill_signal  = "SIGINT"

      service {
        provider = "nomad"
        port     = "5432"

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
