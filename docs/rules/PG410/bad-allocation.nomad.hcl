job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type            = "csi"
      source          = "shop-data"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
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
      }

      env {
        PGDATA = "${NOMAD_ALLOC_DIR}/data"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^ PG410 no volume holds `/alloc/data`, the data of `postgres`
      }

      volume_mount {
#     ------------ this volume is at `/var/lib/postgresql/data`
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }
    }
  }
}
