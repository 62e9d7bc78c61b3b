job "myservice" {
  group "app" {
    task "db-backup" {
      lifecycle {
        hook    = "poststart"
        sidecar = true
      }

      driver = "docker"
      config {
        image   = "postgres:16-alpine"
        command = "sh"
        args    = ["-c", "while true; do pg_dump -U myservice -d myservice > /backup/$(date +%Y%m%d).sql; sleep 86400; done"]
      }

      volume_mount {
        volume      = "backup_data"
        destination = "/backup"
      }
    }
  }
}
