#!/bin/bash
# Sourced by the sidecar: one dump, its exact counts and everything a new host needs, in the directory $TMP.
# One psql session exports a snapshot and stays open while pg_dump runs; the counts then see exactly the rows of the dump.

# dump_session_open: a psql that reads from fd 6 and answers on fd 7.
dump_session_open() {
  coproc SESSION { exec psql -XAtq -F $'\t' -v ON_ERROR_STOP=1; }
  exec 6>&"${SESSION[1]}" 7<&"${SESSION[0]}"
}

# dump_session SQL: sends SQL and waits until it is done; its rows go where the SQL says (\o or \g).
dump_session() {
  local line
  printf '%s\n\\echo :pggen_done\n' "$1" >&6 || return 1
  while IFS= read -r line <&7; do
    if [ "$line" = ':pggen_done' ]; then return 0; fi
    REPLY=$line
  done
  return 1
}

# dump_write: the dump and the files beside it; ends with 13.
dump_write() {
  local snapshot compress=$PGGEN_COMPRESS
  # Before 16, pg_dump knows gzip only and takes the bare level.
  if [[ $(pg_dump --version) =~ \)\ 1[0-5] ]]; then compress=${compress#gzip:}; fi
  cd -- "$TMP" || fail 13 "cannot enter $TMP"
  dump_session_open
  dump_session "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL row_security = off;
SELECT set_config(name, '0', true) FROM pg_catalog.pg_settings
 WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout') \\g /dev/null
SET LOCAL lock_timeout = '${PGGEN_LOCK_WAIT}s';
SELECT pg_export_snapshot();" || fail 13 "the server gave no snapshot"
  snapshot=$REPLY
  # Held to the end, so that nobody can change a table between its dump and its count.
  dump_session "$(counts_locks_sql)" || fail 13 "somebody keeps a table locked"
  dump_session "\\o sequences.before
$(counts_sequences_sql)
\\o" || fail 13 "the sequences could not be read"
  attend pg_dump --no-password --lock-wait-timeout="${PGGEN_LOCK_WAIT}s" --snapshot="$snapshot" --format=custom \
    --compress="$compress" --file="$PGGEN_DATABASE.dump" -- "$PGDATABASE" || fail 13 "pg_dump failed"
  dump_session "\\o tables.tsv
$(counts_tables_sql)
\\o sequences.after
$(counts_sequences_sql)
\\o database.sql
$(properties_sql)
\\o facts.tsv
$(dump_facts_sql)
\\o
COMMIT;" || fail 13 "the rows of the snapshot could not be counted"
  dump_session_close
  { sort tables.tsv && counts_merge sequences.before sequences.after | sort; } >counts.tsv || fail 13 "the counts could not be written"
  rm -f -- tables.tsv sequences.before sequences.after
  attend pg_dumpall --globals-only --no-role-passwords --no-password --database="$PGDATABASE" --file=globals.sql ||
    fail 13 "pg_dumpall failed"
  dump_kit
  dump_manifest >manifest.tsv || fail 13 "the manifest could not be written"
  rm -f -- facts.tsv
}

dump_session_close() {
  printf '\\q\n' >&6 || true
  exec 6>&- 7<&-
}

dump_facts_sql() {
  cat <<'SQL'
SELECT 'server_version', current_setting('server_version');
SELECT 'major', current_setting('server_version_num')::int / 10000;
SELECT 'system_identifier', system_identifier FROM pg_catalog.pg_control_system();
SELECT 'database_bytes', pg_database_size(current_database());
SELECT 'encoding', pg_encoding_to_char(encoding) FROM pg_catalog.pg_database WHERE datname = current_database();
SELECT 'collate', datcollate FROM pg_catalog.pg_database WHERE datname = current_database();
SELECT 'ctype', datctype FROM pg_catalog.pg_database WHERE datname = current_database();
SELECT 'provider', to_jsonb(d) ->> 'datlocprovider' FROM pg_catalog.pg_database d WHERE datname = current_database();
SELECT 'locale', coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')
  FROM pg_catalog.pg_database d WHERE datname = current_database();
SELECT 'preload', setting FROM pg_catalog.pg_settings WHERE name = 'shared_preload_libraries';
SQL
}

# dump_kit: all that was rendered, laid out as in a repository: spec, lock, and below deploy/ the directory of the manifest.
# What lies at its top is in the kit; the directories in it are those that this container and the others have mounted.
dump_kit() {
  local kit=${PGGEN_KIT_DIR:-/etc/pggen/kit} path
  [ -d "$kit" ] || return 0
  mkdir kit
  dump_take kit "$kit"/* "$kit"/.[!.]*
  for path in kit/deploy/*/prepare.sh kit/deploy/*/*/prepare.sh; do
    if [ -e "$path" ]; then
      path=${path%/*}
      dump_take "$path" "${kit%/*}"/{files,identity,init,postgres,scripts}
      # The new host makes backups too.
      mkdir "$path/kit"
      dump_take "$path/kit" "$kit"/* "$kit"/.[!.]*
    fi
  done
  # Containers of other users read them on the new host; here the directory above keeps others out.
  attend chmod -R u=rwX,go=rX kit || fail 13 "the modes of the kit could not be set"
}

# dump_take DIRECTORY PATH...: copies what is there; secrets never.
dump_take() {
  local into=$1 path
  shift
  for path in "$@"; do
    if [ -e "$path" ] && [ "${path##*/}" != secrets ]; then
      attend cp -R -- "$path" "$into/" || fail 13 "cannot copy $path beside the dump"
    fi
  done
}

dump_manifest() {
  local kind rows tables=0 sum=0
  while IFS=$'\t' read -r kind _ rows _; do
    if [ "$kind" = table ]; then tables=$((tables + 1)) sum=$((sum + rows)); fi
  done <counts.tsv
  printf '%s\t%s\n' format 1 id "$ID" service "$PGGEN_SERVICE" database "$PGGEN_DATABASE" \
    client_version "$(pg_dump --version)" tables "$tables" rows "$sum" &&
    cat facts.tsv
}
