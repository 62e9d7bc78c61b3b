job "shop" {
  group "shop" {
    network {
      mode = "bridge"

      port "db" {
#     ^^^^^^^^^ PG501 the database `postgres` is published on the client's network `no-vpn`
        static       = 5432
        host_network = "no-vpn"
      }
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
        ports = ["db"]
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }
    }
  }
}
