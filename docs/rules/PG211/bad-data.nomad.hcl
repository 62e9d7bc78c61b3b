job "shop" {
  constraint {
    attribute = "${node.unique.name}"
    value     = "nas"
  }

  group "shop" {
    network {
      mode = "bridge"
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
        image   = "docker.io/library/postgres:17.11"
        volumes = ["/srv/shop/db:/var/lib/postgresql/data"]
#                  --------------------------------------- the server keeps its data here
      }
    }

    task "web" { # pggen: ignore[PG308] -- it tries again until its database answers
      driver = "docker"
      user   = "1000:1000"

      config {
        image   = "docker.io/example/shop:2.4.1"
        volumes = ["/srv/shop/db:/srv/files"]
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ PG211 `web` may write to the data of `postgres`, which lie here
      }
    }
  }
}
