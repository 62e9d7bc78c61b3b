#!/bin/bash
# Sourced: brings a backup into a new database of the server behind the local socket. Restore and drill share it, so what the
# drill proves is what a restore does. Speaks as the superuser: extensions and foreign owners need one.

# sql: statements on stdin, rows on stdout.
sql() {
  psql -XAtq -F $'\t' -v ON_ERROR_STOP=1 -d postgres "$@"
}

# load_roles: roles that the dump may name and the server lacks. They get no password and may not log in.
# On a server other than the one that was backed up, memberships and settings of roles are taken over as well.
load_roles() {
  local line name here fresh=0 made=
  here=$(sql <<<'SELECT system_identifier FROM pg_catalog.pg_control_system()') || return 1
  archive_fact system_identifier
  if [ "$REPLY" != "$here" ]; then fresh=1; fi
  while IFS= read -r line; do
    [[ $line =~ ^CREATE\ ROLE\ (.*)\;$ ]] || continue
    name=${BASH_REMATCH[1]}
    made=$(
      sql -v name="$name" <<'SQL'
SELECT (parse_ident(:'name'))[1] AS name \gset
SELECT NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') AS missing \gset
\if :missing
CREATE ROLE :"name" NOLOGIN;
\echo :name
\endif
SQL
    ) || return 1
    if [ -n "$made" ]; then say "role $made was missing and is made without login"; fi
  done <"$BACKUP/globals.sql"
  ((fresh)) || return 0
  while IFS= read -r line; do
    case $line in
      'GRANT '*';') line="${line%% GRANTED BY *}" line=${line%;} ;;
      'ALTER ROLE '*' SET '*';') line=${line%;} ;;
      *) continue ;;
    esac
    if ! sql <<<"SET client_min_messages = error; $line;" >/dev/null 2>&1; then say "not taken over from globals.sql: $line"; fi
  done <"$BACKUP/globals.sql"
}

# load_database NAME: an empty database, closed to everybody but superusers. With the server's major equal to the dump's it gets
# the dump's locale, because text order decides where rows of partitioned tables lie; else the server's own.
load_database() {
  local clause='' locale
  archive_fact provider
  case $REPLY in
    c) clause="LOCALE_PROVIDER libc" ;;
    i) clause="LOCALE_PROVIDER icu ICU_LOCALE :'locale'" ;;
    b) clause="LOCALE_PROVIDER builtin BUILTIN_LOCALE :'locale'" ;;
  esac
  archive_fact locale
  locale=$REPLY
  archive_fact major
  if [ "$REPLY" = "$PGGEN_MAJOR" ]; then clause+=" LC_COLLATE :'collate' LC_CTYPE :'ctype'"; else clause=''; fi
  archive_fact collate
  local collate=$REPLY
  archive_fact ctype
  local ctype=$REPLY
  archive_fact encoding
  sql -v name="$1" -v encoding="$REPLY" -v locale="$locale" -v collate="$collate" -v ctype="$ctype" <<SQL
CREATE DATABASE :"name" TEMPLATE template0 ENCODING :'encoding' CONNECTION LIMIT 0 $clause;
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

# load_rows NAME: the dump itself; the first error ends it. Row security hides nothing from the superuser who loads the rows; it is
# on for the materialised views, which are computed as their owners and may read tables that force it.
load_rows() {
  attend pg_restore --exit-on-error --enable-row-security --no-password --no-tablespaces --jobs=2 --dbname="$1" -- "$DUMP"
}

# load_compare NAME FILE: counts the new database into FILE and holds it against the backup's own counts.
load_compare() {
  counts_of "$1" "$2" && counts_equal "$BACKUP/counts.tsv" "$2"
}
