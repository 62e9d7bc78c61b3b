# A Go that is new enough for the suite's own Go programs. Sourced after places.sh and debian.sh.
# shellcheck shell=bash

go_wanted=1.26

# new_enough COMMAND: it is a Go of at least that release
new_enough() {
  local release
  have "$1" || return 1
  release=$(GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || return 1
  [[ $(printf '%s\n' "$go_wanted" "${release#go}" | sort -V | head -n 1) == "$go_wanted" ]]
}

# go_command: prints a Go's path: the machine's own, else one of a newer Debian suite, unpacked into
# the cache. Bookworm's is 1.19, trixie's 1.24.
go_command() {
  local found into=${cache_dir:?}/go/$go_wanted work
  for found in go "/usr/lib/go-$go_wanted/bin/go" "$into/usr/lib/go-$go_wanted/bin/go"; do
    if new_enough "$found"; then command -v "$found"; return; fi
  done
  work=$(mktemp -d "${TMPDIR:-/tmp}/pggen-go.XXXX")
  say "Go $go_wanted from Debian forky"
  debian_packages forky "$work" "golang-$go_wanted-go" "golang-$go_wanted-src"
  mkdir -p "$work/root" "$(dirname -- "$into")"
  for found in "$work"/*.deb; do dpkg-deb -x "$found" "$work/root"; done
  rm -rf "$into"
  mv "$work/root" "$into"
  rm -rf "$work"
  new_enough "$into/usr/lib/go-$go_wanted/bin/go" || die "Go $go_wanted cannot be had here"
  printf '%s\n' "$into/usr/lib/go-$go_wanted/bin/go"
}
