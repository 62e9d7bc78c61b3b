# Rendered by pggen from pggen.yaml. Edit that file, then render again.

name      = "speedtest-tracker-backups"
type      = "host"
node_id   = "NODE_ID"
host_path = "/mnt/backup/speedtest-tracker"

capability {
  access_mode     = "single-node-multi-writer"
  attachment_mode = "file-system"
}
