# Rendered by pggen from pggen.yaml. Edit that file, then render again.

client {
  max_kill_timeout = "1m30s"

  host_network "loopback" {
    cidr = "127.0.0.1/32"
  }
}
