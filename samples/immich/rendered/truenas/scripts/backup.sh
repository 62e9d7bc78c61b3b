#!/bin/bash
# The backup sidecar: backup.sh loop | once | health | list | status. Parameters come from the environment, see docs/backup.md.
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
export PGGEN_PART=backup
PGGEN_WAIT=${PGGEN_WAIT:-300}          # seconds until a server that does not answer is an error
PGGEN_LOCK_WAIT=${PGGEN_LOCK_WAIT:-60} # seconds until a table that somebody holds is one
# shellcheck source=/dev/null
for part in say utc schedule retention status certificate archive counts properties login dump loop; do . "$HERE/$part.sh"; done

STATE=$STORE/.status
TMP=

# finish: whatever happened, no process and no part of a backup stays; the status tells how it ended.
finish() {
  local code=$? pid
  trap '' TERM INT HUP
  cd /
  for pid in $CHILD ${SESSION_PID:-}; do stop_process "$pid"; done
  if [ -n "${PGPASSFILE:-}" ]; then rm -f -- "$PGPASSFILE"; fi
  if [ -n "$TMP" ]; then rm -rf -- "$TMP"; fi
  now
  status_read "$STATE"
  status_set service "$PGGEN_SERVICE" last_start "$STARTED" last_end "$REPLY" last_exit "$code"
  if ((code == 0)); then
    status_set last_success "$STARTED" last_id "$ID" last_seconds $((REPLY - STARTED)) last_kib "$KIB"
  fi
  status_write "$STATE" || say "cannot write $STATE"
  exit "$code"
}

settings() {
  need PGGEN_SERVICE PGGEN_COMPRESS PGGEN_SCHEDULE
  database_name
  number PGGEN_KEEP_LAST PGGEN_KEEP_DAILY PGGEN_KEEP_WEEKLY PGGEN_KEEP_MONTHLY
  if ! schedule_parse "$PGGEN_SCHEDULE"; then fail 10 "PGGEN_SCHEDULE is not a schedule: $PGGEN_SCHEDULE"; fi
  if [ ! -d "$STORE" ] || [ ! -w "$STORE" ]; then fail 10 "$STORE is not a directory that uid $EUID can write to"; fi
}

once() {
  local leftover id
  settings
  # Nothing may be touched before this line: the winner's files and status are not ours.
  only_one "$STORE/.lock" run
  mine
  now
  STARTED=$REPLY
  trap finish EXIT
  trap 'exit 143' TERM INT HUP
  trap ':' PIPE
  for leftover in "$STORE"/.tmp-* "$STORE"/.trash-*; do
    if [ -e "$leftover" ]; then attend rm -rf -- "$leftover" || fail 10 "cannot remove $leftover"; fi
  done
  login_prepare
  login_wait
  login_suitable
  space
  now
  utc_id "$REPLY"
  ID=$REPLY
  archive_newest
  if [ "$REPLY" \> "$ID" ]; then say "warning: $REPLY is newer than the clock says ($ID)"; fi
  while [ -e "$STORE/$ID" ]; do
    pause 1
    now
    utc_id "$REPLY"
    ID=$REPLY
  done
  TMP=$STORE/.tmp-$ID
  mkdir -- "$TMP" || fail 13 "cannot make $TMP"
  dump_write
  publish
  say "$ID: $KIB KiB in $STORE/$ID"
  prune
}

# mine: two services must not share a directory, each would prune the other's backups.
mine() {
  archive_newest
  if [ -n "$REPLY" ]; then
    archive_choose "$REPLY"
    archive_fact service
    if [ "${REPLY:-$PGGEN_SERVICE}" != "$PGGEN_SERVICE" ]; then fail 10 "$STORE holds backups of the service $REPLY: take another directory"; fi
  fi
}

# space: half as much again as the last backup took must be free.
space() {
  archive_newest
  [ -n "$REPLY" ] || return 0
  size_kib "$STORE/$REPLY"
  local wanted=$((REPLY * 3 / 2 + 1024))
  if ! free_kib "$STORE"; then return 0; fi
  if ((REPLY < wanted)); then fail 15 "$STORE has $REPLY KiB free, the next backup may need $wanted KiB"; fi
}

# publish: proves what was written, forces it to the disk, and only then gives it its name.
publish() {
  local -a files
  if ! archive_sound "$PGGEN_DATABASE.dump" counts.tsv; then fail 14 "the new dump is not sound: $REPLY"; fi
  shopt -s globstar dotglob nullglob
  local path
  for path in **; do
    if [ -f "$path" ] && [ "$path" != SHA256SUMS ]; then files+=("$path"); fi
  done
  shopt -u globstar dotglob nullglob
  attend sha256sum -- "${files[@]}" >SHA256SUMS || fail 14 "the checksums could not be written"
  # A sync that knows no file names (busybox) takes everything.
  attend sync -- "${files[@]}" SHA256SUMS . || attend sync || fail 13 "the files could not be forced to the disk"
  size_kib .
  KIB=$REPLY
  mv -T -- "$TMP" "$STORE/$ID" || fail 13 "the backup could not be given its name"
  TMP=
  cd -- "$STORE"
  attend sync -- "$STORE" || attend sync || fail 13 "$STORE could not be forced to the disk"
}

# prune: by name only, after a success only, and never the backup that was just made.
prune() {
  local id
  local -A stay=([$ID]=1)
  while IFS= read -r id; do stay[$id]=1; done < <(archive_ids |
    retention_keep "$PGGEN_KEEP_LAST" "$PGGEN_KEEP_DAILY" "$PGGEN_KEEP_WEEKLY" "$PGGEN_KEEP_MONTHLY")
  while IFS= read -r id; do
    if [ -z "${stay[$id]:-}" ]; then
      say "$id: retention is over, removed"
      if ! mv -T -- "$STORE/$id" "$STORE/.trash-$id" || ! attend rm -rf -- "$STORE/.trash-$id"; then
        say "warning: $id cannot be removed"
      fi
    fi
  done < <(archive_ids)
}

loop() {
  settings
  loop_forever "$PGGEN_SCHEDULE"
}

# ready: a run waits for the server itself.
ready() {
  true
}

# last_success: the names are the truth, so a lost status file neither delays nor repeats a run.
last_success() {
  archive_newest
  if [ -n "$REPLY" ]; then utc_epoch "$REPLY"; fi
}

# health: a certificate that ends soon is told and is no fault of the backups.
health() {
  number PGGEN_BACKUP_MAX_AGE
  if certificate_warning; then echo "warning: $REPLY"; fi
  status_read "$STATE"
  last_success
  status_health "$REPLY" "$PGGEN_BACKUP_MAX_AGE" backup
}

status() {
  last_success
  status_print "${PGGEN_SCHEDULE:-}" "$REPLY"
  if certificate_end; then echo "certificate_end=$REPLY"; fi
  if certificate_warning; then echo "certificate_warning=$REPLY"; fi
}

case ${1:-loop} in
  loop | once | health | status) "${1:-loop}" ;;
  list) archive_list ;;
  *) fail 10 "usage: backup.sh loop | once | health | list | status" ;;
esac
