#!/bin/bash
# Sourced: what is counted in a database, as SQL for psql, and the comparison of two such counts.
# Lines are KIND, NAME, VALUE..., separated by tabs; control characters in names are written as \n, \t, \r.
# Not counted: materialised views (they are computed anew), foreign tables, and tables of extensions, whose rows the extension
# makes itself, unless it declared them as user data.

counts_name_sql() {
  printf '%s' "replace(replace(replace(replace(format('%I.%I', n.nspname, c.relname),
    '\\', '\\\\'), E'\\n', '\\n'), E'\\t', '\\t'), E'\\r', '\\r')"
}

counts_relations_sql() {
  cat <<'SQL'
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
                      AND d.refclassid = 'pg_catalog.pg_extension'::regclass
                      AND coalesce(e.extcondition[array_position(e.extconfig, c.oid)], 'none') <> '')
SQL
}

# counts_sequences_sql: one line for each sequence, last value, whether it was used, whether it wraps around.
counts_sequences_sql() {
  cat <<SQL
SELECT format('SELECT %L, %L, last_value, is_called, %L FROM %I.%I', 'sequence', $(counts_name_sql),
              (SELECT s.seqcycle FROM pg_catalog.pg_sequence s WHERE s.seqrelid = c.oid), n.nspname, c.relname)
$(counts_relations_sql) AND c.relkind = 'S' \\gexec
SQL
}

# counts_tables_sql: exact rows of each table, large objects, and how many objects of each kind there are.
counts_tables_sql() {
  cat <<SQL
SELECT format('SELECT %L, %L, count(*) FROM ONLY %I.%I', 'table', $(counts_name_sql), n.nspname, c.relname)
$(counts_relations_sql) AND c.relkind = 'r' \\gexec
SELECT 'largeobjects', '-', count(*) FROM pg_catalog.pg_largeobject_metadata;
SELECT 'object', 'extension', count(*) FROM pg_catalog.pg_extension;
SELECT 'object', 'relation ' || c.relkind::text, count(*)
$(counts_relations_sql) AND c.relkind IN ('i', 'I', 'v', 'm', 'p', 'f') GROUP BY c.relkind;
SELECT 'object', 'constraint ' || k.contype::text, count(*) FROM pg_catalog.pg_constraint k
  JOIN (SELECT c.oid $(counts_relations_sql)) c ON c.oid = k.conrelid
 WHERE k.conparentid = 0 AND k.contype IN ('p', 'u', 'x', 'f') GROUP BY k.contype;
SELECT 'object', 'trigger', count(*) FROM pg_catalog.pg_trigger t
  JOIN (SELECT c.oid $(counts_relations_sql)) c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND t.tgparentid = 0;
SELECT 'object', 'policy', count(*) FROM pg_catalog.pg_policy;
SELECT 'object', 'function', count(*) FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass
                    AND d.objid = p.oid AND d.deptype = 'e');
SQL
}

# counts_locks_sql: takes the same lock on every table that pg_dump takes.
counts_locks_sql() {
  cat <<SQL
SELECT format('SELECT FROM ONLY %I.%I LIMIT 0', n.nspname, c.relname)
$(counts_relations_sql) AND c.relkind = 'r' \\gexec
SQL
}

# counts_merge BEFORE AFTER: sequences do not obey the snapshot, so their values before and after the dump are kept.
counts_merge() {
  local kind name last called cycles
  local -A before=()
  while IFS=$'\t' read -r kind name last called cycles; do before[$name]=$last$'\t'$called; done <"$1"
  while IFS=$'\t' read -r kind name last called cycles; do
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$kind" "$name" "${before[$name]:-$last$'\t'$called}" "$last" "$called" "$cycles"
  done <"$2"
}

# counts_of DATABASE FILE: counts a database that nobody writes to.
counts_of() {
  attend psql -XAtq -F $'\t' -v ON_ERROR_STOP=1 -d "$1" -o "$2" <<<"SET row_security = off;
$(counts_tables_sql)
$(counts_sequences_sql)"
}

# counts_equal WANTED FOUND: prints each difference; true when there is none.
counts_equal() {
  local kind name a b c d e key rc=0
  local -A found=()
  while IFS=$'\t' read -r kind name a b c; do found[$kind$'\t'$name]=$a$'\t'$b; done <"$2"
  while IFS=$'\t' read -r kind name a b c d e; do
    key=$kind$'\t'$name
    if [ -z "${found[$key]+there}" ]; then
      say "$kind $name: in the backup $a, not restored"
      rc=1
    elif ! counts_same "$kind" "$a" "$b" "$c" "$d" "$e" "${found[$key]}"; then
      say "$kind $name: in the backup $a${c:+ to $c}, restored ${found[$key]%%$'\t'*}"
      rc=1
    fi
    unset "found[\$key]"
  done <"$1"
  for key in "${!found[@]}"; do
    say "${key/$'\t'/ }: restored, not in the backup"
    rc=1
  done
  return "$rc"
}

# counts_same KIND A B C D E FOUND: a sequence that moved during the dump must lie between its two values.
counts_same() {
  local value=${7%%$'\t'*}
  if [ "$1" != sequence ]; then [ "$value" = "$2" ]; return; fi
  if [ "$2" = "$4" ]; then
    [ "$7" = "$2"$'\t'"$3" ] || [ "$7" = "$4"$'\t'"$5" ]
  else
    [ "$6" = t ] || ((value >= $2 && value <= $4)) || ((value <= $2 && value >= $4))
  fi
}
