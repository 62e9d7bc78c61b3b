#!/bin/bash
# Sourced: a server of its own for a topic, as plain processes on a free loopback port and a socket in its directory.

PGBIN=${PGGEN_TEST_PGBIN:-$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
export PATH=$PGBIN:$PATH

# free_port: sets REPLY.
free_port() {
  local port
  for ((port = 20000 + RANDOM % 20000; ; port++)); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      REPLY=$port
      return
    fi
  done
}

# server_start NAME [OPTION...]: an empty cluster with the roles of a rendered stack.
server_start() {
  local name=$1
  shift
  SERVER=$TOPIC/$name
  mkdir -p "$SERVER/socket"
  if [ ! -d "$SERVER/data" ]; then
    initdb -D "$SERVER/data" -U postgres --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C --no-sync \
      >"$SERVER/initdb.log"
  fi
  if [ ! -e "$SERVER/port" ]; then
    free_port
    echo "$REPLY" >"$SERVER/port"
  fi
  SERVER_PORT=$(cat "$SERVER/port")
  postgres -D "$SERVER/data" -p "$SERVER_PORT" -k "$SERVER/socket" -c listen_addresses=127.0.0.1 -c fsync=off \
    -c max_prepared_transactions=5 "$@" >>"$SERVER/log" 2>&1 &
  SERVER_PID=$!
  until pg_isready -q -h "$SERVER/socket" -p "$SERVER_PORT" -U postgres -d postgres; do
    kill -0 "$SERVER_PID"
    sleep 0.1
  done
  ln -sfn "$SERVER/socket/.s.PGSQL.$SERVER_PORT" "$SERVER/socket/.s.PGSQL.5432"
}

# server_start_again: the server that was stopped, on its old port.
server_start_again() {
  server_start "${SERVER##*/}"
}

server_stop() {
  kill -s "${1:-INT}" "$SERVER_PID" 2>/dev/null || true
  wait "$SERVER_PID" 2>/dev/null || true
}

# db [DATABASE]: SQL on stdin as superuser.
db() {
  psql -XAtq -v ON_ERROR_STOP=1 -h "$SERVER/socket" -p 5432 -U postgres -d "${1:-$DATABASE}"
}

# app: the application's own session; SQL on stdin.
app() {
  PGPASSWORD="${APP_PASSWORD:-app-secret}" psql -XAtq -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$SERVER_PORT" -U app -d "$DATABASE"
}

contract() {
  ${EXEC:-} env TZ="$TZ" PGGEN_SERVICE=shop PGGEN_DATABASE="$DATABASE" PGGEN_APP_ROLE="${PGGEN_TEST_APP_ROLE:-app}" PGGEN_BACKUP_ROLE=app_backup \
    PGGEN_MONITOR_ROLE=app_monitor PGGEN_MAJOR="$MAJOR" PGGEN_BACKUP_DIR="$STORE" "$@"
}

backup_contract() {
  contract PGHOST=127.0.0.1 PGPORT="$SERVER_PORT" PGUSER=app_backup PGDATABASE="$DATABASE" PGGEN_PASSWORD_FILE="$PASSWORD" PGGEN_CERTIFICATE_END_FILE="$TOPIC/secrets/db_cert_end" \
    PGGEN_SCHEDULE="${SCHEDULE:-02:15}" PGGEN_KEEP_LAST="${KEEP_LAST:-3}" PGGEN_KEEP_DAILY=0 PGGEN_KEEP_WEEKLY=0 \
    PGGEN_KEEP_MONTHLY=0 PGGEN_COMPRESS="${COMPRESS:-$DEFAULT_COMPRESS}" PGGEN_BACKUP_MAX_AGE="${MAX_AGE:-90000}" \
    PGGEN_KIT_DIR="$TOPIC/kit" PGGEN_WAIT="${WAIT:-20}" "$@"
}

backup() {
  backup_contract env ${OLDER:+PATH="$OLDER:$PATH"} bash "$WORK/scripts/backup.sh" "$@"
}

# background COMMAND...: in a process group of its own, so that a kill takes all of it, as the end of a container does.
background() {
  set -m
  EXEC="exec" "$@" >"$TOPIC/background.log" 2>&1 &
  BACKGROUND=$!
  set +m
}

backup_background() {
  background backup_contract bash "$WORK/scripts/backup.sh" "$@"
}

# background_signal SIGNAL: KILL goes to all processes, any other only to the first, as in a container.
background_signal() {
  if [ "$1" = KILL ]; then kill -s KILL -- "-$BACKGROUND"; else kill -s "$1" "$BACKGROUND"; fi
}

# background_processes: arguments and environment of every process of the run, one string a line.
background_processes() {
  local pid
  for pid in $(pgrep -g "$BACKGROUND"); do cat "/proc/$pid/cmdline" "/proc/$pid/environ" 2>/dev/null || true; done | tr '\0' '\n'
}

background_running() {
  kill -0 "$BACKGROUND" 2>/dev/null
}

background_wait() {
  local rc=0
  wait "$BACKGROUND" 2>/dev/null || rc=$?
  milliseconds
  export ENDED=$REPLY
  return "$rc"
}

in_server() {
  contract PGDATA="$SERVER/data" PGGEN_VOLUME="$SERVER" PGGEN_SOCKET="$SERVER/socket" PGGEN_SERVER_FILES="$TOPIC/verifiers" \
    bash "$WORK/scripts/$1.sh" "${@:2}"
}

drill_contract() {
  mkdir -p "$TOPIC/drill" "$TOPIC/drill-socket"
  contract PGGEN_SCRATCH="$TOPIC/drill" PGGEN_SOCKET="$TOPIC/drill-socket" PGGEN_DRILL_SCHEDULE="${SCHEDULE:-7d}" \
    PGGEN_DRILL_MAX_AGE="${MAX_AGE:-700000}" PGGEN_RTO="${RTO:-600}" "$@"
}

drill() {
  drill_contract bash "$WORK/scripts/drill.sh" "$@"
}

drill_background() {
  background drill_contract bash "$WORK/scripts/drill.sh" "$@"
}

archive_reads() {
  pg_restore -f /dev/null "$1/$DATABASE.dump"
}

# own PATH...: gives files that a test has made to the user of the containers; here it is the same one.
own() {
  :
}

place_begin() {
  MAJOR=$(postgres --version)
  MAJOR=${MAJOR##*) }
  MAJOR=${MAJOR%%.*}
}

place_end() {
  server_stop QUIT
}

# dump_without_rows FILE TABLE: a dump of the live database that lacks the rows of a table.
dump_without_rows() {
  pg_dump -h "$SERVER/socket" -U postgres -Fc --exclude-table-data="$2" -f "$1" "$DATABASE"
}
