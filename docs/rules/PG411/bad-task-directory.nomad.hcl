job "shop" {
  group "shop" {
    constraint {
      attribute = "${node.unique.name}"
      value     = "client-1"
    }

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
        volumes = ["srv/data:/var/lib/postgresql/data"]
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG411 the data of `postgres` lie in a directory of its task
      }
    }
  }
}
