# Rendered by pggen from pggen.yaml. Edit that file, then render again.

id           = "gitea-db-data"
name         = "gitea-db-data"
type         = "csi"
plugin_id    = "CSI_PLUGIN"
capacity_min = "20Gi"

capability {
  access_mode     = "single-node-writer"
  attachment_mode = "file-system"
}
