#!/bin/bash
# Sourced by every script: one line per event on stderr, one exit code per kind of failure, no time zone, no locale.

export LC_ALL=C TZ=UTC0
umask 077 # a dump holds every row of the application

say() {
  printf '%(%Y-%m-%dT%H:%M:%SZ)T %s: %s\n' -1 "${PGGEN_PART:-pggen}" "$*" >&2
}

# fail CODE TEXT...: the codes are listed in docs/backup.md.
fail() {
  local code=$1
  shift
  say "error ($code): $*"
  exit "$code"
}

now() {
  printf -v REPLY '%(%s)T' -1
}

# need NAME...: each variable must be set and not empty.
need() {
  local name
  for name in "$@"; do
    if [ -z "${!name:-}" ]; then fail 10 "$name is not set"; fi
  done
}

# number NAME...: each variable must be a whole number.
number() {
  local name
  need "$@"
  for name in "$@"; do
    if ! [[ ${!name} =~ ^[0-9]{1,12}$ ]]; then fail 10 "$name is not a whole number: ${!name}"; fi
  done
}

# database_name: the name becomes a file name and the stem of other database names.
database_name() {
  need PGGEN_DATABASE
  case $PGGEN_DATABASE in
    .* | -* | */* | *=* | *[[:cntrl:]]*) fail 10 "a database named '$PGGEN_DATABASE' cannot be backed up by these scripts" ;;
  esac
}

# only_one FILE WHAT: the lock, on descriptor 8, lives as long as any process of this run.
only_one() {
  if ! { exec 8>>"$1"; } 2>/dev/null; then fail 10 "uid $EUID cannot write to $1"; fi
  if ! flock -n 8; then fail 16 "another $2 holds $1"; fi
}

# attend COMMAND...: runs a program so that a signal to this script is answered at once.
CHILD=
attend() {
  local rc=0
  "$@" <&0 & # the explicit redirection keeps a here-document readable
  CHILD=$!
  wait "$CHILD" || rc=$?
  CHILD=
  return "$rc"
}

# pause SECONDS: a sleep that a signal ends.
pause() {
  attend sleep "$1" || true
}

# stop_process PID [SIGNAL]: asks first, and does not wait much longer than a second.
stop_process() {
  local pid=$1 i
  kill -s "${2:-TERM}" "$pid" 2>/dev/null || return 0
  for ((i = 0; i < 12; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -s KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# free_kib DIRECTORY: what an ordinary user can still write there.
free_kib() {
  local line
  { read -r line && read -r line; } < <(df -Pk -- "$1") || return 1
  read -r _ _ _ REPLY _ <<<"$line"
  [[ $REPLY =~ ^[0-9]+$ ]]
}

# size_kib DIRECTORY
size_kib() {
  read -r REPLY _ < <(du -sk -- "$1")
}
