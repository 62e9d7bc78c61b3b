# Rendered by pggen from pggen.yaml. Edit that file, then render again.

name      = "maas-host-sys-fs-cgroup"
type      = "host"
node_id   = "NODE_ID"
host_path = "/sys/fs/cgroup"

capability {
  access_mode     = "single-node-multi-writer"
  attachment_mode = "file-system"
}
