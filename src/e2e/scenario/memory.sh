#!/usr/bin/env bash
# At each memory limit: all connections fill work_mem while a vacuum and a dump run.
# Nothing is killed for memory.
# minutes: 9
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"
# shellcheck source=basics.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/basics.sh"

# kills: how often the kernel killed for memory in the containers of the stack
kills() {
  local service total=0 file n
  for service in db backup; do
    for file in "/sys/fs/cgroup/memory/docker/$(id_of "$service")/memory.oom_control" "/sys/fs/cgroup/docker/$(id_of "$service")/memory.events"; do
      [[ -r $file ]] || continue
      n=$(sed -n 's/^oom_kill //p' "$file")
      total=$((total + n))
    done
    [[ $(state_of "$service" OOMKilled) == false ]] || total=$((total + 1))
  done
  echo "$total"
}

# clients N: that many sessions at once, each sorting more than its work_mem holds
clients() {
  docker exec -i "$(id_of db)" bash -s "$1" "$(database)" <<'IN'
run() { psql -XqAt -U postgres -d "$1" -c "SET statement_timeout = '150s'; SELECT count(*) FROM (SELECT md5(g::text) AS x FROM generate_series(1, 400000) g ORDER BY x OFFSET 1) s; SELECT count(DISTINCT md5(g::text)) FROM generate_series(1, 100000) g; SELECT pg_sleep(1)" >/dev/null; }
running=() bad=0
for ((n = 0; n < $1; n++)); do run "$2" & running+=($!); done
for pid in "${running[@]}"; do wait "$pid" || bad=$((bad + 1)); done
echo "$bad of $1 clients failed"
((bad == 0))
IN
}

under_load() {
  local most reserved others started restarts
  most=$(setting max_connections) reserved=$(setting superuser_reserved_connections)
  # The dump has three sessions and the app two; with them and the vacuum every ordinary connection is taken.
  others=$((most - reserved - 5))
  check "a table to vacuum and to dump" bulk 24
  sql 'UPDATE bulk SET id = id + 1000000 WHERE id % 2 = 0' || true
  started=$(state_of db StartedAt) restarts=$(docker inspect -f '{{.RestartCount}}' "$(id_of db)")
  clients "$others" >"$work/clients" 2>&1 &
  local load=$!
  sleep 2
  backup_once >"$work/backup" 2>&1 &
  local dumping=$!
  check "vacuum under load ($most connections, $reserved reserved)" sql 'VACUUM (ANALYZE, VERBOSE) bulk'
  if wait "$dumping"; then pass "a dump under load"; else fail "a dump under load" "$work/backup"; fi
  if wait "$load"; then pass "$others clients filling work_mem ($(setting work_mem)) came to their end"; else fail "clients filling work_mem" "$work/clients"; fi
  equal "kills for memory" "$(kills)" 0
  equal "the server was never restarted" "$(state_of db StartedAt) $(docker inspect -f '{{.RestartCount}}' "$(id_of db)")" "$started $restarts"
  equal "no server process died" "$(dc logs db 2>&1 | grep -c 'was terminated by signal' || true)" 0
}

for limit in 256MiB 512MiB 2GiB; do
  scenario="memory $limit"
  stack_begin "memory-${limit,,}" 17 999
  memory=$limit
  write_spec
  if must "the stack is up" stack_settled; then under_load; fi
  stack_end
done
scenario=memory
finish
