# Rendered by pggen from pggen.yaml. Edit that file, then render again.

client {
  max_kill_timeout = "1m30s"

  host_volume "gitea-data" {
    path      = "/srv/gitea-data"
    read_only = false
  }

  host_volume "gitea-config" {
    path      = "/srv/gitea-config"
    read_only = false
  }

  host_volume "gitea-db-data" {
    path      = "/srv/gitea-db-data"
    read_only = false
  }

  host_volume "gitea-backups" {
    path      = "/mnt/backup/gitea"
    read_only = false
  }

  host_volume "gitea-db-drill" {
    path      = "/srv/gitea-db-drill"
    read_only = false
  }
}
