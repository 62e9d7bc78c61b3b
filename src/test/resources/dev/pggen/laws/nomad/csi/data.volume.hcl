# Rendered by pggen from pggen.yaml. Edit that file, then render again.

id           = "gitea-data"
name         = "gitea-data"
type         = "csi"
plugin_id    = "CSI_PLUGIN"
capacity_min = "50Gi"

capability {
  access_mode     = "single-node-writer"
  attachment_mode = "file-system"
}
