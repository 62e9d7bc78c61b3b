#!/bin/bash
# A run that is killed, stopped, locked out or out of space leaves no part of a backup and no lie in the status.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles
shop 150000
milliseconds
start=$REPLY
code 'an undisturbed run' 0 backup once
milliseconds
whole=$((REPLY - start))
echo "   an undisturbed run takes $whole ms"

partial=0
for ((point = 1; point <= 20; point++)); do
  backup_background once
  milliseconds
  until=$((REPLY + whole * point / 20))
  while ((REPLY < until)) && background_running; do
    sleep 0.01
    milliseconds
  done
  background_signal KILL 2>/dev/null || true
  background_wait || true
  for path in "$STORE"/[0-9]*; do
    if ! (cd "$path" && sha256sum --check --quiet --strict SHA256SUMS && archive_reads "$path"); then partial=$((partial + 1)); fi
  done
done
equal 'kill -9 at 20 points: every visible backup is whole' 0 "$partial"
KEEP_LAST=1 code 'the next run sweeps up' 0 backup once
visible
equal 'nothing is left behind, retention 1 is kept' '1 visible, 0 left' "$REPLY"

# Two at once: the loser says 16 and touches neither the files nor the status of the winner.
hold orders
backup_background once
until compgen -G "$STORE/.tmp-*" >/dev/null; do sleep 0.01; done
before=$(cat "$STORE/.status")
code 'the second of two runs' 16 backup once
equal 'the loser leaves the status alone' "$before" "$(cat "$STORE/.status")"
equal 'the loser leaves the files alone' yes "$(compgen -G "$STORE/.tmp-*" >/dev/null && echo yes)"
release
code 'the first of two runs' 0 background_wait
visible
equal 'both backups are there' '2 visible, 0 left' "$REPLY"

# stopped STAGE: TERM now.
stopped() {
  milliseconds
  start=$REPLY
  background_signal TERM
  code "TERM while $1" 143 background_wait
  within "TERM while $1" 3000 $((ENDED - start))
  visible
  equal 'nothing is left behind' '2 visible, 0 left' "$REPLY"
  equal 'the status says so' last_exit=143 "$(grep last_exit= "$STORE/.status")"
}

# pg_dump waits for the parent of partitions, which nothing is counted in: so it surely is in the middle.
hold 'ONLY event'
backup_background once
stage shop.dump
stopped 'pg_dump runs'
release
# A signal reaches a container so late that the rows are counted by then, and the run may be in the middle of a sync that nothing ends.
if [ "$PLACE" = plain ]; then
  backup_background once
  if stage tables.tsv; then
    stopped 'rows are counted'
  else
    background_wait
    echo '   the rows were counted before TERM came'
    newest
    rm -rf "$REPLY"
  fi
else
  echo '   TERM while rows are counted: shown against plain servers'
fi

# Somebody holds a table: the run waits for it, but not for ever, and not when it is told to stop.
hold orders
backup_background once
sleep 1.5
stopped 'waiting for a table'
PGGEN_LOCK_WAIT=2 code 'a table that is locked for too long' 13 backup once
release
visible
equal 'nothing is left behind' '2 visible, 0 left' "$REPLY"
equal 'no process is left' '' "$(db postgres <<<"SELECT pid, query FROM pg_stat_activity WHERE usename = 'app_backup'")"

backup_background loop
sleep 1
milliseconds
start=$REPLY
background_signal TERM
code 'TERM while the loop is idle' 0 background_wait
within 'TERM while the loop is idle' 3000 $((ENDED - start))

# The loop starts a run at once when the last one is too old: TERM then reaches the run through the loop.
rm -rf "${STORE:?}"/[0-9]*
hold 'ONLY event'
backup_background loop
stage shop.dump
milliseconds
start=$REPLY
background_signal TERM
code 'TERM while the loop runs a dump' 0 background_wait
within 'TERM while the loop runs a dump' 3000 $((ENDED - start))
visible
equal 'nothing is left behind' '0 visible, 0 left' "$REPLY"

# The server is killed while it is dumped.
backup_background once
stage shop.dump
server_stop KILL
wait "$HOLDER"
code 'the server dies in the middle' 13 background_wait
visible
equal 'nothing is left behind' '0 visible, 0 left' "$REPLY"
WAIT=2 code 'no server' 11 backup once
server_start_again
code 'the server is back' 0 backup once

if [ -n "$SMALL" ]; then
  big=$STORE
  STORE=$WORK/small
  code 'a full disk' 13 backup once
  says 'with the reason' 'No space left'
  visible
  equal 'nothing is left behind' '0 visible, 0 left' "$REPLY"
  equal 'the status could be written' last_exit=13 "$(grep last_exit= "$STORE/.status")"
  db <<<'TRUNCATE orders'
  code 'a small dump fits' 0 backup once
  newest
  head -c 900000 /dev/zero >"$REPLY/kit/large"
  visible
  before=$REPLY
  code 'less free than half as much again as the last one took' 15 backup once
  visible
  equal 'the last one stays' "$before" "$REPLY"
  STORE=$big
else
  not_run 'ENOSPC needs root to mount a small file system'
fi
end
