# Where the e2e suite keeps things, and how it talks. Sourced, never run.
# shellcheck shell=bash

e2e_dir=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
export repo_dir
repo_dir=$(cd -- "$e2e_dir/../.." && pwd)
export cache_dir=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/pggen-e2e

# The three servers under test: PostgreSQL major, Debian suite.
export pg_suites='15:bookworm 17:trixie 18:forky'

say() { printf '%s\n' "$*" >&2; }

# die TEXT [CODE]
die() {
  printf 'error: %s\n' "$1" >&2
  exit "${2:-1}"
}

have() { command -v "$1" >/dev/null 2>&1; }

need_root() {
  [[ $(id -u) == 0 ]] || die "$1 needs root; run: sudo $2" 2
}
