#!/usr/bin/env bash
# install.sh GOAL: installs what GOAL (demo, test, e2e or clean-room) needs and this
# machine lacks, from the distribution's own packages. Says what it does. As a user
# without root it changes nothing: sudo does it where sudo asks no password, else the
# command is printed and the exit code is 2.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"

goal=${1:-test}
missing=()

# want COMMAND PACKAGE...: the packages are missing when the command is
want() {
  have "$1" || missing+=("${@:2}")
}

want_java() {
  local release=0
  ! have javac || release=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  ((${release:-0} < 17)) || return 0
  # Newer releases have no 17; theirs is newer and as good.
  if [[ -n $(apt-cache madison openjdk-17-jdk-headless 2>/dev/null) || ! -d /var/lib/apt/lists || -z $(ls /var/lib/apt/lists 2>/dev/null) ]]; then
    missing+=(openjdk-17-jdk-headless)
  else
    missing+=(default-jdk-headless)
  fi
}

want_build() {
  want_java
  want mvn maven
  want_certificates
}

want_certificates() { [[ -s /etc/ssl/certs/ca-certificates.crt ]] || missing+=(ca-certificates); }

want_test() {
  want_build
  want psql postgresql-client
  want xz xz-utils
  want shellcheck shellcheck
  want yamllint yamllint
  want setpriv util-linux
  want git git
}

want_venv() {
  want python3 python3
  python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
}

want_roots() {
  want debootstrap debootstrap
  [[ -s /usr/share/keyrings/debian-archive-keyring.gpg ]] || missing+=(debian-archive-keyring)
  want unshare util-linux
}

want_e2e() {
  want_test
  want_roots
  want npm npm
  want go golang-go
  want_venv
  want dockerd docker.io
  want docker docker.io docker-cli
  want iptables iptables
  want ip iproute2
  want zstd zstd
  want mkfs.ext4 e2fsprogs
  want losetup mount
  want openssl openssl
  [[ -x /usr/lib/cni/bridge ]] || missing+=(containernetworking-plugins)
  want_hooks
}

# What scenario/hooks.sh asks; python3-yaml is no command.
want_hooks() {
  want pre-commit pre-commit
  python3 -c 'import yaml, venv, ensurepip' 2>/dev/null || missing+=(python3-venv python3-yaml)
  want zsh zsh
  want fish fish
  want man man-db
  want mandoc mandoc
}

case "$goal" in
  demo | build) want_build ;;
  test) want_test ;;
  clean-room) want_roots ;;
  e2e) want_e2e ;;
  *) die "unknown goal '$goal': demo, test, e2e or clean-room" 2 ;;
esac

((${#missing[@]})) || exit 0
have apt-get || die "make $goal needs: ${missing[*]}; install them with this system's package manager" 2
mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)

run=()
if [[ $(id -u) != 0 ]]; then
  if ! have sudo || ! sudo -n true 2>/dev/null; then
    printf 'make %s needs packages that are not installed here. As root (or with sudo) run:\n\n  apt-get update && apt-get install -y --no-install-recommends %s\n\n' "$goal" "${missing[*]}" >&2
    exit 2
  fi
  run=(sudo -n)
fi

install_packages() {
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 install -y --no-install-recommends "$@" >/dev/null
}

say "make $goal: installing ${missing[*]}"
"${run[@]}" apt-get -qq -o Acquire::Retries=3 update
# docker-cli is a package of its own only in newer releases.
mapfile -t missing < <(for name in "${missing[@]}"; do [[ $name == docker-cli && -z $(apt-cache madison docker-cli) ]] || printf '%s\n' "$name"; done)
install_packages "${missing[@]}" || die "the packages above could not be installed" 2
