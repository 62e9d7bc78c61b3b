job "shop-dump" {
  type = "batch"

  periodic {
    crons            = ["15 2 * * *"]
    prohibit_overlap = true
  }

  group "dump" {
    volume "backups" {
      type   = "host"
      source = "shop-backups"
    }

    task "dump" {
      driver = "docker"
      user   = "999:999"

      config {
        image   = "docker.io/library/postgres:17.11"
        command = "bash"
        args    = ["/local/dump.sh"]
      }

      env {
        PGHOST     = "db.example.org"
        PGUSER     = "shop_backup"
        PGDATABASE = "shop"
      }

      volume_mount {
        volume      = "backups"
        destination = "/backups"
      }

      template {
        destination = "local/dump.sh"
        data        = <<EOT
#!/bin/bash
pg_dump -Fc -f /backups/$(date -u +%s).dump
# <------- if this fails, the script goes on
find /backups -mtime +14 -delete
# <^^^^ PG416 `dump` deletes old dumps, whether or not there is a new one
EOT
      }
    }
  }
}
