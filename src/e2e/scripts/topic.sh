#!/bin/bash
# Sourced first by each topic: a directory, a server and a small shop to back up.
set -Eeuo pipefail

TOPIC=${0##*/}
export TOPIC=$WORK/${TOPIC%.sh}
export OUT=$TOPIC/out
STORE=$TOPIC/backup
DATABASE=shop
mkdir -p "$STORE" "$TOPIC/kit/secrets" "$TOPIC/kit/deploy/compose" "$TOPIC"/{init,scripts,unasked}
cd "$TOPIC"
# What a sidecar has mounted: the kit, and beside it the other directories that were rendered.
echo 'pggen: 1' >"$TOPIC/kit/pggen.yaml"
echo 'services: {}' >"$TOPIC/kit/deploy/compose/compose.yaml"
echo 'secrets/' >"$TOPIC/kit/deploy/compose/.gitignore"
install -m 0755 /dev/null "$TOPIC/kit/deploy/compose/prepare.sh"
echo 'SELECT 1' >"$TOPIC/init/50-own.sql"
install -m 0755 /dev/null "$TOPIC/scripts/backup.sh"
echo 'never to be copied' | tee "$TOPIC/kit/secrets/db_password" >"$TOPIC/unasked/file"
mkdir "$TOPIC/secrets" "$TOPIC/verifiers"
export PASSWORD=$TOPIC/secrets/backup_password
printf 'pa:ss\\word\n' >"$PASSWORD"

# shellcheck source=/dev/null
. "$HERE/checks.sh"
# shellcheck source=/dev/null
. "$HERE/$PLACE.sh"

topic_finish() {
  local code=$?
  if ((code > 1)) || { ((code == 1)) && ((FAILED == 0)); }; then
    echo "FAIL the topic ${TOPIC##*/} itself broke with $code"
    if [ -s "$OUT" ]; then tail -n 20 "$OUT"; fi
  fi
  place_end
  exit "$code"
}

trap topic_finish EXIT
trap 'echo "FAIL line $LINENO of $0: $BASH_COMMAND" >&2' ERR
place_begin
export DEFAULT_COMPRESS=zstd:3
if ((MAJOR < 16)); then DEFAULT_COMPRESS=gzip:6; fi

# roles: what the init scripts of a stack make.
roles() {
  DATABASE=postgres db <<SQL
CREATE ROLE app LOGIN PASSWORD '${APP_PASSWORD:-app-secret}';
CREATE ROLE app_backup LOGIN PASSWORD '$(cat "$PASSWORD")' BYPASSRLS;
GRANT pg_read_all_data TO app_backup;
CREATE ROLE app_monitor LOGIN;
SQL
  make_database
}

make_database() {
  DATABASE=postgres db <<SQL
CREATE DATABASE "$DATABASE" OWNER app;
REVOKE ALL ON DATABASE "$DATABASE" FROM PUBLIC;
GRANT CONNECT ON DATABASE "$DATABASE" TO app_backup, app_monitor;
SQL
}

# shop [ROWS]: tables with a foreign key, an identity, a partition tree, a view, a trigger and an extension.
shop() {
  db <<SQL
CREATE EXTENSION pg_stat_statements;
SET ROLE app;
CREATE TABLE customer (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigserial PRIMARY KEY, customer int NOT NULL REFERENCES customer, note text);
CREATE TABLE event (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE event_new PARTITION OF event DEFAULT;
CREATE MATERIALIZED VIEW busy AS SELECT customer, count(*) FROM orders GROUP BY 1;
CREATE VIEW named AS SELECT o.id, c.name FROM orders o JOIN customer c ON c.id = o.customer;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO customer (name) SELECT 'customer ' || g FROM generate_series(1, 100) g;
INSERT INTO orders (customer, note) SELECT 1 + g % 100, md5(g::text) FROM generate_series(1, ${1:-5000}) g;
INSERT INTO event SELECT date '2025-12-01' + g % 60, 'e' || g FROM generate_series(1, 1000) g;
REFRESH MATERIALIZED VIEW busy;
SQL
}

# fingerprint: every row, sequence value, owner, privilege and extension of a database, as one text.
fingerprint() {
  db "$@" <<'SQL'
SELECT format('SELECT %L, count(*), coalesce(sum((''x'' || substr(md5(t::text), 1, 12))::bit(48)::bigint), 0) FROM ONLY %I.%I t', c.oid::regclass, n.nspname, c.relname)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1 \gexec
SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2;
SELECT c.oid::regclass, c.relkind, c.relowner::regrole, array(SELECT unnest(relacl)::text ORDER BY 1) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY c.oid::regclass::text;
SELECT nspname, nspowner::regrole, array(SELECT unnest(nspacl)::text ORDER BY 1) FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1;
SELECT extname, extversion FROM pg_extension ORDER BY 1;
SELECT datdba::regrole, datconnlimit, array(SELECT unnest(datacl)::text ORDER BY 1), pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database();
SELECT setrole::regrole, setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE datname = current_database() ORDER BY 1;
SELECT r.rolname, m.rolname FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member WHERE m.rolname !~ '^pg_' ORDER BY 1, 2;
SELECT proname, proowner::regrole FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' ORDER BY 1;
SQL
}

# newest: sets REPLY to the newest backup directory.
newest() {
  local path
  REPLY=
  for path in "$STORE"/[0-9]*; do
    if [ -d "$path" ]; then REPLY=$path; fi
  done
}

# visible: how many backups can be seen, and whether anything else was left behind.
visible() {
  local path n=0 rest=0
  for path in "$STORE"/[0-9]*; do if [ -d "$path" ]; then n=$((n + 1)); fi; done
  for path in "$STORE"/.tmp-* "$STORE"/.trash-*; do if [ -e "$path" ]; then rest=$((rest + 1)); fi; done
  REPLY="$n visible, $rest left"
}

# reseal DIRECTORY: makes the checksum file match whatever lies there now.
reseal() {
  (cd "$1" && rm SHA256SUMS && find . -type f -printf '%P\0' | sort -z | xargs -0 sha256sum >"$TOPIC/sums" && mv "$TOPIC/sums" SHA256SUMS)
  own "$1"
}

# hold TABLE: somebody keeps it locked, so that a run waits where a test wants it; release ends that.
hold() {
  (db <<<"BEGIN; LOCK TABLE $1; SELECT pg_sleep(300)" >"$TOPIC/holder" 2>&1 || true) &
  HOLDER=$!
  until [ "$(db postgres <<<"SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation > 16383 AND granted")" != 0 ]; do
    sleep 0.05
  done
}

release() {
  db postgres <<<"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^SELECT pg_sleep'" >"$TOPIC/holder"
  wait "$HOLDER"
}

# stage FILE: waits until the run writes this file; false when the run was over before.
stage() {
  until compgen -G "$STORE/.tmp-*/$1" >/dev/null; do
    background_running || compgen -G "$STORE/.tmp-*/$1" >/dev/null || return
    sleep 0.005
  done
}

# save_server and other_server: a topic with two servers puts one aside and comes back to it.
save_server() {
  SAVED=("$SERVER" "${SERVER_PORT:-}" "$SERVER_PID")
}

other_server() {
  SERVER=${SAVED[0]} SERVER_PORT=${SAVED[1]} SERVER_PID=${SAVED[2]}
}
