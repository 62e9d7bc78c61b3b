#!/bin/bash
# Proves that the newest backup can be restored: into a throwaway cluster without network, every count compared, the time taken.
# drill.sh loop | once | health | status. Parameters come from the environment, see docs/backup.md.
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
export PGGEN_PART=drill
# shellcheck source=/dev/null
for part in say utc schedule status archive counts load scratch loop; do . "$HERE/$part.sh"; done

ROOM=${PGGEN_SCRATCH:-/drill}
STATE=$ROOM/status
SCRATCH=
ID=
RTO=

# finish: whatever happened, the cluster is gone; the status tells how it ended.
finish() {
  local code=$?
  trap '' TERM INT HUP
  cd /
  if [ -n "$CHILD" ]; then stop_process "$CHILD"; fi
  scratch_stop "$SCRATCH"
  now
  status_read "$STATE"
  status_set service "$PGGEN_SERVICE" last_start "$STARTED" last_end "$REPLY" last_exit "$code" last_try "$ID"
  if [ -n "$RTO" ]; then status_set last_rto "$RTO" rto_limit "$PGGEN_RTO"; fi
  if ((code == 0)); then
    status_set last_success "$STARTED" last_id "$ID"
  fi
  status_write "$STATE" || say "cannot write $STATE"
  exit "$code"
}

settings() {
  need PGGEN_SERVICE PGGEN_MAJOR PGGEN_DRILL_SCHEDULE
  number PGGEN_RTO
  if ! schedule_parse "$PGGEN_DRILL_SCHEDULE"; then fail 10 "PGGEN_DRILL_SCHEDULE is not a schedule: $PGGEN_DRILL_SCHEDULE"; fi
  if [ ! -d "$ROOM" ] || [ ! -w "$ROOM" ]; then fail 10 "$ROOM is not a directory that uid $EUID can write to"; fi
}

once() {
  local leftover
  settings
  only_one "$ROOM/.lock" drill
  now
  STARTED=$REPLY
  trap finish EXIT
  trap 'exit 143' TERM INT HUP
  trap ':' PIPE
  for leftover in "$ROOM"/scratch-*; do
    if [ -e "$leftover" ]; then attend rm -rf -- "$leftover" || fail 10 "cannot remove $leftover"; fi
  done
  archive_choose latest
  rehearse
  now
  RTO=$((REPLY - STARTED))
  archive_fact rows
  say "$ID: restored, $REPLY rows and all other counts equal, $RTO s"
  if ((RTO > PGGEN_RTO)); then fail 26 "$ID: restoring took $RTO s, the limit is $PGGEN_RTO s"; fi
}

# rehearse: the steps of restore.sh without the exchange.
rehearse() {
  local wanted
  archive_prove
  archive_fact database_bytes
  wanted=$((REPLY * 13 / 10 / 1024 + 300 * 1024))
  if free_kib "$ROOM" && ((REPLY < wanted)); then fail 15 "$ROOM has $REPLY KiB free, the drill needs about $wanted KiB"; fi
  SCRATCH=$ROOM/scratch-$ID
  scratch_start "$SCRATCH"
  load_roles || fail 24 "the roles of $ID could not be made"
  load_database drill || fail 24 "a database for $ID could not be made"
  load_rows drill || fail 24 "$ID could not be restored completely"
  load_compare drill "$SCRATCH/counts.tsv" || fail 25 "$ID: the restored database differs from the backup's own counts"
}

last_success() {
  status_read "$STATE"
  REPLY=${STATUS[last_success]:-}
}

# ready: before the first backup there is nothing to rehearse, and that is no failure.
ready() {
  archive_newest
  [ -n "$REPLY" ]
}

loop() {
  settings
  loop_forever "$PGGEN_DRILL_SCHEDULE"
}

health() {
  number PGGEN_DRILL_MAX_AGE
  status_read "$STATE"
  status_health "${STATUS[last_success]:-}" "$PGGEN_DRILL_MAX_AGE" drill
}

status() {
  last_success
  status_print "${PGGEN_DRILL_SCHEDULE:-}" "$REPLY"
}

case ${1:-loop} in
  loop | once | health | status) "${1:-loop}" ;;
  *) fail 10 "usage: drill.sh loop | once | health | status" ;;
esac
