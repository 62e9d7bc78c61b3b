# kill -9 at fourteen points of one stack: seven in the server while rows are written, seven in the sidecar
# while it dumps. Three stacks make it more than twenty of each. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"

crash_points='1 2 3 4 5 6 7'

# main_process SERVICE: the first process below the container's init
main_process() { pgrep -P "$(state_of "$1" Pid)" | head -n 1 || true; }

# write_rows POINT FILE: one row per transaction; what psql prints back is what the server acknowledged
write_rows() {
  local row
  for ((row = 1; row <= 3000; row++)); do echo "INSERT INTO ledger VALUES ($(($1 * 10000 + row))) RETURNING n;"; done |
    timeout 60 docker exec -i "$(id_of db)" psql -XqAt -U postgres -d "$(database)" >"$2" 2>/dev/null
}

server_points() {
  local point acknowledged=0 lost='' gone first victim id writer
  sql 'CREATE TABLE ledger (n int PRIMARY KEY)' || true
  id=$(id_of db)
  for point in $crash_points; do
    : >"$work/acknowledged"
    write_rows "$point" "$work/acknowledged" &
    writer=$!
    first=$(state_of db Pid)
    # The server itself in every other round, the whole container in between.
    if ((point % 2)); then victim=$(main_process db); else victim=$first; fi
    within 30 wrote_rows $((point * 20)) || true
    kill_process "$victim" || { fail "point $point: there is no server to kill"; return 0; }
    wait "$writer" || true
    within 90 leads db "$first" || { fail "point $point: the server does not start again"; return 0; }
    within 90 sql 'SELECT 1' || { fail "point $point: the server does not come back"; return 0; }
    # Whole numbers only: the last line may be cut, and the engine has words of its own for a container that is gone.
    grep -xE '[0-9]{5}' "$work/acknowledged" >"$work/rows" || true
    acknowledged=$((acknowledged + $(wc -l <"$work/rows")))
    gone=$(sql "SELECT coalesce(string_agg(n::text, ' '), 'none') FROM unnest('{$(paste -sd, "$work/rows")}'::int[]) n WHERE n NOT IN (SELECT n FROM ledger)") || gone='cannot be asked'
    [[ $gone == none ]] || lost+="at point $point: $gone; "
  done
  if ((acknowledged > 200)); then pass "seven kills of the server, $acknowledged rows acknowledged"; else fail "only $acknowledged rows were acknowledged"; fi
  equal "acknowledged rows lost" "$lost" ''
  equal "the server's container was never recreated" "$(id_of db)" "$id"
  check "it is healthy again" within 90 healthy db
  check "the app logs in again" within 60 beats_go_on
}
wrote_rows() { (($(wc -l <"$work/acknowledged") >= $1)); }

# dumped: how many bytes of the dump in flight are written, nothing where there is none
dumped() { find "$disk/$name"/.tmp-* -maxdepth 1 -name '*.dump' -printf '%s\n' 2>/dev/null | head -n 1 || true; }

# dumped_past BYTES RUN: waits for the dump to get that far, or for the run to end before
dumped_past() {
  local size
  while kill -0 "$2" 2>/dev/null; do
    size=$(dumped)
    [[ -z $size ]] || ((size < $1)) || return 0
    sleep 0.01
  done
}

sidecar_points() {
  local point id running victim whole in_flight=0
  id=$(id_of backup)
  check "a dump that takes its time" bulk 12
  check "it is made once undisturbed" backup_once
  whole=$(stat -c %s "$disk/$name/$(newest)/$(database).dump")
  for point in $crash_points; do
    victim=$(state_of backup Pid)
    timeout 120 docker exec "$id" /bin/bash /etc/pggen/scripts/backup.sh once >/dev/null 2>&1 &
    running=$!
    dumped_past $((whole * (point - 1) / 8)) "$running"
    if [[ -n $(dumped) ]]; then in_flight=$((in_flight + 1)); fi
    kill_process "$victim" || { fail "point $point: there is no sidecar to kill"; return 0; }
    wait "$running" || true
    sound_backups || { fail "point $point: a broken backup is visible"; return 0; }
    within 90 leads backup "$victim" || { fail "point $point: the sidecar does not come back"; return 0; }
    # A restart by hand, because the engine waits longer after each crash.
    docker restart -t 1 "$id" >/dev/null
  done
  pass "seven kills of the sidecar, no broken backup is visible"
  if ((in_flight >= 5)); then pass "a dump was in flight at $in_flight of them"; else fail "a dump was in flight at $in_flight of seven kills only"; fi
  check "the next backup works" within 90 backup_once
  check "every backup is sound" sound_backups
  equal "nothing unfinished is left" "$(unfinished)" 0
}
