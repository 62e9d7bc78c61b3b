#!/usr/bin/env bash
# A Docker engine and Compose for the e2e suite.
#   docker.sh start   makes both usable: the running daemon if there is one, else one of its own
#   docker.sh stop    ends the daemon that start began, and only that one; another run's daemon stays (E2E_RUN tells them apart)
# Compose comes from Debian packages, in two versions: the floor that rendered
# files promise (2.26) and the last of the 2.x line. Neither changes the base system.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"
# shellcheck source=debian.sh
. "$here/lib/debian.sh"

pid_file=$cache_dir/dockerd.pid
owner_file=$cache_dir/dockerd.owner
log=$cache_dir/dockerd.log

answers() { docker info >/dev/null 2>&1; }

# launch ARGUMENT...: true when the daemon answers within a minute
launch() {
  setsid nohup dockerd --pidfile "$pid_file" "$@" >"$log" 2>&1 </dev/null &
  local began=$! second
  for ((second = 0; second < 60; second++)); do
    ! answers || return 0
    kill -0 "$began" 2>/dev/null || return 1
    sleep 1
  done
  kill "$began" 2>/dev/null
  return 1
}

# The service manager's own daemon, where there is one; else by hand, from the
# usual set-up to the ones that a container or an old kernel needs.
start_daemon() {
  ! answers || return 0
  need_root "starting the Docker daemon" "$0 start"
  have dockerd || die "dockerd is missing; run src/e2e/install.sh e2e" 2
  mkdir -p "$cache_dir"
  printf '%s\n' "${E2E_RUN:-}" >"$owner_file"
  if [[ -d /run/systemd/system ]] && systemctl start docker 2>/dev/null && answers; then return 0; fi
  say "starting a Docker daemon (log: $log)"
  launch || launch --storage-driver=vfs ||
    { have iptables-legacy && PATH=$(legacy_tables):$PATH launch; } ||
    { tail -n 5 "$log" >&2; die "the Docker daemon does not start; its log is $log"; }
}

# a directory where `iptables` means the legacy tables, for kernels without nf_tables
legacy_tables() {
  local dir=$cache_dir/legacy-tables name
  mkdir -p "$dir"
  for name in iptables ip6tables iptables-save iptables-restore; do
    ln -sf "$(command -v "${name/tables/tables-legacy}")" "$dir/$name"
  done
  printf '%s\n' "$dir"
}

stop_daemon() {
  [[ -s $pid_file && $(cat "$owner_file" 2>/dev/null) == "${E2E_RUN:-}" ]] || return 0
  kill "$(<"$pid_file")" 2>/dev/null || true
  rm -f "$pid_file"
}

# compose_from SUITE NAME: unpacks that suite's Compose into the cache
compose_from() {
  local suite=$1 into=$cache_dir/compose/$2 work
  [[ ! -x $into/docker-compose ]] || return 0
  work=$(mktemp -d)
  say "Compose from Debian $suite"
  debian_packages "$suite" "$work" docker-compose
  dpkg-deb -x "$work"/docker-compose_*.deb "$work/root"
  mkdir -p "$into"
  install -m 0755 "$work/root/usr/libexec/docker/cli-plugins/docker-compose" "$into/docker-compose.part"
  mv "$into/docker-compose.part" "$into/docker-compose"
  rm -rf "$work"
}

start() {
  start_daemon
  compose_from trixie floor
  compose_from forky latest
  # A Compose v2 that the machine already has stays the one that `docker compose` means.
  if ! docker compose version >/dev/null 2>&1; then
    local plugins=/usr/local/lib/docker/cli-plugins
    [[ $(id -u) == 0 ]] || plugins=$HOME/.docker/cli-plugins
    mkdir -p "$plugins"
    install -m 0755 "$cache_dir/compose/latest/docker-compose" "$plugins/docker-compose"
  fi
  say "$(docker version -f 'Docker engine {{.Server.Version}}'), $(docker compose version), floor: $("$cache_dir/compose/floor/docker-compose" version)"
}

case "${1:-}" in
  start) start ;;
  stop) stop_daemon ;;
  *) die "usage: docker.sh start|stop" 2 ;;
esac
