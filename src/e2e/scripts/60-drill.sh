#!/bin/bash
# The drill: status, health, time limit, faults of its own, and no trace of the cluster afterwards.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

# status KEY: sets REPLY.
status() {
  REPLY=$(drill status | sed -n "s/^$1=//p")
}

gone() {
  equal "$1: no cluster is left" '' "$(compgen -G "$TOPIC/drill/scratch-*" || true)"
  equal "$1: no server is left" '' "$(psql -h "$TOPIC/drill-socket" -d postgres -c 'SELECT 1' 2>/dev/null || true)"
}

server_start db
roles
shop 100000
code 'no backup yet' 20 drill once
code 'a failed first try is not healthy' 1 drill health
code 'backup' 0 backup once
code 'a good drill' 0 drill once
gone 'a good drill'
newest
status last_id
equal 'the status names the backup' "${REPLY}" "$(basename "$STORE"/2*)"
status last_rto
equal 'the status has the time it took' yes "$([[ $REPLY =~ ^[0-9]+$ ]] && echo yes)"
status last_exit
equal 'the status has the exit code' 0 "$REPLY"
code 'healthy' 0 drill health
sleep 2
MAX_AGE=1 code 'too old' 1 drill health
code 'nothing was written beside the backups' 0 test -z "$(find "$STORE" -newer "$TOPIC/drill/status" -type f)"

RTO=0 code 'slower than the limit' 26 drill once
gone 'slower than the limit'
status last_exit
equal 'the status has the exit code of the failure' 26 "$REPLY"
code 'health goes by the last success' 0 drill health

PGGEN_PRELOAD=no_such_library code 'the cluster does not start' 23 drill once
says 'with the reason' no_such_library
gone 'the cluster does not start'

newest
BACKUP=$REPLY
cp -a "$BACKUP" "$TOPIC/good"
sed -i '/CREATE ROLE app;/d' "$BACKUP/globals.sql"
reseal "$BACKUP"
code 'cannot be restored' 24 drill once
gone 'cannot be restored'
rm -rf "$BACKUP"
mv "$TOPIC/good" "$BACKUP"

before=$(cat "$TOPIC/drill/status")
exec 5>>"$TOPIC/drill/.lock"
flock 5
code 'while another drill runs' 16 drill once
exec 5>&-
equal 'the loser leaves the status alone' "$before" "$(cat "$TOPIC/drill/status")"
drill_background once
until compgen -G "$TOPIC/drill/scratch-*/server.log" >/dev/null; do sleep 0.02; done
milliseconds
start=$REPLY
background_signal TERM
code 'TERM in the middle' 143 background_wait
within 'TERM in the middle' 3000 $((ENDED - start))
gone 'TERM in the middle'

drill_background once
until compgen -G "$TOPIC/drill/scratch-*/data/PG_VERSION" >/dev/null; do sleep 0.02; done
background_signal KILL
background_wait || true
rm -f "$TOPIC"/drill-socket/.s* # in a container it dies with its tmpfs
code 'the drill after a kill -9' 0 drill once
gone 'the drill after a kill -9'
code 'a verb that is none' 10 drill everything
SCHEDULE=never code 'a schedule that is none' 10 drill loop
end
