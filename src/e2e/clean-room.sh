#!/usr/bin/env bash
# clean-room.sh [GOAL...]: a bare Debian 12 with git and make, the host's extra CA
# certificates and package-client settings, and a clone of this repository's HEAD.
# There: `make demo` as a user without sudo (has to print the command and end with 2),
# then `make GOAL...` as root (default: demo test). Nothing of it is left behind.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"
# shellcheck source=debian.sh
. "$here/lib/debian.sh"

need_root "the clean room" "make clean-room"
(($#)) || set -- demo test

store=$cache_dir/clean-room
bare=$store/bookworm-1.tar
mkdir -p "$store"
root=$(mktemp -d "$store/room.XXXX")
trap 'rm -rf --one-file-system "$root"' EXIT
chmod 0755 "$root"

# The bare system is the same each time, so it is kept; what follows is not.
if [[ ! -s $bare ]]; then
  say "clean room: debootstrap"
  debian_root bookworm "$root" >"$store/debootstrap.log" 2>&1 || { tail "$store/debootstrap.log" >&2; die "debootstrap failed"; }
  debian_install "$root" git make ca-certificates >>"$store/debootstrap.log" 2>&1
  root_finish "$root"
  tar -C "$root" --numeric-owner -cf "$bare.part" . && mv "$bare.part" "$bare"
else
  tar -C "$root" -xpf "$bare"
fi

# copy FILE: a setting of the host at the same place in the room
copy() {
  [[ -s $1 ]] || return 0
  mkdir -p "$root$(dirname -- "$1")"
  cp -L -- "$1" "$root$1"
}

# home FILE: a setting below the host's home directory, for root in the room
home() {
  [[ -s $HOME/$1 ]] || return 0
  mkdir -p "$root/root/$(dirname -- "$1")"
  cp -L -- "$HOME/$1" "$root/root/$1"
}

say "clean room: certificates and package settings of the host"
printf 'deb %s bookworm main\n' "$(debian_archive)" >"$root/etc/apt/sources.list"
apt-config dump | grep -E '^Acquire::(http|https|ftp)::' >"$root/etc/apt/apt.conf.d/90host" || true
copy /etc/resolv.conf
copy /etc/hosts
copy /etc/pip.conf
copy /etc/maven/settings.xml
for file in .m2/settings.xml .npmrc .config/pip/pip.conf .config/go/env; do home "$file"; done
for file in /usr/local/share/ca-certificates/*.crt; do copy "$file"; done
in_root "$root" update-ca-certificates >/dev/null 2>&1

git clone -q --no-hardlinks "$repo_dir" "$root/root/pggen"
in_root "$root" useradd --create-home --shell /bin/bash visitor
cp -a "$root/root/pggen" "$root/home/visitor/pggen"
in_root "$root" chown -R visitor: /home/visitor/pggen

# proxies and the package clients' variables, as the host has them
mapfile -t settings < <(env | grep -E '^([a-zA-Z]+_proxy|[A-Z]+_PROXY|MAVEN_OPTS|MAVEN_ARGS|NPM_CONFIG_[A-Z_]*|npm_config_[a-z_]*|PIP_(INDEX|TIMEOUT|DEFAULT)[A-Z_]*|GOPROXY|GONOSUMDB|GOFLAGS)=' || true)

# room COMMAND: a shell in the room, with processes and mounts of its own that end with it
room() {
  unshare --mount --pid --fork --kill-child --propagation private "$here/lib/enter.sh" "$root" \
    "${settings[@]}" CI="${CI:-}" PGGEN_CLEAN_ROOM=1 bash -c "$1" </dev/null
}

# visitor COMMAND: in the copy of the user who has neither root nor sudo
visitor() { room "cd /home/visitor/pggen && exec setpriv --reuid visitor --regid visitor --init-groups env HOME=/home/visitor $1"; }

say "clean room: make demo as a user without sudo"
status=0
visitor 'make demo' >"$store/visitor.log" 2>&1 || status=$?
cat "$store/visitor.log"
if ((status != 2)) || ! grep -q 'apt-get install' "$store/visitor.log"; then
  die "make demo without root ended with $status; wanted: the apt-get command and exit 2"
fi
printf 'PASS clean room: without root, make demo prints the command and ends with 2\n'
# make ends with 2 whatever goes wrong below it, so what it calls is asked too.
status=0
visitor 'src/e2e/install.sh demo' >"$store/visitor.log" 2>&1 || status=$?
if ((status != 2)) || ! grep -q 'apt-get install' "$store/visitor.log"; then
  cat "$store/visitor.log"
  die "install.sh demo without root ended with $status; wanted: the apt-get command and exit 2"
fi
printf 'PASS clean room: without root, install.sh demo itself ends with 2\n'

say "clean room: make $* as root"
room "cd /root/pggen && make $*" || die "make $* failed in the clean room" 1
printf 'PASS clean room: make %s as root\n' "$*"
