# Rendered by pggen from pggen.yaml. Edit that file, then render again.

client {
  max_kill_timeout = "1m30s"
}
