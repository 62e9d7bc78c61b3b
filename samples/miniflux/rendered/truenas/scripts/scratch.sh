#!/bin/bash
# Sourced by the drill: a throwaway cluster, reachable only through a socket, that nobody would miss after a power cut.

SERVER_PID=

# scratch_start DIRECTORY: ends with 23.
scratch_start() {
  local options deadline
  export PGHOST=${PGGEN_SOCKET:-/var/run/postgresql} PGPORT=5432 PGAPPNAME=pggen-drill
  PGUSER=$(id -un) || fail 10 "uid $EUID has no name: the passwd file of the stack is not mounted"
  export PGUSER
  mkdir -- "$1" || fail 23 "cannot make $1"
  attend initdb --pgdata="$1/data" --username="$PGUSER" --auth=peer --encoding=UTF8 --locale=C --no-sync --no-instructions \
    >"$1/initdb.log" 2>&1 || {
    scratch_tail "$1/initdb.log"
    fail 23 "the throwaway cluster could not be made"
  }
  options=(-c listen_addresses= -c "unix_socket_directories=$PGHOST" -c fsync=off -c full_page_writes=off
    -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0 -c max_connections=20 -c autovacuum=off
    -c shared_buffers=64MB -c maintenance_work_mem=64MB -c max_wal_size=256MB -c max_parallel_workers=0
    -c max_parallel_maintenance_workers=0 -c logging_collector=off -c log_min_messages=warning)
  archive_fact preload
  REPLY=${PGGEN_PRELOAD:-$REPLY}
  if [ -n "$REPLY" ]; then options+=(-c "shared_preload_libraries=$REPLY"); fi
  postgres -D "$1/data" "${options[@]}" >"$1/server.log" 2>&1 8>&- &
  SERVER_PID=$!
  now
  deadline=$((REPLY + 60))
  until pg_isready -q -d postgres -t 2; do
    now
    if ! kill -0 "$SERVER_PID" 2>/dev/null || ((REPLY >= deadline)); then
      scratch_tail "$1/server.log"
      fail 23 "the throwaway cluster did not start"
    fi
    pause 0.2
  done
}

scratch_tail() {
  local line
  while IFS= read -r line; do say "  $line"; done < <(tail -n 12 -- "$1")
}

# scratch_stop DIRECTORY: nothing of it is worth keeping.
scratch_stop() {
  if [ -n "$SERVER_PID" ]; then stop_process "$SERVER_PID" QUIT; fi
  SERVER_PID=
  if [ -n "$1" ]; then rm -rf -- "$1"; fi
}
