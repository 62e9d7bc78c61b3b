# Rendered by pggen from pggen.yaml. Edit that file, then render again.

name      = "gitea-data"
type      = "host"
namespace = "apps"
node_id   = "NODE_ID"
plugin_id = "mkdir"

capability {
  access_mode     = "single-node-single-writer"
  attachment_mode = "file-system"
}

parameters {
  mode = "0700"
  uid  = 1000
  gid  = 1000
}
