# Every connection that is not the administrator's, at work at the same time. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"

# load_file: what each client runs: behind the barrier two rounds of a sort, a hash of groups and a hash
# join, each more than it may hold in memory. The sort has two columns: 18 counts a sort of one alone too low.
load_file() {
  local kb rows round wide
  kb=$(sql "SELECT pg_size_bytes(current_setting('work_mem')) / 1024")
  rows=$((kb * 1024 / 100))
  wide="SELECT repeat(md5(g::text), 8) AS x, g FROM generate_series(1, $rows) g"
  printf '%s\n' "SET enable_mergejoin = off; SET enable_nestloop = off;" "SELECT pg_advisory_lock_shared(4711);" "SET statement_timeout = '9min';"
  for round in 1 2; do
    printf '%s\n' "-- round $round" "SET enable_sort = on;" "SELECT count(x), max(g) FROM ($wide ORDER BY x OFFSET 1) s;" "SET enable_sort = off;" \
      "SELECT count(*) FROM (SELECT x, count(*) FROM ($wide) w GROUP BY x OFFSET 1) s;" \
      "SELECT count(*) FROM ($wide OFFSET 0) a JOIN ($wide OFFSET 0) b USING (x);"
  done
}

# spills: the same statements, explained: each is done in the way it is meant to be, and is too large for memory
spills() {
  sed -n '/^-- round 2/q; s/^SELECT count/EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) &/; /advisory/d; p' "$work/load.sql" | sql_file | tee "$work/plans"
  grep -q 'Sort Method: external merge' "$work/plans" && grep -q HashAggregate "$work/plans" && grep -q 'Disk Usage' "$work/plans" &&
    grep -q 'Hash Join' "$work/plans" && grep -qE 'Buckets: .*Batches: ([2-9]|[0-9]{2,})' "$work/plans"
}

# barrier: nothing of the load begins before it is lifted. One session has the lock that all clients want, the
# parent that a dump waits for, and the table that is to be vacuumed.
barrier() {
  mkfifo "$work/barrier"
  docker exec -i "$(id_of db)" psql -XqAt -U postgres -d "$(database)" <"$work/barrier" >/dev/null 2>&1 &
  exec {lifted}>"$work/barrier"
  printf '%s\n' 'SELECT pg_advisory_lock(4711);' 'BEGIN;' 'LOCK TABLE ONLY held;' 'LOCK TABLE churn IN SHARE UPDATE EXCLUSIVE MODE;' >&"$lifted"
  within 60 is_held
}
# by a word, because the clients in the background hold its pipe open too
lift() { printf '\\q\n' >&"$lifted" && exec {lifted}>&-; }

# waiting SQL-CONDITION N: that many sessions wait at the barrier
waiting() { [[ $(sql "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT granted AND $1") == "$2" ]]; }

# clients_of_app N: sessions of the app's role over TLS, from a container of their own
clients_of_app() {
  docker run --rm --network "$(project)_db" --user 0:5432 -v "$out/secrets:/s:ro" -v "$work/load.sql:/load.sql:ro" --entrypoint bash pggen-e2e/stub:1 -c "
    export PGPASSWORD=\$(cat /s/db_password) PGCONNECT_TIMEOUT=60
    running=() bad=0
    for ((n = 0; n < $1; n++)); do
      psql -XqAt -w -v ON_ERROR_STOP=1 'host=db user=$(database) dbname=$(database) $verified' -f /load.sql >/dev/null &
      running+=(\$!)
    done
    for pid in \"\${running[@]}\"; do wait \"\$pid\" || bad=\$((bad + 1)); done
    echo \"\$bad of $1 clients failed\"
    ((bad == 0))"
}

# client_of_administrator: one session over the socket, in a slot that the other roles leave free
client_of_administrator() { docker exec -i "$(id_of db)" psql -XqAt -U postgres -d "$(database)" -v ON_ERROR_STOP=1 <"$work/load.sql" >/dev/null; }

# connected: all client sessions but the one that asks; shares: who has them
connected() { sql "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"; }
all_there() { [[ $(connected) == "$1" ]]; }
shares() { sql "SELECT string_agg(usename || ' ' || n, ', ' ORDER BY usename) FROM (SELECT usename, count(*) AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() GROUP BY 1) t"; }
