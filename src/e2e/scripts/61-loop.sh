#!/bin/bash
# The loops: first run at once, intervals that survive restarts, waiting, retries, health by the age of the last success.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles
shop 500

# wait_for COMMAND...: up to 30 s.
wait_for() {
  local i
  for ((i = 0; i < 300; i++)); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.1
  done
  return 1
}

stop() {
  background_signal TERM
  background_wait || true
}

count() {
  visible
  [ "$REPLY" = "$1 visible, 0 left" ]
}

code 'nothing was ever tried: not healthy' 1 backup health
server_stop
SCHEDULE=6h backup_background loop
wait_for test -e "$STORE/.status"
code 'waiting for the server: healthy until the age limit' 0 backup health
server_start_again
code 'the first run comes as soon as the server does' 0 wait_for count 1
wait_for grep -q last_exit=0 "$STORE/.status"
code 'healthy' 0 backup health
stop
SCHEDULE=6h backup_background loop
sleep 2
stop
visible
equal 'an interval goes over a restart: no second run' '1 visible, 0 left' "$REPLY"
due=$(SCHEDULE=6h backup status | sed -n 's/^next=//p')
newest
equal 'the next run is due six hours after the last' "$(date -u -d "$(sed 's/T/ /;s/Z//;s/\(..\)\(..\)$/:\1:\2/' <<<"${REPLY##*/}") UTC 6 hours" +%Y%m%dT%H%M%SZ)" "$due"
rm "$STORE/.status"
SCHEDULE=6h backup_background loop
sleep 2
stop
visible
equal 'a lost status file does not repeat the run' '1 visible, 0 left' "$REPLY"
SCHEDULE=2s KEEP_LAST=2 backup_background loop
sleep 9
stop
visible
equal 'every two seconds, two are kept' '2 visible, 0 left' "$REPLY"
sleep 2
MAX_AGE=1 code 'too old' 1 backup health
code 'list' 0 backup list
newest
says 'the newest is in the list' "${REPLY##*/}"

# A failure: reported, tried again later, and health stays with the last success.
db <<<'ALTER TABLE customer ENABLE ROW LEVEL SECURITY; ALTER ROLE app_backup NOBYPASSRLS'
SCHEDULE=1s backup_background loop
sleep 4
stop
equal 'a failed run is not repeated at once' 1 "$(grep -c 'the run ended with 12, next try in 60 s' "$TOPIC/background.log")"
code 'health goes by the last success' 0 backup health
equal 'the status has the code' 12 "$(backup status | sed -n 's/^last_exit=//p')"
rm -rf "${STORE:?}"/[0-9]*
code 'without any backup a failed try is not healthy' 1 backup health
db <<<'ALTER ROLE app_backup BYPASSRLS'

SCHEDULE=1h drill_background loop
sleep 2
code 'the drill waits for the first backup' 0 drill health
code 'a backup' 0 backup once
code 'then it runs' 0 wait_for grep -q last_exit=0 "$TOPIC/drill/status"
stop
end
