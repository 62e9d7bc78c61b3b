#!/usr/bin/env bash
# The Go program that tells what HashiCorp's libraries make of a Nomad job (tools/nomad/hclcheck).
#   hclcheck.sh         builds it where its sources changed, and prints the command's path
#   hclcheck.sh test    runs its own tests, ten thousand strings through every pass among them
# The command is kept outside the tree, named by a digest of what it was built from. GOFLAGS, GOPROXY
# and the like are the caller's.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"
# shellcheck source=debian.sh
. "$here/lib/debian.sh"
# shellcheck source=go.sh
. "$here/lib/go.sh"

source_dir=$repo_dir/tools/nomad/hclcheck
# Never another toolchain than the one that is here.
export GOTOOLCHAIN=local

build() {
  local digest command began=$SECONDS
  digest=$(cd "$source_dir" && cat go.mod go.sum ./*.go | sha256sum | cut -c1-16)
  command=$cache_dir/hclcheck/$digest/hclcheck
  if [[ ! -x $command ]]; then
    go=$(go_command)
    mkdir -p "$(dirname -- "$command")"
    nice "$go" -C "$source_dir" build -trimpath -o "$command.$$" . || die "hclcheck cannot be built"
    mv "$command.$$" "$command"
    say "hclcheck: built in $((SECONDS - began)) s"
  fi
  printf '%s\n' "$command"
}

case "${1:-build}" in
  build) build ;;
  test)
    go=$(go_command)
    nice "$go" -C "$source_dir" vet ./...
    nice "$go" -C "$source_dir" test -count=1 ./...
    ;;
  *) die "usage: hclcheck.sh [test]" 2 ;;
esac
