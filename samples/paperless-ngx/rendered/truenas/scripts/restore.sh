#!/bin/bash
# Restores a backup beside the live database, compares every count, and exchanges the two; the old one is kept for undo.sh.
# Runs inside the server's own container: restore.sh [latest | ID | list]
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
export PGGEN_PART=restore
# shellcheck source=/dev/null
for part in say utc archive counts properties load swap; do . "$HERE/$part.sh"; done

BESIDE=
FOUND=

# finish: a restore that did not end well leaves the server as it was.
finish() {
  local code=$?
  trap '' TERM INT HUP
  if [ -n "$CHILD" ]; then stop_process "$CHILD"; fi
  if [ -n "$FOUND" ]; then rm -f -- "$FOUND"; fi
  if [ -n "$BESIDE" ]; then drop "$BESIDE" || say "the database $BESIDE is left over; the next restore removes it"; fi
  if ((code != 0)); then say "ended with $code; the live database $PGGEN_DATABASE is untouched"; fi
  exit "$code"
}

drop() {
  sql -v name="$1" <<<'DROP DATABASE IF EXISTS :"name" WITH (FORCE)'
}

# room: the restored database stands beside the old one, so its size must be free.
room() {
  local wanted
  archive_fact database_bytes
  wanted=$((REPLY * 6 / 5 / 1024))
  if [ -d "${PGDATA:-}" ] && free_kib "$PGDATA" && ((REPLY < wanted)); then
    fail 15 "$PGDATA has $REPLY KiB free, restoring beside the live database needs about $wanted KiB"
  fi
}

restore() {
  local started kept leftover
  now
  started=$REPLY
  swap_begin
  archive_choose "${1:-latest}"
  trap finish EXIT
  say "$ID: checking the backup"
  archive_prove
  room
  while IFS= read -r leftover; do drop "$leftover"; done < <(swap_kept restore)
  load_roles || fail 24 "the roles of $ID could not be made"
  swap_name restore
  BESIDE=$REPLY
  say "$ID: restoring into $BESIDE, the live database stays as it is"
  load_database "$BESIDE" || fail 24 "the database $BESIDE could not be made"
  load_rows "$BESIDE" || fail 24 "$ID could not be restored completely"
  FOUND=$(mktemp "${TMPDIR:-/tmp}/pggen.counts.XXXXXX")
  load_compare "$BESIDE" "$FOUND" || fail 25 "$ID: the restored database differs from the backup's own counts"
  attend psql -XAtq -d "$BESIDE" -c 'ANALYZE' >/dev/null || fail 24 "the statistics of $BESIDE could not be made"
  properties_apply "$BACKUP/database.sql" "$BESIDE" || fail 24 "owner, privileges and settings of the database could not be set"
  swap_name before
  kept=$REPLY
  swap "$PGGEN_DATABASE" "$kept" "$BESIDE" || fail 24 "the live database could not be exchanged"
  BESIDE=
  archive_fact rows
  say "$ID: restored as $PGGEN_DATABASE, $REPLY rows equal to the backup's counts"
  now
  say "took $((REPLY - started)) s; the old database is kept as $kept: undo.sh brings it back, undo.sh drop $kept removes it"
}

case ${1:-latest} in
  list) archive_list ;;
  -*) fail 10 "usage: restore.sh [latest | ID | list]" ;;
  *) restore "$@" ;;
esac
