# Rendered by pggen from pggen.yaml. Edit that file, then render again.

id           = "gitea-config"
name         = "gitea-config"
type         = "csi"
plugin_id    = "CSI_PLUGIN"
capacity_min = "64Mi"

capability {
  access_mode     = "single-node-writer"
  attachment_mode = "file-system"
}
