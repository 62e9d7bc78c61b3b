# Dumps that are in flight, held there: two sidecars at once, kill -9, TERM. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"

# once_in INDEX FILE: a run in that sidecar, its words in the file
once_in() { dc exec -T --index "$1" backup /bin/bash /etc/pggen/scripts/backup.sh once >"$2" 2>&1; }

two_sidecars() {
  local first=0 running
  check "a second sidecar starts" dc up -d --no-deps --no-recreate --scale backup=2 backup
  check "dumps are held" hold
  once_in 1 "$work/one" &
  running=$!
  check "the first one is in the middle of a dump" within 150 in_dump
  exits "the second one is told that it is locked: 16" 16 once_in 2 "$work/two"
  release >/dev/null || true
  wait "$running" || first=$?
  equal "the first one comes to its end" "$first" 0
  check "every backup is sound" sound_backups
  dc up -d --no-deps --no-recreate --scale backup=1 backup >"$detail" 2>&1 || fail "back to one sidecar" "$detail"
}

sidecar_killed() {
  local running victim
  victim=$(state_of backup Pid)
  check "dumps are held" hold
  backup_once >/dev/null 2>&1 &
  running=$!
  check "a dump is in flight" within 150 in_dump
  kill_process "$victim" || fail "there is no sidecar to kill"
  wait "$running" || true
  release >/dev/null || true
  check "after kill -9 of the sidecar it comes back" within 90 leads backup "$victim"
  check "no broken backup is visible" sound_backups
  check "the next backup works" within 120 backup_once
  equal "nothing unfinished is left" "$(unfinished)" 0
}

# Where there is no backup the sidecar begins one by itself, so TERM reaches the dump through its loop.
term_mid_dump() {
  check "dumps are held" hold
  mkdir "$disk/aside" && mv "$disk/$name"/2*Z "$disk/aside/"
  docker restart -t 10 "$(id_of backup)" >/dev/null
  check "the sidecar is in the middle of a dump of its own" within 150 in_dump
  stops backup
  equal "TERM leaves nothing unfinished" "$(unfinished)" 0
  release >/dev/null || true
  mv "$disk/aside"/2*Z "$disk/$name/" && rmdir "$disk/aside"
}
