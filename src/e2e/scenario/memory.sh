#!/usr/bin/env bash
# At each memory limit: every ordinary connection is taken and fills work_mem, with sorts and hashes, while a
# vacuum and a dump run. Nothing is killed for memory.
# minutes: 30
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"
# shellcheck source=load.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/load.sh"
# shellcheck source=cgroup.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/cgroup.sh"

server_life() { echo "$(state_of db StartedAt) $(docker inspect -f '{{.RestartCount}}' "$(id_of db)")"; }
killed() { if kills "$1" && [[ $(state_of "$1" OOMKilled) != false ]]; then echo 'and the engine says so'; fi; }

# ended NAME PID: a part of the load came to its end; what it said is in the file of that name
ended() { if wait "$2"; then pass "$1 came to its end under load"; else fail "$1 under load" "$work/$1"; fi; }

# The slots: max_connections without the administrator's reserve. The app's role has as many sessions as it may
# have, the dump two, the vacuum and the barrier one each; the administrator's clients take what the monitor and
# the dump leave unused. The app's own container rests, its sessions are the clients.
under_load() {
  local most reserved slots theirs ours n life
  most=$(setting max_connections) reserved=$(setting superuser_reserved_connections)
  theirs=$(sql "SELECT rolconnlimit FROM pg_roles WHERE rolname = '$(database)'")
  slots=$((most - reserved)) ours=$((most - reserved - theirs - 4))
  load_file >"$work/load.sql"
  chmod 0644 "$work/load.sql"
  check "a sort, a hash of groups and a hash join spill out of work_mem ($(setting work_mem))" spills
  check "a table to dump" bulk 24
  check "a table to vacuum" sql "SET ROLE \"$(database)\"; CREATE TABLE churn WITH (autovacuum_enabled = off) AS SELECT g FROM generate_series(1, 400000) g; CREATE INDEX ON churn (g); DELETE FROM churn WHERE g % 2 = 0; CREATE TABLE held (id int) PARTITION BY RANGE (id)"
  dc stop web >/dev/null 2>&1
  life=$(server_life)

  check "a barrier" barrier
  clients_of_app "$theirs" >"$work/clients of the app" 2>&1 &
  local app=$! administrator=()
  for ((n = 0; n < ours; n++)); do
    client_of_administrator >"$work/client $n of the administrator" 2>&1 &
    administrator+=($!)
  done
  sql 'VACUUM (ANALYZE) churn' >"$work/vacuum" 2>&1 &
  local vacuum=$!
  check "$((theirs + ours)) clients wait at the barrier" within 180 waiting "locktype = 'advisory'" $((theirs + ours))
  check "the vacuum does" within 150 waiting "query ~ '^VACUUM'" 1
  backup_once >"$work/dump" 2>&1 &
  local dump=$!
  check "the dump does" within 150 waiting "relation = to_regclass('held')" 1
  within 20 all_there "$slots" || true
  equal "sessions at the same time: all $slots of $most that are not the administrator's reserve of $reserved ($(shares))" "$(connected)" "$slots"
  lift
  ended "dump" "$dump"
  ended "vacuum" "$vacuum"
  ended "clients of the app" "$app"
  for ((n = 0; n < ours; n++)); do ended "client $n of the administrator" "${administrator[n]}"; done

  equal "kills for memory in the server's container" "$(killed db 2>&1)" 0
  equal "kills for memory in the sidecar's container" "$(killed backup 2>&1)" 0
  equal "the server was never restarted" "$(server_life)" "$life"
  equal "no server process died" "$(dc logs db 2>&1 | grep -c 'was terminated by signal' || true)" 0
  printf '     the most memory of the server, page cache included: %s MiB of %s\n' "$(most_memory db)" "$memory"
  check "the server is healthy" within 180 healthy db
  check "the app comes back" dc up -d --wait --wait-timeout "${up_limit:?}" web
  check "it logs in" within 60 beats_go_on
  check "check.sh finds nothing wrong" within 90 content
}

for case in 256MiB:15:568 512MiB:17:999 2GiB:18:568; do
  IFS=: read -r limit of as <<<"$case"
  scenario="memory $limit on $of as $as"
  stack_begin "memory-${limit,,}" "$of" "$as"
  memory=$limit
  write_spec
  if must "the stack is up" stack_settled; then under_load; fi
  stack_end
done
scenario=memory
finish
