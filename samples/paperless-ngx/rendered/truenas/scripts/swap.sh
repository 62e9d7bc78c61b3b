#!/bin/bash
# Sourced: exchanges the live database for another one while an application keeps reconnecting.

# swap LIVE KEEP INCOMING: LIVE becomes KEEP, INCOMING becomes LIVE; KEEP accepts no connections afterwards.
# All of it is one transaction, so a kill at any moment leaves the old state. The first RENAME holds a lock that newcomers wait
# for; a second session ends those that were already there.
swap() {
  local try oid watcher rc
  oid=$(sql -v live="$1" <<<"SELECT oid FROM pg_catalog.pg_database WHERE datname = :'live'") || return 1
  for try in 1 2 3; do
    watcher=
    if [ -n "$oid" ]; then
      psql -XAtq -d postgres >/dev/null 2>&1 <<<"SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
 WHERE datid = $oid AND pid <> pg_backend_pid() \\watch 0.2" &
      watcher=$!
    fi
    rc=0
    swap_rename "$@" "${oid:+there}" || rc=$?
    if [ -n "$watcher" ]; then stop_process "$watcher"; fi
    if ((rc == 0)); then return; fi
    say "the database could not be exchanged (try $try of 3)"
  done
  return 1
}

swap_rename() {
  sql -v live="$1" -v keep="$2" -v incoming="$3" -v there="${4:+1}" <<'SQL'
SELECT :'there' = '1' AS there \gset
BEGIN;
SET LOCAL lock_timeout = '20s';
SET LOCAL statement_timeout = 0;
\if :there
ALTER DATABASE :"live" RENAME TO :"keep";
ALTER DATABASE :"keep" ALLOW_CONNECTIONS false;
\endif
ALTER DATABASE :"incoming" ALLOW_CONNECTIONS true;
ALTER DATABASE :"incoming" RENAME TO :"live";
COMMIT;
SQL
}

# swap_kept KIND: databases that a restore (before) or an undo (undone) has put aside, oldest first.
swap_kept() {
  sql -v stem="${PGGEN_DATABASE:0:39}_$1_" <<'SQL'
SELECT datname FROM pg_catalog.pg_database
 WHERE starts_with(datname, :'stem') AND substr(datname, length(:'stem') + 1) ~ '^[0-9]{8}T[0-9]{6}Z$' ORDER BY 1;
SQL
}

# swap_name KIND: sets REPLY to a name of that kind that no database has; names of databases end at 63 bytes.
swap_name() {
  local second name taken
  now
  second=$REPLY
  # Two exchanges may end in one second.
  while :; do
    utc_id "$second"
    name=${PGGEN_DATABASE:0:39}_$1_$REPLY
    taken=$(sql -v name="$name" <<<"SELECT 1 FROM pg_catalog.pg_database WHERE datname = :'name'") || fail 11 "the server does not answer on $PGHOST"
    if [ -z "$taken" ]; then break; fi
    second=$((second + 1))
  done
  REPLY=$name
}

# swap_begin: what restore and undo have in common before they start.
swap_begin() {
  need PGGEN_SERVICE PGGEN_MAJOR
  database_name
  # Superuser over the local socket: nothing of the environment may lead elsewhere.
  unset PGPASSFILE PGPASSWORD PGSERVICE PGOPTIONS PGDATABASE
  export PGHOST=${PGGEN_SOCKET:-/var/run/postgresql} PGUSER=${PGGEN_SUPERUSER:-postgres} PGAPPNAME=pggen-$PGGEN_PART
  only_one "${TMPDIR:-/tmp}/pggen.restore.lock" "restore or undo"
  trap 'exit 143' TERM INT HUP
  trap ':' PIPE
  if ! sql <<<'SELECT' >/dev/null; then fail 11 "the server does not answer on $PGHOST"; fi
}
