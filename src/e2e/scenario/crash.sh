#!/usr/bin/env bash
# kill -9 at twenty points: ten in the server while rows are written, ten in the
# sidecar while it dumps. No acknowledged row is lost, no half backup is ever visible.
# minutes: 8
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"

# main_process SERVICE: the first process below the container's init
main_process() { pgrep -P "$(state_of "$1" Pid)" | head -n 1; }

server_points() {
  local point acknowledged=0 lost=0 victim id
  sql 'CREATE TABLE ledger (n int PRIMARY KEY)'
  id=$(id_of db)
  for point in 1 2 3 4 5 6 7 8 9 10; do
    # one row per transaction; what psql prints back is what the server acknowledged
    for ((row = 1; row <= 3000; row++)); do echo "INSERT INTO ledger VALUES ($((point * 10000 + row))) RETURNING n;"; done |
      timeout 30 docker exec -i "$id" psql -XqAt -U postgres -d "$(database)" >"$work/acknowledged.$point" 2>/dev/null &
    sleep "0.$((point % 5 + 1))"
    if ((point % 2)); then victim=$(main_process db); else victim=$(state_of db Pid); fi
    kill_process "$victim" || { fail "point $point: there is no server to kill"; return 0; }
    wait $! || true
    within 60 healthy db || { fail "point $point: the server does not come back"; return 0; }
    while read -r row; do
      acknowledged=$((acknowledged + 1))
      echo "$row"
    done <"$work/acknowledged.$point" >"$work/rows"
    sql 'SELECT n FROM ledger' >"$work/kept"
    lost=$((lost + $(grep -cvxFf "$work/kept" "$work/rows" || true)))
  done
  if ((acknowledged > 100)); then pass "ten kills of the server, $acknowledged rows acknowledged"; else fail "only $acknowledged rows were acknowledged"; fi
  equal "acknowledged rows lost" "$lost" 0
  equal "the server's container was never recreated" "$(id_of db)" "$id"
  check "the app logs in again" within 30 beats_go_on
}

sidecar_points() {
  local point id running
  id=$(id_of backup)
  check "a dump that takes its time" bulk 40
  for point in 1 2 3 4 5 6 7 8 9 10; do
    timeout 20 docker exec "$id" /bin/bash /etc/pggen/scripts/backup.sh once >/dev/null 2>&1 &
    running=$!
    sleep "$((point / 5)).$((point * 2 % 10))"
    kill_process "$(state_of backup Pid)" || { fail "point $point: there is no sidecar to kill"; return 0; }
    wait "$running" || true
    sound_backups || { fail "point $point: a broken backup is visible"; return 0; }
    within 20 running_again || { fail "point $point: the sidecar does not come back"; return 0; }
    # A restart by hand, because the engine waits longer after each crash.
    docker restart -t 1 "$id" >/dev/null
  done
  pass "ten kills of the sidecar, no broken backup is visible"
  check "the next backup works" within 60 backup_once
  check "it is sound" sound_backups
  equal "nothing unfinished is left" "$(find "$disk/$name" -maxdepth 1 -name '.t*-*' | wc -l)" 0
}
running_again() { (($(docker inspect -f '{{.RestartCount}}' "$(id_of backup)") > 0)); }

scenario=crash
stack_begin crash 17 999
if must "the stack is up" stack_settled; then
  server_points
  sidecar_points
fi
stack_end
finish
