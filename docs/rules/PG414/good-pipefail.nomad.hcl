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
set -o pipefail; pg_dump | gzip > /backups/$(date -u +%s).sql.gz
EOT
      }
    }
  }
}
