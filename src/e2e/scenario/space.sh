#!/usr/bin/env bash
# A full backup disk, and two sidecars at once.
# minutes: 5
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"

names_backup() { ! content >"$work/found" && grep -q '^FAIL backup' "$work/found"; }

full_disk() {
  local kept
  kept=$(newest)
  check "more data than the disk holds" bulk 60
  exits "a dump that does not fit ends with 13" 13 backup_once
  equal "the good backup is still the newest" "$(newest)" "$kept"
  check "the good backup is sound" sound_backups
  equal "no part of the failed one is left" "$(find "$disk/$name" -maxdepth 1 -name '.t*-*' | wc -l)" 0
  check "the big table goes" sql 'DROP TABLE bulk'
  fallocate -l "$(($(stat -f -c '%a * %S' "$disk") - 400000))" "$disk/ballast"
  exits "too little room is seen before the dump: 15" 15 backup_once
  check "check.sh says that the last backup failed" names_backup
  rm "$disk/ballast"
  check "with room again the next one works" backup_once
  check "check.sh is content again" within 60 content
}

two_sidecars() {
  local first=0 second=0
  check "enough data for a dump of a second" bulk 12
  check "a second sidecar starts" dc up -d --no-deps --no-recreate --scale backup=2 backup
  dc exec -T --index 1 backup /bin/bash /etc/pggen/scripts/backup.sh once >"$work/one" 2>&1 &
  local running=$!
  dc exec -T --index 2 backup /bin/bash /etc/pggen/scripts/backup.sh once >"$work/two" 2>&1 || second=$?
  wait "$running" || first=$?
  equal "one of two wins, the other is told that it is locked" "$(printf '%s\n' "$first" "$second" | sort -n | xargs)" '0 16'
  check "what the winner wrote is sound" sound_backups
  dc up -d --no-deps --no-recreate --scale backup=1 backup >/dev/null 2>&1
}

scenario=space
stack_begin space 18 568 48M
if must "the stack is up" stack_settled; then
  full_disk
  two_sidecars
fi
stack_end
finish
