job "blog" {
  group "blog" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type            = "csi"
      source          = "blog-data"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
    }

    task "postgres" {
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      lifecycle {
        hook    = "prestart"
        sidecar = true
      }

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

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }
    }

    task "backup" {
      driver = "docker"
      user   = "999:999"

      config {
        image       = "docker.io/library/postgres:17.11"
        entrypoint  = ["/bin/sh", "/scripts/backup.sh"]
        extra_hosts = ["postgres:127.0.0.1"]
        volumes     = ["/mnt/backup/shop:/backup"]
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ PG206 `blog` and `shop` keep their backups in `/mnt/backup/shop`
      }

      env {
        PGHOST             = "postgres"
        PGGEN_SCHEDULE     = "02:15"
        PGGEN_KEEP_LAST    = "3"
        PGGEN_KEEP_DAILY   = "7"
        PGGEN_KEEP_WEEKLY  = "4"
        PGGEN_KEEP_MONTHLY = "0"
      }
    }
  }
}
