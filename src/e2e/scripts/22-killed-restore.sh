#!/bin/bash
# A restore that is killed or stopped at any moment leaves either the old state or the finished one, and the next one works.
# shellcheck source=/dev/null
. "$HERE/topic.sh"
if [ "$PLACE" != plain ]; then elsewhere 'a process of docker exec cannot be killed alone'; fi

server_start db
roles
shop 40000
code 'backup' 0 backup once
dumped=$(fingerprint)
app <<<"UPDATE orders SET note = 'changed'"
changed=$(fingerprint)

# kept: names that a restore leaves besides the live one.
kept() {
  db postgres <<<"SELECT string_agg(regexp_replace(datname, '_2.*', ''), ' ' ORDER BY datname) FROM pg_database WHERE datname LIKE 'shop\_%'"
}

milliseconds
start=$REPLY
code 'an undisturbed restore' 0 in_server restore
milliseconds
whole=$((REPLY - start))
# Names are made of seconds; those of the next ten are taken.
for ((second = EPOCHSECONDS, last = second + 9; second <= last; second++)); do
  db postgres <<<"CREATE DATABASE \"shop_undone_$(date -u -d "@$second" +%Y%m%dT%H%M%SZ)\""
done
code 'undo in a second whose name is taken' 0 in_server undo
equal 'both are kept' 11 "$(db postgres <<<"SELECT count(*) FROM pg_database WHERE datname LIKE 'shop\_undone\_%'")"
db postgres <<<"SELECT format('DROP DATABASE %I', datname) FROM pg_database WHERE datname LIKE 'shop\_undone\_%' \gexec"
echo "   an undisturbed restore takes $whole ms"

strange=0 finished=0
for ((point = 1; point <= 12; point++)); do
  background in_server restore
  sleep "$(printf '%d.%03d' $((whole * point / 12 / 1000)) $((whole * point / 12 % 1000)))"
  background_signal KILL 2>/dev/null || true
  background_wait || true
  case "$(fingerprint)" in
    "$changed") ;;
    "$dumped")
      finished=$((finished + 1))
      in_server undo >"$OUT" 2>&1
      ;;
    *) strange=$((strange + 1)) ;;
  esac
  app <<<'SELECT' || strange=$((strange + 1))
done
equal 'kill -9 at 12 points: the live database is the old or the restored one, and lets the application in' 0 "$strange"
echo "   $finished of 12 had finished before the kill"

background in_server restore
until [ -n "$(db postgres <<<"SELECT 1 FROM pg_database WHERE datname LIKE 'shop\_restore\_%'")" ]; do sleep 0.02; done
milliseconds
start=$REPLY
background_signal TERM
code 'TERM' 143 background_wait
within 'TERM' 3000 $((ENDED - start))
equal 'the live database is the old one' "$changed" "$(fingerprint)"

code 'the next restore' 0 in_server restore
equal 'brings the dumped state' "$dumped" "$(fingerprint)"
equal 'and nothing half-restored is left' '' "$(kept | tr ' ' '\n' | sed -n '/restore/p')"
end
