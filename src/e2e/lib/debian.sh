# Packages and root directories of other Debian suites, without touching the
# machine's own package database. Sourced after places.sh.
# shellcheck shell=bash

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The address of the Debian archive this machine already uses, asked of apt at
# run time. PGGEN_DEBIAN_ARCHIVE overrides it (for Ubuntu hosts).
debian_archive() {
  local found
  found=${PGGEN_DEBIAN_ARCHIVE:-}
  if [[ -z $found ]]; then
    found=$(apt-get indextargets --format "\$(RELEASE) \$(REPO_URI)" 'Created-By: Packages' 'Origin: Debian' |
      awk '$1 !~ /security|updates|backports/ && !n++ {print $2}')
  fi
  [[ -n $found ]] || die "no Debian archive in this machine's apt sources; set PGGEN_DEBIAN_ARCHIVE to the address of one" 2
  printf '%s\n' "${found%/}"
}

# debian_packages SUITE DIR PACKAGE...: downloads the named packages of SUITE into DIR
debian_packages() {
  local suite=$1 dir=$2 private archive
  shift 2
  archive=$(debian_archive)
  private=$(mktemp -d)
  mkdir -p "$private"/{lists,cache}/partial "$dir"
  : >"$private/status"
  printf 'deb [signed-by=%s] %s %s main\n' "$debian_keyring" "$archive" "$suite" >"$private/sources.list"
  local -a options=(
    -qq -o Dir::Etc::sourcelist="$private/sources.list" -o Dir::Etc::sourceparts=-
    -o Dir::State::lists="$private/lists" -o Dir::State::status="$private/status"
    -o Dir::Cache="$private/cache" -o Acquire::Check-Valid-Until=false -o Acquire::Retries=3 -o Acquire::Languages=none -o APT::Sandbox::User=root
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
    -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false
  )
  apt-get "${options[@]}" update >&2
  (cd "$dir" && apt-get "${options[@]}" download "$@" >&2)
  rm -rf "$private"
}

# debian_root SUITE DIR: a minimal Debian of SUITE in DIR
debian_root() {
  local suite=$1 dir=$2 script=/usr/share/debootstrap/scripts/$1
  # An older debootstrap does not know the newest suite by name; they all share sid's script.
  [[ -e $script ]] || script=/usr/share/debootstrap/scripts/sid
  debootstrap --variant=minbase --keyring="$debian_keyring" "$suite" "$dir" "$(debian_archive)" "$script" >&2
  chmod 0755 "$dir"
  # A mirror that lags behind is good enough here; signatures are checked all the same.
  printf 'Acquire::Check-Valid-Until "false";\nAcquire::Retries "3";\n' >"$dir/etc/apt/apt.conf.d/90host"
  apt-config dump | grep -E '^Acquire::(http|https|ftp)::' >>"$dir/etc/apt/apt.conf.d/90host" || true
  printf '#!/bin/sh\nexit 101\n' >"$dir/usr/sbin/policy-rc.d"
  chmod 0755 "$dir/usr/sbin/policy-rc.d"
  cat >"$dir/etc/dpkg/dpkg.cfg.d/lean" <<'LEAN'
path-exclude /usr/share/doc/*
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
LEAN
}

# debian_install DIR PACKAGE...: packages of the root's own suite, inside the root
debian_install() {
  local dir=$1
  shift
  in_root "$dir" apt-get -qq update >&2
  in_root "$dir" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >&2
}

# in_root DIR COMMAND...: runs a command inside a root directory
in_root() {
  unshare --mount --propagation private "${e2e_dir:?}/lib/enter.sh" "$@"
}

# root_finish DIR: removes what only the build needed
root_finish() {
  rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/* "$1"/usr/sbin/policy-rc.d "$1"/etc/apt/apt.conf.d/90host \
    "$1"/var/log/*.log "$1"/var/log/apt
}
