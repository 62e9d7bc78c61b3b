#!/bin/bash
# Sourced: the same as plain.sh in containers, with the flags of a rendered stack. The image comes from PGGEN_TEST_IMAGE.

STEM=pggen-scripts-$$
NETWORK=$STEM
HARDENED=(--init --read-only --cap-drop ALL --security-opt no-new-privileges --user "$OWNER:$OWNER" --pids-limit 200
  --tmpfs "/tmp:size=64m,mode=1777" --tmpfs "/var/run/postgresql:size=1m,uid=$OWNER,gid=$OWNER,mode=0700")

# image_run OPTION... -- COMMAND...: docker run with everything that all containers of a stack share.
image_run() {
  local -a options=()
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  docker run "${HARDENED[@]}" -v "$WORK/scripts:/etc/pggen/scripts:ro" -v "$TOPIC/identity/passwd:/etc/passwd:ro" \
    -v "$TOPIC/identity/group:/etc/group:ro" -e TZ="$TZ" -e PGGEN_SERVICE=shop -e PGGEN_DATABASE="$DATABASE" -e PGGEN_APP_ROLE=app \
    -e PGGEN_BACKUP_ROLE=app_backup -e PGGEN_MONITOR_ROLE=app_monitor -e PGGEN_MAJOR="$MAJOR" "${options[@]}" \
    --entrypoint /bin/bash "$PGGEN_TEST_IMAGE" "$@"
}

server_start() {
  local name=$1 mount=/var/lib/postgresql/data
  shift
  SERVER=$TOPIC/$name
  if ((MAJOR >= 18)); then mount=/var/lib/postgresql; fi
  mkdir -p "$SERVER/volume" "$SERVER/init"
  cat >"$SERVER/init/99-done.sh" <<'SH'
#!/bin/bash
set -e
psql -Xq -c 'ALTER ROLE postgres PASSWORD NULL'
touch "$PGDATA/pggen.initialized"
SH
  chmod 0755 "$SERVER/init/99-done.sh"
  chown "$OWNER" "$SERVER/volume"
  image_run -d --name "$STEM-$name" --network "$NETWORK" --network-alias db -v "$SERVER/volume:$mount" \
    -v "$SERVER/init:/docker-entrypoint-initdb.d:ro" -v "$STORE:/backup:ro" -v "$TOPIC/verifiers:/run/pggen/server:ro" \
    -e PGDATA="$mount/$MAJOR/docker" -e PGGEN_VOLUME="$mount" -e POSTGRES_USER=postgres -e POSTGRES_DB=postgres \
    -e POSTGRES_INITDB_ARGS='--auth-local=peer --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8' \
    -- /etc/pggen/scripts/guard.sh postgres -c fsync=off -c max_prepared_transactions=5 "$@" >"$TOPIC/id"
  SERVER_PID=$STEM-$name
  server_ready
  docker logs -f "$SERVER_PID" >"$SERVER/log" 2>&1 &
}

server_ready() {
  until docker exec "$SERVER_PID" /bin/bash /etc/pggen/scripts/probe.sh >"$TOPIC/probe" 2>&1; do
    if [ -z "$(docker ps -q --filter "name=^$SERVER_PID\$")" ]; then
      docker logs "$SERVER_PID"
      return 1
    fi
    sleep 0.2
  done
}

server_stop() {
  docker kill -s "${1:-INT}" "$SERVER_PID" >"$TOPIC/id"
  docker wait "$SERVER_PID" >"$TOPIC/id"
}

server_start_again() {
  docker start "$SERVER_PID" >"$TOPIC/id"
  server_ready
}

db() {
  docker exec -i "$SERVER_PID" psql -XAtq -v ON_ERROR_STOP=1 -U postgres -d "${1:-$DATABASE}"
}

app() {
  PGPASSWORD="${APP_PASSWORD:-app-secret}" docker exec -i -e PGPASSWORD "$SERVER_PID" psql -XAtq -v ON_ERROR_STOP=1 -h 127.0.0.1 \
    -U app -d "$DATABASE"
}

