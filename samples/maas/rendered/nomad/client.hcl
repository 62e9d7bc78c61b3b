# Rendered by pggen from pggen.yaml. Edit that file, then render again.

client {
  max_kill_timeout = "2m"
}

plugin "docker" {
  config {
    allow_caps = [
      "audit_write",
      "chown",
      "dac_override",
      "fowner",
      "fsetid",
      "kill",
      "mknod",
      "net_admin",
      "net_bind_service",
      "net_raw",
      "setfcap",
      "setgid",
      "setpcap",
      "setuid",
      "sys_admin",
      "sys_chroot",
    ]
  }
}
