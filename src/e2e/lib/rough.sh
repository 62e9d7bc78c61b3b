# One stack for what goes wrong with backups and servers: damaged backups, a full disk, kills. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"
# shellcheck source=damage.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/damage.sh"
# shellcheck source=space.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/space.sh"
# shellcheck source=crash.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/crash.sh"

# rough MAJOR UID
rough() {
  scenario="rough-$1 uid $2"
  stack_begin "rough-$1" "$1" "$2"
  if must "the stack is up" stack_settled; then
    damages
    full_disk
    server_points
    sidecar_points
    check "check.sh finds nothing wrong at the end" within 90 content
  fi
  stack_end
}