# sidecar OPTION... -- ARGUMENT...
sidecar() {
  local -a options=()
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  image_run "${options[@]}" --network "$NETWORK" -v "$STORE:/backup" -v "$TOPIC/kit:/etc/pggen/kit:ro" -v "$TOPIC/init:/etc/pggen/init:ro" \
    -v "$TOPIC/secrets:/run/secrets:ro" ${OLDER:+-v "$OLDER:/older:ro" -e "PATH=/older:/usr/lib/postgresql/$MAJOR/bin:/usr/bin:/bin"} \
    -e PGHOST=db -e PGPORT=5432 -e PGUSER=app_backup -e PGDATABASE="$DATABASE" \
    -e PGGEN_PASSWORD_FILE=/run/secrets/backup_password -e PGGEN_CERTIFICATE_END_FILE=/run/secrets/db_cert_end -e PGGEN_SCHEDULE="${SCHEDULE:-02:15}" \
    -e PGGEN_KEEP_LAST="${KEEP_LAST:-3}" -e PGGEN_KEEP_DAILY=0 -e PGGEN_KEEP_WEEKLY=0 -e PGGEN_KEEP_MONTHLY=0 \
    -e PGGEN_COMPRESS="${COMPRESS:-$DEFAULT_COMPRESS}" -e PGGEN_BACKUP_MAX_AGE="${MAX_AGE:-90000}" -e PGGEN_WAIT="${WAIT:-20}" \
    ${PGGEN_LOCK_WAIT:+-e PGGEN_LOCK_WAIT} -- /etc/pggen/scripts/backup.sh "$@"
}

backup() {
  sidecar --rm -- "$@"
}

# drill_run OPTION... -- ARGUMENT...
drill_run() {
  local -a options=()
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  mkdir -p "$TOPIC/drill"
  chown "$OWNER" "$TOPIC/drill"
  image_run "${options[@]}" --network none -v "$STORE:/backup:ro" -v "$TOPIC/drill:/drill" ${PGGEN_PRELOAD:+-e PGGEN_PRELOAD} \
    -e PGGEN_DRILL_SCHEDULE="${SCHEDULE:-7d}" -e PGGEN_DRILL_MAX_AGE="${MAX_AGE:-700000}" -e PGGEN_RTO="${RTO:-600}" \
    -- /etc/pggen/scripts/drill.sh "$@"
}

drill() {
  drill_run --rm -- "$@"
}

backup_background() {
  BACKGROUND=$STEM-sidecar
  sidecar -d --name "$BACKGROUND" -- "$@" >"$TOPIC/id"
}

drill_background() {
  BACKGROUND=$STEM-drill
  drill_run -d --name "$BACKGROUND" -- "$@" >"$TOPIC/id"
}

background_running() {
  [ -n "$(docker ps -q --filter "name=^$BACKGROUND\$")" ]
}

# background_processes: arguments and environment of every process of the run, one string a line.
background_processes() {
  docker exec "$BACKGROUND" /bin/bash -c 'cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null' | tr '\0' '\n' || true
}

background_signal() {
  docker kill -s "$1" "$BACKGROUND" >"$TOPIC/id"
}

background_wait() {
  local rc
  rc=$(docker wait "$BACKGROUND")
  # The engine's own note of the end: on a busy machine its answers take seconds.
  export ENDED
  ENDED=$(date -d "$(docker inspect -f '{{.State.FinishedAt}}' "$BACKGROUND")" +%s%3N)
  docker logs "$BACKGROUND" >"$TOPIC/background.log" 2>&1
  docker rm -f "$BACKGROUND" >"$TOPIC/id"
  return "$rc"
}

in_server() {
  docker exec ${PGGEN_TEST_APP_ROLE:+-e "PGGEN_APP_ROLE=$PGGEN_TEST_APP_ROLE"} "$SERVER_PID" \
    /bin/bash "/etc/pggen/scripts/$1.sh" "${@:2}"
}

archive_reads() {
  docker exec "$SERVER_PID" pg_restore -f /dev/null "/backup/${1##*/}/$DATABASE.dump"
}

dump_without_rows() {
  docker exec "$SERVER_PID" pg_dump -U postgres -Fc --exclude-table-data="$2" "$DATABASE" >"$1"
}

own() {
  chown -R "$OWNER" "$@"
}

place_begin() {
  MAJOR=${PGGEN_TEST_IMAGE##*:}
  MAJOR=${MAJOR%%.*}
  mkdir -p "$TOPIC/identity" "$TOPIC/verifiers"
  printf 'root:x:0:0::/root:/bin/bash\npostgres:x:%s:%s::/tmp:/bin/bash\n' "$OWNER" "$OWNER" >"$TOPIC/identity/passwd"
  printf 'root:x:0:\npostgres:x:%s:\n' "$OWNER" >"$TOPIC/identity/group"
  chmod 0644 "$TOPIC/identity"/*
  own "$STORE"
  docker network create --internal "$NETWORK" >"$TOPIC/id"
}

place_end() {
  local ids
  mapfile -t ids < <(docker ps -aq --filter "name=^$STEM-")
  if ((${#ids[@]} > 0)); then docker rm -f "${ids[@]}" >"$TOPIC/id"; fi
  docker network rm "$NETWORK" >"$TOPIC/id"
}
