#!/usr/bin/env bash
# demo.sh: what a new user sees: a small spec becomes a stack, a bad one is refused.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# show COMMAND…: prints the command, then runs it
show() {
  printf '\n$ %s\n' "$*"
  "$@"
}

PATH=$PWD/bin:$PATH
cp samples/minimal/pggen.yaml "$work/"
cd "$work"
show cat pggen.yaml
show pggen render
show find deploy -type f
show pggen explain shared_buffers

sed -e 's/memory: 512MiB/memory: 512 megabytes/' -e 's/destination/destinatoin/' pggen.yaml >bad.pggen.yaml
printf '\nThe same spec with two slips:\n'
show diff pggen.yaml bad.pggen.yaml || true
if show pggen validate bad.pggen.yaml; then
  printf 'error: the bad spec was let through\n' >&2
  exit 1
fi
printf '\nA bad spec is refused, with the place and a way out. Next: README.md\n'
