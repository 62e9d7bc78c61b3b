# Rendered by pggen from pggen.yaml. Edit that file, then render again.

name      = "gitea-backups"
type      = "host"
node_id   = "NODE_ID"
host_path = "/mnt/backup/gitea"

capability {
  access_mode     = "single-node-multi-writer"
  attachment_mode = "file-system"
}
