# Rendered by pggen from pggen.yaml. Edit that file, then render again.

name      = "gitea-db-data"
type      = "host"
node_id   = "NODE_ID"
plugin_id = "mkdir"

capability {
  access_mode     = "single-node-single-writer"
  attachment_mode = "file-system"
}

parameters {
  mode = "0700"
  uid  = 999
  gid  = 999
}
