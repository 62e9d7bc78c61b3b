# Rendered by pggen from pggen.yaml. Edit that file, then render again.

variable "datacenters" {
  description = "Where the job may run."
  default     = ["*"]
}

variable "node_pool" {
  description = "Clients that may run it."
  default     = "default"
}

locals {
  identity_group         = <<EOT
root:x:0:
postgres:x:999:
EOT
  identity_passwd        = <<EOT
root:x:0:0:root:/root:/bin/bash
postgres:x:999:999:PostgreSQL:/var/lib/postgresql:/bin/bash
EOT
  scripts_archive_sh     = <<EOT
#!/bin/bash
# Sourced: the backup directories, and the proof that one of them is whole. A name is visible only when the backup is complete.

STORE=$${PGGEN_BACKUP_DIR:-/backup}

# archive_ids: the names of all backups, oldest first.
archive_ids() {
  local path
  for path in "$STORE"/*/; do
    path=$${path%/}
    if utc_is_id "$${path##*/}" && [ -d "$path" ]; then printf '%s\n' "$${path##*/}"; fi
  done
}

# archive_newest: sets REPLY to the newest name, or to nothing.
archive_newest() {
  local id
  REPLY=
  while IFS= read -r id; do REPLY=$id; done < <(archive_ids)
}

# archive_choose WORD: sets ID and BACKUP for `latest`, nothing or a name; ends with 20.
archive_choose() {
  if [ "$${1:-latest}" = latest ]; then archive_newest; else REPLY=$1; fi
  if [ -z "$REPLY" ]; then fail 20 "there is no backup in $STORE"; fi
  if ! utc_is_id "$REPLY" || [ ! -d "$STORE/$REPLY" ]; then fail 20 "there is no backup named $REPLY in $STORE"; fi
  ID=$REPLY BACKUP=$STORE/$REPLY
}

# archive_fact NAME: sets REPLY to a line of the manifest of BACKUP, or to nothing.
archive_fact() {
  local key value
  REPLY=
  [ -r "$BACKUP/manifest.tsv" ] || return 0
  while IFS=$'\t' read -r key value; do
    if [ "$key" = "$1" ]; then REPLY=$value; fi
  done <"$BACKUP/manifest.tsv"
}

# archive_open: sets DUMP; ends with 21 when the bytes are not those that were written.
archive_open() {
  local name
  if [ ! -s "$BACKUP/SHA256SUMS" ]; then fail 21 "$ID has no SHA256SUMS"; fi
  cd -- "$BACKUP" || fail 21 "$BACKUP cannot be entered"
  attend sha256sum --check --quiet --strict SHA256SUMS >&2 || fail 21 "$ID: files are damaged or missing, see the lines above"
  cd /
  archive_fact database
  DUMP=$BACKUP/$REPLY.dump
  for name in "$REPLY.dump" counts.tsv globals.sql database.sql manifest.tsv; do
    if ! grep_line "  $name" "$BACKUP/SHA256SUMS"; then fail 21 "$ID: SHA256SUMS does not know $name"; fi
  done
}

# grep_line END FILE: does a line end so?
grep_line() {
  local line
  while IFS= read -r line; do
    if [[ $line == *"$1" ]]; then return 0; fi
  done <"$2"
  return 1
}

# archive_sound DUMP COUNTS: sets REPLY to the fault. 1: not readable to the end. 2: readable, but a table's data is not in it.
# The list of contents stands at the head of the file, so only a full decode sees a cut; and a file damaged by a terminal may
# decode to nothing without an error, so the list must name data for every counted table.
archive_sound() {
  local line toc entries=0 tables=0
  toc=$(mktemp "$${TMPDIR:-/tmp}/pggen.toc.XXXXXX")
  if ! attend pg_restore -f /dev/null -- "$1" || ! attend pg_restore -l -- "$1" >"$toc"; then
    rm -f -- "$toc"
    REPLY='the archive cannot be read to its end'
    return 1
  fi
  while IFS= read -r line; do
    if [[ $line =~ ^[0-9]+\;\ [0-9]+\ [0-9]+\ TABLE\ DATA\  ]]; then entries=$((entries + 1)); fi
  done <"$toc"
  rm -f -- "$toc"
  while IFS= read -r line; do
    if [[ $line == table$'\t'* ]]; then tables=$((tables + 1)); fi
  done <"$2"
  if ((entries == 0 && tables > 0)); then
    REPLY="the archive holds no table data, $tables tables were counted"
    return 1
  fi
  if ((entries < tables)); then
    REPLY="the archive holds data of $entries tables, $tables were counted"
    return 2
  fi
}

# archive_prove: SHA256SUMS, full decode and contents of BACKUP; ends with 21, 22 or 27.
archive_prove() {
  local rc=0
  archive_open
  archive_sound "$DUMP" "$BACKUP/counts.tsv" || rc=$?
  case $rc in
    0) ;;
    2) fail 27 "$ID: $REPLY" ;;
    *) fail 22 "$ID: $REPLY" ;;
  esac
}

# archive_list: a table for people.
archive_list() {
  local id
  printf '%-16s  %10s  %7s  %12s  %s\n' ID KiB TABLES ROWS SERVER
  while IFS= read -r id; do
    BACKUP=$STORE/$id
    [ -r "$BACKUP/manifest.tsv" ] || continue
    size_kib "$BACKUP"
    printf '%-16s  %10s' "$id" "$REPLY"
    archive_fact tables
    printf '  %7s' "$REPLY"
    archive_fact rows
    printf '  %12s' "$REPLY"
    archive_fact server_version
    printf '  %s\n' "$REPLY"
  done < <(archive_ids)
}
EOT
  scripts_backup_sh      = <<EOT
#!/bin/bash
# The backup sidecar: backup.sh loop | once | health | list | status. Parameters come from the environment, see docs/backup.md.
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
export PGGEN_PART=backup
PGGEN_WAIT=$${PGGEN_WAIT:-300}          # seconds until a server that does not answer is an error
PGGEN_LOCK_WAIT=$${PGGEN_LOCK_WAIT:-60} # seconds until a table that somebody holds is one
# shellcheck source=/dev/null
for part in say utc schedule retention status certificate archive counts properties login dump loop; do . "$HERE/$part.sh"; done

STATE=$STORE/.status
TMP=

# finish: whatever happened, no process and no part of a backup stays; the status tells how it ended.
finish() {
  local code=$? pid
  trap '' TERM INT HUP
  cd /
  for pid in $CHILD $${SESSION_PID:-}; do stop_process "$pid"; done
  if [ -n "$${PGPASSFILE:-}" ]; then rm -f -- "$PGPASSFILE"; fi
  if [ -n "$TMP" ]; then rm -rf -- "$TMP"; fi
  now
  status_read "$STATE"
  status_set service "$PGGEN_SERVICE" last_start "$STARTED" last_end "$REPLY" last_exit "$code"
  if ((code == 0)); then
    status_set last_success "$STARTED" last_id "$ID" last_seconds $((REPLY - STARTED)) last_kib "$KIB"
  fi
  status_write "$STATE" || say "cannot write $STATE"
  exit "$code"
}

settings() {
  need PGGEN_SERVICE PGGEN_COMPRESS PGGEN_SCHEDULE
  database_name
  number PGGEN_KEEP_LAST PGGEN_KEEP_DAILY PGGEN_KEEP_WEEKLY PGGEN_KEEP_MONTHLY
  if ! schedule_parse "$PGGEN_SCHEDULE"; then fail 10 "PGGEN_SCHEDULE is not a schedule: $PGGEN_SCHEDULE"; fi
  if [ ! -d "$STORE" ] || [ ! -w "$STORE" ]; then fail 10 "$STORE is not a directory that uid $EUID can write to"; fi
}

once() {
  local leftover id
  settings
  # Nothing may be touched before this line: the winner's files and status are not ours.
  only_one "$STORE/.lock" run
  mine
  now
  STARTED=$REPLY
  trap finish EXIT
  trap 'exit 143' TERM INT HUP
  trap ':' PIPE
  for leftover in "$STORE"/.tmp-* "$STORE"/.trash-*; do
    if [ -e "$leftover" ]; then attend rm -rf -- "$leftover" || fail 10 "cannot remove $leftover"; fi
  done
  login_prepare
  login_wait
  login_suitable
  space
  now
  utc_id "$REPLY"
  ID=$REPLY
  archive_newest
  if [ "$REPLY" \> "$ID" ]; then say "warning: $REPLY is newer than the clock says ($ID)"; fi
  while [ -e "$STORE/$ID" ]; do
    pause 1
    now
    utc_id "$REPLY"
    ID=$REPLY
  done
  TMP=$STORE/.tmp-$ID
  mkdir -- "$TMP" || fail 13 "cannot make $TMP"
  dump_write
  publish
  say "$ID: $KIB KiB in $STORE/$ID"
  prune
}

# mine: two services must not share a directory, each would prune the other's backups.
mine() {
  archive_newest
  if [ -n "$REPLY" ]; then
    archive_choose "$REPLY"
    archive_fact service
    if [ "$${REPLY:-$PGGEN_SERVICE}" != "$PGGEN_SERVICE" ]; then fail 10 "$STORE holds backups of the service $REPLY: take another directory"; fi
  fi
}

# space: half as much again as the last backup took must be free.
space() {
  archive_newest
  [ -n "$REPLY" ] || return 0
  size_kib "$STORE/$REPLY"
  local wanted=$((REPLY * 3 / 2 + 1024))
  if ! free_kib "$STORE"; then return 0; fi
  if ((REPLY < wanted)); then fail 15 "$STORE has $REPLY KiB free, the next backup may need $wanted KiB"; fi
}

# publish: proves what was written, forces it to the disk, and only then gives it its name.
publish() {
  local -a files
  if ! archive_sound "$PGGEN_DATABASE.dump" counts.tsv; then fail 14 "the new dump is not sound: $REPLY"; fi
  shopt -s globstar dotglob nullglob
  local path
  for path in **; do
    if [ -f "$path" ] && [ "$path" != SHA256SUMS ]; then files+=("$path"); fi
  done
  shopt -u globstar dotglob nullglob
  attend sha256sum -- "$${files[@]}" >SHA256SUMS || fail 14 "the checksums could not be written"
  # A sync that knows no file names (busybox) takes everything.
  attend sync -- "$${files[@]}" SHA256SUMS . || attend sync || fail 13 "the files could not be forced to the disk"
  size_kib .
  KIB=$REPLY
  mv -T -- "$TMP" "$STORE/$ID" || fail 13 "the backup could not be given its name"
  TMP=
  cd -- "$STORE"
  attend sync -- "$STORE" || attend sync || fail 13 "$STORE could not be forced to the disk"
}

# prune: by name only, after a success only, and never the backup that was just made.
prune() {
  local id
  local -A stay=([$ID]=1)
  while IFS= read -r id; do stay[$id]=1; done < <(archive_ids |
    retention_keep "$PGGEN_KEEP_LAST" "$PGGEN_KEEP_DAILY" "$PGGEN_KEEP_WEEKLY" "$PGGEN_KEEP_MONTHLY")
  while IFS= read -r id; do
    if [ -z "$${stay[$id]:-}" ]; then
      say "$id: retention is over, removed"
      if ! mv -T -- "$STORE/$id" "$STORE/.trash-$id" || ! attend rm -rf -- "$STORE/.trash-$id"; then
        say "warning: $id cannot be removed"
      fi
    fi
  done < <(archive_ids)
}

loop() {
  settings
  loop_forever "$PGGEN_SCHEDULE"
}

# ready: a run waits for the server itself.
ready() {
  true
}

# last_success: the names are the truth, so a lost status file neither delays nor repeats a run.
last_success() {
  archive_newest
  if [ -n "$REPLY" ]; then utc_epoch "$REPLY"; fi
}

# health: a certificate that ends soon is told and is no fault of the backups.
health() {
  number PGGEN_BACKUP_MAX_AGE
  if certificate_warning; then echo "warning: $REPLY"; fi
  status_read "$STATE"
  last_success
  status_health "$REPLY" "$PGGEN_BACKUP_MAX_AGE" backup
}

status() {
  last_success
  status_print "$${PGGEN_SCHEDULE:-}" "$REPLY"
  if certificate_end; then echo "certificate_end=$REPLY"; fi
  if certificate_warning; then echo "certificate_warning=$REPLY"; fi
}

case $${1:-loop} in
  loop | once | health | status) "$${1:-loop}" ;;
  list) archive_list ;;
  *) fail 10 "usage: backup.sh loop | once | health | list | status" ;;
esac
EOT
  scripts_certificate_sh = <<EOT
#!/bin/bash
# Sourced: when the server's certificate ends. `pggen secrets` writes the moment beside the root; the image needs no openssl.

CERTIFICATE_WARNING_DAYS=30

# certificate_end: sets REPLY to the moment, 20290222T000000Z; 1 if nobody has told.
certificate_end() {
  REPLY=
  [ -r "$${PGGEN_CERTIFICATE_END_FILE:-}" ] || return 1
  IFS= read -r REPLY <"$PGGEN_CERTIFICATE_END_FILE" || true
  utc_is_id "$REPLY"
}

# certificate_warning: sets REPLY to a sentence; 1 if there is nothing to say.
certificate_warning() {
  local end left
  certificate_end || return 1
  end=$REPLY
  utc_epoch "$end"
  left=$REPLY
  now
  left=$((left - REPLY))
  if ((left >= CERTIFICATE_WARNING_DAYS * 86400)); then return 1; fi
  if ((left > 0)); then REPLY="the server's certificate ends in $((left / 86400)) days"; else REPLY="the server's certificate has ended"; fi
  REPLY+=" ($end): pggen secrets rotate tls"
}
EOT
  scripts_counts_sh      = <<EOT
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
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$kind" "$name" "$${before[$name]:-$last$'\t'$called}" "$last" "$called" "$cycles"
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
    if [ -z "$${found[$key]+there}" ]; then
      say "$kind $name: in the backup $a, not restored"
      rc=1
    elif ! counts_same "$kind" "$a" "$b" "$c" "$d" "$e" "$${found[$key]}"; then
      say "$kind $name: in the backup $a$${c:+ to $c}, restored $${found[$key]%%$'\t'*}"
      rc=1
    fi
    unset "found[\$key]"
  done <"$1"
  for key in "$${!found[@]}"; do
    say "$${key/$'\t'/ }: restored, not in the backup"
    rc=1
  done
  return "$rc"
}

# counts_same KIND A B C D E FOUND: a sequence that moved during the dump must lie between its two values.
counts_same() {
  local value=$${7%%$'\t'*}
  if [ "$1" != sequence ]; then [ "$value" = "$2" ]; return; fi
  if [ "$2" = "$4" ]; then
    [ "$7" = "$2"$'\t'"$3" ] || [ "$7" = "$4"$'\t'"$5" ]
  else
    [ "$6" = t ] || ((value >= $2 && value <= $4)) || ((value <= $2 && value >= $4))
  fi
}
EOT
  scripts_drill_sh       = <<EOT
#!/bin/bash
# Proves that the newest backup can be restored: into a throwaway cluster without network, every count compared, the time taken.
# drill.sh loop | once | health | status. Parameters come from the environment, see docs/backup.md.
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
export PGGEN_PART=drill
# shellcheck source=/dev/null
for part in say utc schedule status archive counts load scratch loop; do . "$HERE/$part.sh"; done

ROOM=$${PGGEN_SCRATCH:-/drill}
STATE=$ROOM/status
SCRATCH=
ID=
RTO=

# finish: whatever happened, the cluster is gone; the status tells how it ended.
finish() {
  local code=$?
  trap '' TERM INT HUP
  cd /
  if [ -n "$CHILD" ]; then stop_process "$CHILD"; fi
  scratch_stop "$SCRATCH"
  now
  status_read "$STATE"
  status_set service "$PGGEN_SERVICE" last_start "$STARTED" last_end "$REPLY" last_exit "$code" last_try "$ID"
  if [ -n "$RTO" ]; then status_set last_rto "$RTO" rto_limit "$PGGEN_RTO"; fi
  if ((code == 0)); then
    status_set last_success "$STARTED" last_id "$ID"
  fi
  status_write "$STATE" || say "cannot write $STATE"
  exit "$code"
}

settings() {
  need PGGEN_SERVICE PGGEN_MAJOR PGGEN_DRILL_SCHEDULE
  number PGGEN_RTO
  if ! schedule_parse "$PGGEN_DRILL_SCHEDULE"; then fail 10 "PGGEN_DRILL_SCHEDULE is not a schedule: $PGGEN_DRILL_SCHEDULE"; fi
  if [ ! -d "$ROOM" ] || [ ! -w "$ROOM" ]; then fail 10 "$ROOM is not a directory that uid $EUID can write to"; fi
}

once() {
  local leftover
  settings
  only_one "$ROOM/.lock" drill
  now
  STARTED=$REPLY
  trap finish EXIT
  trap 'exit 143' TERM INT HUP
  trap ':' PIPE
  for leftover in "$ROOM"/scratch-*; do
    if [ -e "$leftover" ]; then attend rm -rf -- "$leftover" || fail 10 "cannot remove $leftover"; fi
  done
  archive_choose latest
  rehearse
  now
  RTO=$((REPLY - STARTED))
  archive_fact rows
  say "$ID: restored, $REPLY rows and all other counts equal, $RTO s"
  if ((RTO > PGGEN_RTO)); then fail 26 "$ID: restoring took $RTO s, the limit is $PGGEN_RTO s"; fi
}

# rehearse: the steps of restore.sh without the exchange.
rehearse() {
  local wanted
  archive_prove
  archive_fact database_bytes
  wanted=$((REPLY * 13 / 10 / 1024 + 300 * 1024))
  if free_kib "$ROOM" && ((REPLY < wanted)); then fail 15 "$ROOM has $REPLY KiB free, the drill needs about $wanted KiB"; fi
  SCRATCH=$ROOM/scratch-$ID
  scratch_start "$SCRATCH"
  load_roles || fail 24 "the roles of $ID could not be made"
  load_database drill || fail 24 "a database for $ID could not be made"
  load_rows drill || fail 24 "$ID could not be restored completely"
  load_compare drill "$SCRATCH/counts.tsv" || fail 25 "$ID: the restored database differs from the backup's own counts"
}

last_success() {
  status_read "$STATE"
  REPLY=$${STATUS[last_success]:-}
}

# ready: before the first backup there is nothing to rehearse, and that is no failure.
ready() {
  archive_newest
  [ -n "$REPLY" ]
}

loop() {
  settings
  loop_forever "$PGGEN_DRILL_SCHEDULE"
}

health() {
  number PGGEN_DRILL_MAX_AGE
  status_read "$STATE"
  status_health "$${STATUS[last_success]:-}" "$PGGEN_DRILL_MAX_AGE" drill
}

status() {
  last_success
  status_print "$${PGGEN_DRILL_SCHEDULE:-}" "$REPLY"
}

case $${1:-loop} in
  loop | once | health | status) "$${1:-loop}" ;;
  *) fail 10 "usage: drill.sh loop | once | health | status" ;;
esac
EOT
  scripts_dump_sh        = <<EOT
#!/bin/bash
# Sourced by the sidecar: one dump, its exact counts and everything a new host needs, in the directory $TMP.
# One psql session exports a snapshot and stays open while pg_dump runs; the counts then see exactly the rows of the dump.

# dump_session_open: a psql that reads from fd 6 and answers on fd 7.
dump_session_open() {
  coproc SESSION { exec psql -XAtq -F $'\t' -v ON_ERROR_STOP=1; }
  exec 6>&"$${SESSION[1]}" 7<&"$${SESSION[0]}"
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
  if [[ $(pg_dump --version) =~ \)\ 1[0-5] ]]; then compress=$${compress#gzip:}; fi
  cd -- "$TMP" || fail 13 "cannot enter $TMP"
  dump_session_open
  dump_session "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL row_security = off;
SELECT set_config(name, '0', true) FROM pg_catalog.pg_settings
 WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout') \\g /dev/null
SET LOCAL lock_timeout = '$${PGGEN_LOCK_WAIT}s';
SELECT pg_export_snapshot();" || fail 13 "the server gave no snapshot"
  snapshot=$REPLY
  # Held to the end, so that nobody can change a table between its dump and its count.
  dump_session "$(counts_locks_sql)" || fail 13 "somebody keeps a table locked"
  dump_session "\\o sequences.before
$(counts_sequences_sql)
\\o" || fail 13 "the sequences could not be read"
  attend pg_dump --no-password --lock-wait-timeout="$${PGGEN_LOCK_WAIT}s" --snapshot="$snapshot" --format=custom \
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
  local kit=$${PGGEN_KIT_DIR:-/etc/pggen/kit} path
  [ -d "$kit" ] || return 0
  mkdir kit
  dump_take kit "$kit"/* "$kit"/.[!.]*
  for path in kit/deploy/*/prepare.sh kit/deploy/*/*/prepare.sh; do
    if [ -e "$path" ]; then
      path=$${path%/*}
      dump_take "$path" "$${kit%/*}"/{files,identity,init,postgres,scripts}
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
    if [ -e "$path" ] && [ "$${path##*/}" != secrets ]; then
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
EOT
  scripts_guard_sh       = <<EOT
#!/bin/bash
# Starts the server, and only one of them: two containers on one volume would each believe to be alone and destroy it.
# guard.sh COMMAND...: hands over to the image's own entrypoint.
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
export PGGEN_PART=guard
# shellcheck source=/dev/null
. "$HERE/say.sh"

need PGDATA PGGEN_VOLUME PGGEN_MAJOR

if ! { exec 9>>"$PGGEN_VOLUME/.pggen.lock"; } 2>/dev/null; then
  fail 10 "uid $EUID cannot write to the volume $PGGEN_VOLUME: prepare.sh sets its owner"
fi
# The lock lives as long as any process of this container holds the descriptor, also after kill -9.
if ! flock -n 9; then fail 75 "the volume $PGGEN_VOLUME is in use by another server"; fi

if [ -s "$PGDATA/PG_VERSION" ]; then
  # With the lock in hand this file is left over from a kill. Its number may by now be that of a probe in this container, which
  # PostgreSQL would take for a running server and not start.
  rm -f -- "$PGDATA/postmaster.pid"
  if [ ! -e "$PGDATA/pggen.initialized" ]; then
    say "warning: the first start on this volume was not finished, some init scripts never ran; the server stays unhealthy"
  fi
else
  for other in "$PGGEN_VOLUME"/*/docker/PG_VERSION; do
    if [ -e "$other" ] && [ ! -e "$PGGEN_VOLUME/.pggen.empty-$PGGEN_MAJOR" ]; then
      fail 10 "the volume holds data of another major ($${other%/PG_VERSION}) and none of $PGGEN_MAJOR; an empty server is not" \
        "what you want. To start empty beside it and restore a backup: touch $PGGEN_VOLUME/.pggen.empty-$PGGEN_MAJOR"
    fi
  done
  # The image insists on a password for the superuser. Nobody knows this one, and the last init script takes it away.
  POSTGRES_PASSWORD=$(od -An -vN32 -tx1 /dev/urandom)
  export POSTGRES_PASSWORD=$${POSTGRES_PASSWORD//[[:space:]]/}
fi
umask 022
exec "$${PGGEN_ENTRYPOINT:-docker-entrypoint.sh}" "$@"
EOT
  scripts_load_sh        = <<EOT
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
    name=$${BASH_REMATCH[1]}
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
      'GRANT '*';') line="$${line%% GRANTED BY *}" line=$${line%;} ;;
      'ALTER ROLE '*' SET '*';') line=$${line%;} ;;
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
EOT
  scripts_login_sh       = <<EOT
#!/bin/bash
# Sourced by the sidecar: the way to the database server, and whether it can be backed up completely.

# login_prepare: libpq reads the password from a file that only this run can read.
login_prepare() {
  local password host
  need PGHOST PGUSER PGDATABASE PGGEN_PASSWORD_FILE
  if ! IFS= read -r password <"$PGGEN_PASSWORD_FILE" && [ -z "$${password:-}" ]; then
    fail 10 "cannot read a password from $PGGEN_PASSWORD_FILE"
  fi
  PGPASSFILE=$(mktemp "$${TMPDIR:-/tmp}/pggen.pass.XXXXXX")
  host=$${PGHOST//\\/\\\\}
  password=$${password//\\/\\\\}
  printf '%s:*:*:*:%s\n' "$${host//:/\\:}" "$${password//:/\\:}" >"$PGPASSFILE"
  export PGPASSFILE PGAPPNAME=pggen-backup PGCONNECT_TIMEOUT=$${PGCONNECT_TIMEOUT:-10}
}

# login_wait: the server may start later than we do, also after a reboot of the host.
login_wait() {
  local deadline
  number PGGEN_WAIT
  now
  deadline=$((REPLY + PGGEN_WAIT))
  until attend pg_isready -q -d "$PGDATABASE" -U "$PGUSER"; do
    now
    if ((REPLY >= deadline)); then fail 11 "$PGHOST did not accept connections within $PGGEN_WAIT s"; fi
    pause 1
  done
  if ! attend psql -XAtq -c 'SELECT' >/dev/null; then fail 11 "cannot log in to $PGDATABASE as $PGUSER"; fi
}

# login_suitable: turns what would fail in the night, or be left out in silence, into one clear line; ends with 12.
login_suitable() {
  local client server kind value ended=
  client=$(pg_dump --version)
  [[ $client =~ \)\ ([0-9]+) ]] || fail 12 "cannot read the version of pg_dump: $client"
  client=$${BASH_REMATCH[1]}
  while IFS=$'\t' read -r kind value; do
    case $kind in
      server)
        server=$((value / 10000))
        if ((client < server)); then fail 12 "pg_dump $client is older than the server ($server): use the server's image"; fi
        ;;
      rls) fail 12 "row level security hides rows of $value from $PGUSER: ALTER ROLE \"$PGUSER\" BYPASSRLS" ;;
      denied) fail 12 "$PGUSER may not read $value: GRANT pg_read_all_data TO \"$PGUSER\"" ;;
      end) ended=1 ;;
      lo) fail 12 "$PGUSER may not read $value large objects: ALTER ROLE \"$PGUSER\" SET lo_compat_privileges = on" ;;
    esac
  done < <(login_questions)
  if [ -z "$ended" ]; then fail 11 "the server did not say what $PGUSER may read"; fi
}

login_questions() {
  psql -XAtq -F $'\t' -v ON_ERROR_STOP=1 <<'SQL'
SELECT 'server', current_setting('server_version_num');
SELECT 'rls', string_agg(c.oid::regclass::text, ', ') FROM pg_catalog.pg_class c
 WHERE c.relrowsecurity AND c.relkind IN ('r', 'p') AND row_security_active(c.oid) HAVING count(*) > 0;
SELECT 'denied', min(c.oid::regclass::text) FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'S') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT (has_schema_privilege(n.oid, 'USAGE')
            AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END)
HAVING count(*) > 0;
SELECT 'lo', count(*) FROM pg_catalog.pg_largeobject_metadata m
 WHERE current_setting('lo_compat_privileges') = 'off' AND NOT pg_has_role(m.lomowner, 'USAGE')
   AND NOT EXISTS (SELECT FROM aclexplode(m.lomacl) a
                    WHERE a.privilege_type = 'SELECT' AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE')))
HAVING count(*) > 0;
SELECT 'end';
SQL
}
EOT
  scripts_loop_sh        = <<EOT
#!/bin/bash
# Sourced by backup and drill: one run after the other by schedule. The script provides last_success, ready and STATE.

# loop_forever SCHEDULE: each run is a process of its own; a failed one is tried again after 1, 2, 4, ... 60 minutes.
loop_forever() {
  local failures=0 again=0 at rc
  status_begin "$STATE"
  trap 'loop_end' TERM INT HUP
  say "schedule '$1' (UTC), storage $STORE"
  while :; do
    now
    at=$REPLY
    last_success
    schedule_next "$1" "$at" "$REPLY" || fail 10 "the schedule '$1' never comes"
    if ((REPLY < again)); then REPLY=$again; fi
    # Short naps, so that a clock that was set or a machine that slept is noticed.
    if ((REPLY > at)); then
      pause $((REPLY - at < 30 ? REPLY - at : 30))
    elif ! ready; then
      pause 5
    else
      rc=0
      attend "$BASH" "$0" once || rc=$?
      loop_again "$rc"
    fi
  done
}

# loop_again EXIT_CODE: sets failures and again of the loop.
loop_again() {
  local delay
  now
  case $1 in
    0) failures=0 again=0 ;;
    10) exit 10 ;;
    16) again=$((REPLY + 30)) ;;
    *)
      delay=$((60 << (failures < 6 ? failures : 6)))
      if ((delay > 3600)); then delay=3600; fi
      again=$((REPLY + delay)) failures=$((failures + 1))
      say "the run ended with $1, next try in $delay s"
      ;;
  esac
}

# loop_end: a run cleans up behind itself and is given the time for it.
loop_end() {
  if [ -n "$CHILD" ]; then
    kill -s TERM "$CHILD" 2>/dev/null || true
    wait "$CHILD" 2>/dev/null || true
  fi
  exit 0
}
EOT
  scripts_probe_sh       = <<EOT
#!/bin/bash
# Health of the server: it answers over TCP, so the temporary server of the first start does not count, and the first start was
# finished by its last init script.
set -Eeuo pipefail
exec 2>&1
if [ ! -e "$PGDATA/pggen.initialized" ]; then
  echo "the first start was not finished: $PGDATA/pggen.initialized is missing"
  exit 1
fi
exec pg_isready -h 127.0.0.1 -p "$${PGPORT:-5432}" -U "$PGGEN_MONITOR_ROLE" -d "$PGGEN_DATABASE" -t 3
EOT
  scripts_properties_sh  = <<EOT
#!/bin/bash
# Sourced: what belongs to a database but lies outside its dump: owner, connection limit, privileges and settings.

# properties_sql: prints, for the current database, statements that give the same to the database in the psql variable db.
# Lists such as search_path are stored in a form of their own; SET FROM CURRENT takes it over unread, so nothing can be smuggled in.
properties_sql() {
  cat <<'SQL'
SELECT format('ALTER DATABASE :"db" OWNER TO %I;', pg_get_userbyid(datdba)) FROM pg_database WHERE datname = current_database();
SELECT format('ALTER DATABASE :"db" CONNECTION LIMIT %s;', datconnlimit) FROM pg_database WHERE datname = current_database();
SELECT format('COMMENT ON DATABASE :"db" IS %L;', shobj_description(oid, 'pg_database')) FROM pg_database
 WHERE datname = current_database() AND shobj_description(oid, 'pg_database') IS NOT NULL;
SELECT format('REVOKE ALL ON DATABASE :"db" FROM PUBLIC, %I;', pg_get_userbyid(datdba)) FROM pg_database
 WHERE datname = current_database() AND datacl IS NOT NULL;
SELECT format('GRANT %s ON DATABASE :"db" TO %s%s;', a.privilege_type,
              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
              CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
  FROM pg_database, aclexplode(datacl) a WHERE datname = current_database() ORDER BY a.grantee, a.privilege_type;
SELECT CASE WHEN s.name IN ('search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries')
            THEN format(E'BEGIN;\nSELECT set_config(%L, %L, true) \\g /dev/null\n%s SET %I FROM CURRENT;\nCOMMIT;',
                        s.name, s.value, s.target, s.name)
            ELSE format('%s SET %s TO %L;', s.target, quoted, s.value) END
  FROM (SELECT split_part(c, '=', 1) AS name, substr(c, strpos(c, '=') + 1) AS value,
               (SELECT string_agg(quote_ident(part), '.' ORDER BY nr)
                  FROM unnest(string_to_array(split_part(c, '=', 1), '.')) WITH ORDINALITY AS p(part, nr)) AS quoted,
               CASE r.setrole WHEN 0 THEN 'ALTER DATABASE :"db"'
                    ELSE format('ALTER ROLE %I IN DATABASE :"db"', pg_get_userbyid(r.setrole)) END AS target
          FROM pg_db_role_setting r JOIN pg_database d ON d.oid = r.setdatabase, unnest(r.setconfig) c
         WHERE d.datname = current_database()) s ORDER BY s.target, s.name;
SQL
}

# properties_apply FILE DATABASE
properties_apply() {
  psql -XAtq -v ON_ERROR_STOP=1 -v db="$2" -d postgres -f "$1" >/dev/null
}
EOT
  scripts_restore_sh     = <<EOT
#!/bin/bash
# Restores a backup beside the live database, compares every count, and exchanges the two; the old one is kept for undo.sh.
# Runs inside the server's own container: restore.sh [latest | ID | list]
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
export PGGEN_PART=restore
# shellcheck source=/dev/null
for part in say utc archive counts properties load swap; do . "$HERE/$part.sh"; done

BESIDE=
FOUND=

# finish: a restore that did not end well leaves the server as it was.
finish() {
  local code=$?
  trap '' TERM INT HUP
  if [ -n "$CHILD" ]; then stop_process "$CHILD"; fi
  if [ -n "$FOUND" ]; then rm -f -- "$FOUND"; fi
  if [ -n "$BESIDE" ]; then drop "$BESIDE" || say "the database $BESIDE is left over; the next restore removes it"; fi
  if ((code != 0)); then say "ended with $code; the live database $PGGEN_DATABASE is untouched"; fi
  exit "$code"
}

drop() {
  sql -v name="$1" <<<'DROP DATABASE IF EXISTS :"name" WITH (FORCE)'
}

# room: the restored database stands beside the old one, so its size must be free.
room() {
  local wanted
  archive_fact database_bytes
  wanted=$((REPLY * 6 / 5 / 1024))
  if [ -d "$${PGDATA:-}" ] && free_kib "$PGDATA" && ((REPLY < wanted)); then
    fail 15 "$PGDATA has $REPLY KiB free, restoring beside the live database needs about $wanted KiB"
  fi
}

restore() {
  local started kept leftover
  now
  started=$REPLY
  swap_begin
  archive_choose "$${1:-latest}"
  trap finish EXIT
  say "$ID: checking the backup"
  archive_prove
  room
  while IFS= read -r leftover; do drop "$leftover"; done < <(swap_kept restore)
  load_roles || fail 24 "the roles of $ID could not be made"
  swap_name restore
  BESIDE=$REPLY
  say "$ID: restoring into $BESIDE, the live database stays as it is"
  load_database "$BESIDE" || fail 24 "the database $BESIDE could not be made"
  load_rows "$BESIDE" || fail 24 "$ID could not be restored completely"
  FOUND=$(mktemp "$${TMPDIR:-/tmp}/pggen.counts.XXXXXX")
  load_compare "$BESIDE" "$FOUND" || fail 25 "$ID: the restored database differs from the backup's own counts"
  attend psql -XAtq -d "$BESIDE" -c 'ANALYZE' >/dev/null || fail 24 "the statistics of $BESIDE could not be made"
  properties_apply "$BACKUP/database.sql" "$BESIDE" || fail 24 "owner, privileges and settings of the database could not be set"
  swap_name before
  kept=$REPLY
  swap "$PGGEN_DATABASE" "$kept" "$BESIDE" || fail 24 "the live database could not be exchanged"
  BESIDE=
  archive_fact rows
  say "$ID: restored as $PGGEN_DATABASE, $REPLY rows equal to the backup's counts"
  now
  say "took $((REPLY - started)) s; the old database is kept as $kept: undo.sh brings it back, undo.sh drop $kept removes it"
}

case $${1:-latest} in
  list) archive_list ;;
  -*) fail 10 "usage: restore.sh [latest | ID | list]" ;;
  *) restore "$@" ;;
esac
EOT
  scripts_retention_sh   = <<EOT
#!/bin/bash
# Sourced: which backups stay. Pure: names in, names out, newest first; it looks at no file and no clock.

# retention_keep LAST DAILY WEEKLY MONTHLY < ids: prints the ids that stay. The newest of a day, ISO week or month stands for it.
retention_keep() {
  local last=$1 daily=$2 weekly=$3 monthly=$4 id day stay
  local -A seen=() periods=()
  if ((last < 1)); then last=1; fi # the only backup is never taken
  while IFS= read -r id; do
    utc_is_id "$id" || continue
    stay=0
    utc_days "$${id:0:4}" "$${id:4:2}" "$${id:6:2}"
    day=$REPLY
    if ((last > 0)); then last=$((last - 1)) stay=1; fi
    if retention_first day "$day" "$daily"; then stay=1; fi
    if retention_first week $(((day + 3) / 7)) "$weekly"; then stay=1; fi
    if retention_first month "$${id:0:6}" "$monthly"; then stay=1; fi
    if ((stay)); then printf '%s\n' "$id"; fi
  done < <(sort -ru)
}

# retention_first KIND PERIOD LIMIT: is this the first backup seen of a period that still counts?
retention_first() {
  if [[ -n $${seen[$1 $2]:-} ]] || (($${periods[$1]:-0} >= $3)); then return 1; fi
  seen[$1 $2]=1
  periods[$1]=$(($${periods[$1]:-0} + 1))
}
EOT
  scripts_rotate_sh      = <<EOT
#!/bin/bash
# Gives the login roles the SCRAM verifiers that lie under /run/pggen/server, and makes the server read its certificate again.
# Runs inside the server's own container. The server itself reads the file, so that no verifier stands in a command line, an
# environment, a statement text, a log or a statistics view.
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
export PGGEN_PART=rotate
# shellcheck source=/dev/null
for part in say utc load swap; do . "$HERE/$part.sh"; done

DIRECTORY=$${PGGEN_SERVER_FILES:-/run/pggen/server}

# rotate_role ROLE FILE
rotate_role() {
  sql -v role="$1" -v file="$2" <<'SQL'
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET log_min_duration_sample = -1;
SET log_transaction_sample_rate = 0;
SET pg_stat_statements.track = 'none';
SET pgaudit.log = 'none';
SELECT set_config('pggen.role', :'role', false), set_config('pggen.file', :'file', false) \g /dev/null
DO $body$
DECLARE
  verifier text := rtrim(pg_read_file(current_setting('pggen.file')), E'\n');
BEGIN
  -- A text of another form would be taken for a password in clear.
  IF verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]+=*$' THEN
    RAISE EXCEPTION 'the file % holds no SCRAM-SHA-256 verifier', current_setting('pggen.file');
  END IF;
  BEGIN
    EXECUTE format('ALTER ROLE %I PASSWORD %L', current_setting('pggen.role'), verifier);
  EXCEPTION WHEN OTHERS THEN
    -- The message is made anew: the original would quote the statement.
    RAISE EXCEPTION 'the role % could not be changed (%)', current_setting('pggen.role'), SQLSTATE;
  END;
END
$body$;
SQL
}

need PGGEN_APP_ROLE PGGEN_BACKUP_ROLE
swap_begin
found=0
for pair in "app:$PGGEN_APP_ROLE" "backup:$PGGEN_BACKUP_ROLE" "monitor:$${PGGEN_MONITOR_ROLE:-}"; do
  file=$DIRECTORY/$${pair%%:*}.scram
  [ -e "$file" ] || continue
  rotate_role "$${pair#*:}" "$file" || fail 10 "the role $${pair#*:} keeps its old password"
  say "role $${pair#*:} has the verifier of $file"
  found=1
done
for file in "$DIRECTORY"/access_*.scram; do
  [ -e "$file" ] || continue
  role=$${file##*/access_}
  role=$${role%.scram}
  rotate_role "$role" "$file" || fail 10 "the role $role keeps its old password"
  say "role $role has the verifier of $file"
  found=1
done
if ((!found)); then fail 10 "there is no verifier in $DIRECTORY"; fi
sql <<<'SELECT pg_reload_conf()' >/dev/null
say 'the server reads its configuration and certificate again'
EOT
  scripts_say_sh         = <<EOT
#!/bin/bash
# Sourced by every script: one line per event on stderr, one exit code per kind of failure, no time zone, no locale.

export LC_ALL=C TZ=UTC0
umask 077 # a dump holds every row of the application

say() {
  printf '%(%Y-%m-%dT%H:%M:%SZ)T %s: %s\n' -1 "$${PGGEN_PART:-pggen}" "$*" >&2
}

# fail CODE TEXT...: the codes are listed in docs/backup.md.
fail() {
  local code=$1
  shift
  say "error ($code): $*"
  exit "$code"
}

now() {
  printf -v REPLY '%(%s)T' -1
}

# need NAME...: each variable must be set and not empty.
need() {
  local name
  for name in "$@"; do
    if [ -z "$${!name:-}" ]; then fail 10 "$name is not set"; fi
  done
}

# number NAME...: each variable must be a whole number.
number() {
  local name
  need "$@"
  for name in "$@"; do
    if ! [[ $${!name} =~ ^[0-9]{1,12}$ ]]; then fail 10 "$name is not a whole number: $${!name}"; fi
  done
}

# database_name: the name becomes a file name and the stem of other database names.
database_name() {
  need PGGEN_DATABASE
  case $PGGEN_DATABASE in
    .* | -* | */* | *=* | *[[:cntrl:]]*) fail 10 "a database named '$PGGEN_DATABASE' cannot be backed up by these scripts" ;;
  esac
}

# only_one FILE WHAT: the lock, on descriptor 8, lives as long as any process of this run.
only_one() {
  if ! { exec 8>>"$1"; } 2>/dev/null; then fail 10 "uid $EUID cannot write to $1"; fi
  if ! flock -n 8; then fail 16 "another $2 holds $1"; fi
}

# attend COMMAND...: runs a program so that a signal to this script is answered at once.
CHILD=
attend() {
  local rc=0
  "$@" <&0 & # the explicit redirection keeps a here-document readable
  CHILD=$!
  wait "$CHILD" || rc=$?
  CHILD=
  return "$rc"
}

# pause SECONDS: a sleep that a signal ends.
pause() {
  attend sleep "$1" || true
}

# stop_process PID [SIGNAL]: asks first, and does not wait much longer than a second.
stop_process() {
  local pid=$1 i
  kill -s "$${2:-TERM}" "$pid" 2>/dev/null || return 0
  for ((i = 0; i < 12; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -s KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# free_kib DIRECTORY: what an ordinary user can still write there.
free_kib() {
  local line
  { read -r line && read -r line; } < <(df -Pk -- "$1") || return 1
  read -r _ _ _ REPLY _ <<<"$line"
  [[ $REPLY =~ ^[0-9]+$ ]]
}

# size_kib DIRECTORY
size_kib() {
  read -r REPLY _ < <(du -sk -- "$1")
}
EOT
  scripts_schedule_sh    = <<EOT
#!/bin/bash
# When the next run is due, always in UTC. Three forms: 02:15 (daily), 6h (interval: s, m, h, d, w), and five cron fields.
# Sourced for schedule_next; by hand: schedule.sh next SCHEDULE NOW [LAST], in seconds since 1970.
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
# shellcheck source=/dev/null
. "$HERE/utc.sh"

# schedule_field FIELD LOW HIGH NAMES: sets REPLY to " 0 15 30 " or fails.
schedule_field() {
  local item from to step value out=' ' low=$2 high=$3 i name
  local -a items names
  IFS=, read -ra items <<<"$${1,,}"
  read -ra names <<<"$4"
  [[ -n $1 && $1 != *, ]] || return 1
  for item in "$${items[@]}"; do
    for i in "$${!names[@]}"; do
      name=$${names[i]}
      item=$${item//$name/$((i + low))}
    done
    [[ $item =~ ^(\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[0-9]{1,2})?$ ]] || return 1
    step=$${BASH_REMATCH[3]#/}
    case $${BASH_REMATCH[1]} in
      '*') from=$low to=$high ;;
      *-*) from=$${BASH_REMATCH[1]%-*} to=$${BASH_REMATCH[1]#*-} ;;
      *) from=$${BASH_REMATCH[1]} to=$${step:+$high} to=$${to:-$from} ;;
    esac
    from=$((10#$from)) to=$((10#$to)) step=$((10#$${step:-1}))
    ((step > 0 && from >= low && from <= to && to <= high)) || return 1
    for ((value = from; value <= to; value += step)); do out+="$value "; done
  done
  REPLY=$out
}

# schedule_parse TEXT: sets SCHEDULE_EVERY to seconds, or to 0 and the five SCHEDULE_ fields; fails on anything else.
schedule_parse() {
  local -a field
  SCHEDULE_EVERY=0
  if [[ $1 =~ ^([0-9]{1,6})([smhdw])$ ]]; then
    local -A unit=([s]=1 [m]=60 [h]=3600 [d]=86400 [w]=604800)
    SCHEDULE_EVERY=$((10#$${BASH_REMATCH[1]} * unit[$${BASH_REMATCH[2]}]))
    ((SCHEDULE_EVERY > 0))
    return
  fi
  if [[ $1 =~ ^([0-9]{1,2}):([0-9]{2})$ ]]; then
    field=("$${BASH_REMATCH[2]}" "$${BASH_REMATCH[1]}" '*' '*' '*')
  else
    read -ra field <<<"$1"
  fi
  (($${#field[@]} == 5)) || return 1
  schedule_field "$${field[0]}" 0 59 '' || return 1
  SCHEDULE_MINUTES=$REPLY
  schedule_field "$${field[1]}" 0 23 '' || return 1
  SCHEDULE_HOURS=$REPLY
  schedule_field "$${field[2]}" 1 31 '' || return 1
  SCHEDULE_DAYS=$REPLY
  schedule_field "$${field[3]}" 1 12 'jan feb mar apr may jun jul aug sep oct nov dec' || return 1
  SCHEDULE_MONTHS=$REPLY
  schedule_field "$${field[4]}" 0 7 'sun mon tue wed thu fri sat' || return 1
  SCHEDULE_WEEKDAYS=$${REPLY/ 7 / 0 }
  SCHEDULE_STARS="$${field[2]:0:1}$${field[4]:0:1}"
}

# schedule_day: does the day of utc_date match? Cron's rule: with both day fields given, either one is enough.
schedule_day() {
  [[ $SCHEDULE_MONTHS == *" $${UTC[1]} "* ]] || return 1
  local day=0 weekday=0
  if [[ $SCHEDULE_DAYS == *" $${UTC[2]} "* ]]; then day=1; fi
  if [[ $SCHEDULE_WEEKDAYS == *" $${UTC[3]} "* ]]; then weekday=1; fi
  if [[ $SCHEDULE_STARS == *'*'* ]]; then ((day && weekday)); else ((day || weekday)); fi
}

# schedule_next TEXT NOW [LAST]: sets REPLY to the first due time after LAST; a time in the past means now. Never run means now.
schedule_next() {
  local now=$2 last=$${3:-} day hour minute
  schedule_parse "$1" || return 1
  if [[ -z $last ]]; then
    REPLY=$now
    return
  fi
  if ((last > now)); then last=$now; fi # a clock that was set back must not stop the runs
  if ((SCHEDULE_EVERY > 0)); then
    REPLY=$((last + SCHEDULE_EVERY))
    return
  fi
  for ((day = last / 86400; day < last / 86400 + 366 * 9; day++)); do
    utc_date "$day"
    schedule_day || continue
    for ((hour = 0; hour < 24; hour++)); do
      [[ $SCHEDULE_HOURS == *" $hour "* ]] || continue
      for ((minute = 0; minute < 60; minute++)); do
        [[ $SCHEDULE_MINUTES == *" $minute "* ]] || continue
        REPLY=$((day * 86400 + hour * 3600 + minute * 60))
        if ((REPLY > last)); then return; fi
      done
    done
  done
  return 1 # such a day does not exist, as 30 February
}

if [[ $${BASH_SOURCE[0]} == "$0" ]]; then
  if [[ $# -lt 3 || $1 != next ]] || ! schedule_next "$${@:2}"; then
    echo "usage: schedule.sh next SCHEDULE NOW [LAST]; not a schedule: $${2:-}" >&2
    exit 10
  fi
  echo "$REPLY"
fi
EOT
  scripts_scratch_sh     = <<EOT
#!/bin/bash
# Sourced by the drill: a throwaway cluster, reachable only through a socket, that nobody would miss after a power cut.

SERVER_PID=

# scratch_start DIRECTORY: ends with 23.
scratch_start() {
  local options deadline
  export PGHOST=$${PGGEN_SOCKET:-/var/run/postgresql} PGPORT=5432 PGAPPNAME=pggen-drill
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
  REPLY=$${PGGEN_PRELOAD:-$REPLY}
  if [ -n "$REPLY" ]; then options+=(-c "shared_preload_libraries=$REPLY"); fi
  postgres -D "$1/data" "$${options[@]}" >"$1/server.log" 2>&1 8>&- &
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
EOT
  scripts_status_sh      = <<EOT
#!/bin/bash
# Sourced: the status file, KEY=VALUE lines, replaced as a whole.

declare -A STATUS=()

# status_read FILE: fills STATUS; a missing file is an empty status.
status_read() {
  local key value
  STATUS=()
  [ -r "$1" ] || return 0
  while IFS='=' read -r key value; do
    if [ -n "$key" ]; then STATUS[$key]=$value; fi
  done <"$1"
}

# status_set KEY VALUE...
status_set() {
  while (($# > 1)); do
    STATUS[$1]=$2
    shift 2
  done
}

# status_write FILE: readers see the old or the new text, never a part.
status_write() {
  local key
  for key in "$${!STATUS[@]}"; do printf '%s=%s\n' "$key" "$${STATUS[$key]}"; done | sort >"$1.new" &&
    mv -f -- "$1.new" "$1"
}

# status_begin FILE: notes since when somebody tries, unless it is noted.
status_begin() {
  now
  if [ ! -e "$1" ]; then (set -C && printf 'since=%s\n' "$REPLY" >"$1") 2>/dev/null || true; fi
}

# status_health SUCCESS MAX_AGE WHAT: judges by the age of the last success alone; before the first one, by the first try.
status_health() {
  local success=$1 limit=$2 what=$3 age
  now
  if [ -n "$success" ]; then
    age=$((REPLY - success))
    echo "last $what: $age s ago, limit $limit s"
    ((age <= limit))
  elif [ -n "$${STATUS[last_exit]:-}" ]; then
    echo "no $what yet, the last try ended with $${STATUS[last_exit]}"
    return 1
  else
    echo "no $what yet, waiting since $${STATUS[since]:-never}"
    [ -n "$${STATUS[since]:-}" ] && ((REPLY - STATUS[since] <= limit))
  fi
}

# status_print SCHEDULE SUCCESS: STATE with the age of the last success and the next due time added, for check.sh and people.
status_print() {
  local key
  status_read "$STATE"
  status_set last_success "$2" age ''
  now
  if [ -n "$2" ]; then status_set age $((REPLY - $2)); fi
  if schedule_next "$1" "$REPLY" "$2"; then
    utc_id "$REPLY"
    status_set next "$REPLY"
  fi
  for key in "$${!STATUS[@]}"; do printf '%s=%s\n' "$key" "$${STATUS[$key]}"; done | sort
}
EOT
  scripts_swap_sh        = <<EOT
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
    swap_rename "$@" "$${oid:+there}" || rc=$?
    if [ -n "$watcher" ]; then stop_process "$watcher"; fi
    if ((rc == 0)); then return; fi
    say "the database could not be exchanged (try $try of 3)"
  done
  return 1
}

swap_rename() {
  sql -v live="$1" -v keep="$2" -v incoming="$3" -v there="$${4:+1}" <<'SQL'
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
  sql -v stem="$${PGGEN_DATABASE:0:39}_$1_" <<'SQL'
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
    name=$${PGGEN_DATABASE:0:39}_$1_$REPLY
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
  export PGHOST=$${PGGEN_SOCKET:-/var/run/postgresql} PGUSER=$${PGGEN_SUPERUSER:-postgres} PGAPPNAME=pggen-$PGGEN_PART
  only_one "$${TMPDIR:-/tmp}/pggen.restore.lock" "restore or undo"
  trap 'exit 143' TERM INT HUP
  trap ':' PIPE
  if ! sql <<<'SELECT' >/dev/null; then fail 11 "the server does not answer on $PGHOST"; fi
}
EOT
  scripts_undo_sh        = <<EOT
#!/bin/bash
# Takes the last restore back: undo.sh [list | drop NAME]. Runs inside the server's own container.
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
export PGGEN_PART=undo
# shellcheck source=/dev/null
for part in say utc load swap; do . "$HERE/$part.sh"; done

# newest KIND: sets REPLY to the newest database that was put aside.
newest() {
  local name
  REPLY=
  while IFS= read -r name; do REPLY=$name; done < <(swap_kept "$1")
}

undo() {
  local before
  newest before
  before=$REPLY
  if [ -z "$before" ]; then nothing; fi
  swap_name undone
  swap "$PGGEN_DATABASE" "$REPLY" "$before" || fail 24 "the live database could not be exchanged, nothing was changed"
  say "$before is live again as $PGGEN_DATABASE; what was restored is kept as $REPLY: undo.sh drop $REPLY removes it"
}

# nothing: no restore to take back; says what is live, and what an earlier undo has left.
nothing() {
  newest undone
  if [ -z "$REPLY" ]; then fail 20 "no restore of $PGGEN_DATABASE is kept on this server, nothing was changed"; fi
  fail 20 "no restore is left to take back, $PGGEN_DATABASE stays live as it is; an undo kept $REPLY: undo.sh drop $REPLY removes it"
}

# drop NAME: only names that a restore or an undo has given.
drop() {
  local name
  while IFS= read -r name; do
    if [ "$name" = "$${1:-}" ]; then
      sql -v name="$name" <<<'DROP DATABASE :"name" WITH (FORCE)' || fail 24 "$name could not be dropped"
      say "$name is dropped"
      return
    fi
  done < <(list)
  fail 20 "'$${1:-}' is not a database that a restore has put aside; see undo.sh list"
}

list() {
  swap_kept before
  swap_kept undone
}

case $${1:-undo} in
  undo | list | drop)
    swap_begin
    "$${1:-undo}" "$${2:-}"
    ;;
  *) fail 10 "usage: undo.sh [list | drop NAME]" ;;
esac
EOT
  scripts_utc_sh         = <<EOT
#!/bin/bash
# Sourced: calendar arithmetic in UTC without a clock and without date(1), so that no time zone can reach names or schedules.

# utc_days YEAR MONTH DAY: days since 1970-01-01 (Howard Hinnant's civil calendar, years from 1970).
utc_days() {
  local y=$((10#$1)) m=$((10#$2)) d=$((10#$3)) era yoe doy
  if ((m <= 2)); then y=$((y - 1)); fi
  era=$((y / 400))
  yoe=$((y - era * 400))
  doy=$(((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1))
  REPLY=$((era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468))
}

# utc_date DAYS: sets UTC to year, month, day and weekday (0 is Sunday).
utc_date() {
  local z=$(($1 + 719468)) era doe yoe doy mp month
  era=$((z / 146097))
  doe=$((z - era * 146097))
  yoe=$(((doe - doe / 1460 + doe / 36524 - doe / 146096) / 365))
  doy=$((doe - (365 * yoe + yoe / 4 - yoe / 100)))
  mp=$(((5 * doy + 2) / 153))
  month=$((mp < 10 ? mp + 3 : mp - 9))
  UTC=($((yoe + era * 400 + (month <= 2 ? 1 : 0))) "$month" $((doy - (153 * mp + 2) / 5 + 1)) $((($1 + 4) % 7)))
}

# utc_id EPOCH: 20261120T220057Z, the name of a backup.
utc_id() {
  local t=$(($1 % 86400))
  utc_date $(($1 / 86400))
  printf -v REPLY '%04d%02d%02dT%02d%02d%02dZ' \
    "$${UTC[0]}" "$${UTC[1]}" "$${UTC[2]}" $((t / 3600)) $((t % 3600 / 60)) $((t % 60))
}

# utc_is_id TEXT
utc_is_id() {
  [[ $1 =~ ^[0-9]{8}T[0-9]{6}Z$ ]]
}

# utc_epoch ID
utc_epoch() {
  utc_days "$${1:0:4}" "$${1:4:2}" "$${1:6:2}"
  REPLY=$((REPLY * 86400 + 10#$${1:9:2} * 3600 + 10#$${1:11:2} * 60 + 10#$${1:13:2}))
}
EOT
  scripts_wait_sh        = <<EOT
#!/bin/bash
# Proves that the service can begin: the application's role signs in over TCP, and the first start was finished by its last init
# script. Ends with 0 when both are so, with 11 when the time is over. Parameters come from the environment.
set -Eeuo pipefail
HERE=$${BASH_SOURCE[0]%/*}
export PGGEN_PART=wait
PGGEN_WAIT=$${PGGEN_WAIT:-300} # seconds until a server that does not answer is an error
PGGEN_MARK=$${PGGEN_MARK:-}     # file that the last init script leaves
# shellcheck source=/dev/null
for part in say login; do . "$HERE/$part.sh"; done

need PGGEN_MARK
trap 'if [ -n "$${PGPASSFILE:-}" ]; then rm -f -- "$PGPASSFILE"; fi' EXIT
trap 'exit 143' TERM INT HUP
login_prepare
export PGAPPNAME=pggen-wait
login_wait
if [ ! -e "$PGGEN_MARK" ]; then fail 11 "the first start was not finished: $PGGEN_MARK is missing"; fi
say "$PGUSER signs in to $PGDATABASE"
EOT
}

job "miniflux-full-drill" {
  type        = "batch"
  datacenters = var.datacenters
  node_pool   = var.node_pool

  periodic {
    crons            = ["15 4 * * 0"]
    time_zone        = "UTC"
    prohibit_overlap = true
  }

  group "drill" {
    count = 1

    volume "db-drill" {
      type            = "host"
      source          = "miniflux-full-db-drill"
      access_mode     = "single-node-single-writer"
      attachment_mode = "file-system"
      sticky          = true
    }

    volume "backups" {
      type            = "host"
      source          = "miniflux-full-backups"
      access_mode     = "single-node-multi-writer"
      attachment_mode = "file-system"
    }

    restart {
      attempts = 0
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

    task "drill" {
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGTERM"
      kill_timeout = "30s"

      config {
        image           = "docker.io/library/postgres:17.11-trixie"
        entrypoint      = ["/bin/bash", "/etc/pggen/scripts/drill.sh"]
        args            = ["once"]
        network_mode    = "none"
        init            = true
        readonly_rootfs = true
        cap_drop        = ["ALL"]
        security_opt    = ["no-new-privileges:true"]
        pids_limit      = 128
        shm_size        = 67108864

        mount {
          type     = "bind"
          source   = "local/scripts"
          target   = "/etc/pggen/scripts"
          readonly = true
        }

        mount {
          type     = "bind"
          source   = "local/identity/passwd"
          target   = "/etc/passwd"
          readonly = true
        }

        mount {
          type     = "bind"
          source   = "local/identity/group"
          target   = "/etc/group"
          readonly = true
        }

        mount {
          type   = "tmpfs"
          target = "/tmp"

          tmpfs_options {
            size = 16777216
            mode = 1023
          }
        }

        mount {
          type   = "tmpfs"
          target = "/var/run/postgresql"

          tmpfs_options {
            size = 1048576
            mode = 1023
          }
        }
      }

      volume_mount {
        volume      = "db-drill"
        destination = "/var/lib/postgresql/data"
      }

      volume_mount {
        volume      = "backups"
        destination = "/backup"
        read_only   = true
      }

      env {
        PGGEN_SERVICE        = "miniflux-full"
        PGGEN_DATABASE       = "miniflux_full"
        PGGEN_APP_ROLE       = "miniflux_full"
        PGGEN_BACKUP_ROLE    = "miniflux_full_backup"
        PGGEN_MONITOR_ROLE   = "miniflux_full_monitor"
        PGGEN_MAJOR          = "17"
        PGGEN_SCRATCH        = "/var/lib/postgresql/data"
        PGGEN_DRILL_SCHEDULE = "7d"
        PGGEN_DRILL_MAX_AGE  = "655200"
        PGGEN_RTO            = "1800"
      }

      template {
        destination = "local/scripts/archive.sh"
        data        = local.scripts_archive_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/backup.sh"
        data        = local.scripts_backup_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/certificate.sh"
        data        = local.scripts_certificate_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/counts.sh"
        data        = local.scripts_counts_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/drill.sh"
        data        = local.scripts_drill_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/dump.sh"
        data        = local.scripts_dump_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/guard.sh"
        data        = local.scripts_guard_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/load.sh"
        data        = local.scripts_load_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/login.sh"
        data        = local.scripts_login_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/loop.sh"
        data        = local.scripts_loop_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/probe.sh"
        data        = local.scripts_probe_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/properties.sh"
        data        = local.scripts_properties_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/restore.sh"
        data        = local.scripts_restore_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/retention.sh"
        data        = local.scripts_retention_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/rotate.sh"
        data        = local.scripts_rotate_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/say.sh"
        data        = local.scripts_say_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/schedule.sh"
        data        = local.scripts_schedule_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/scratch.sh"
        data        = local.scripts_scratch_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/status.sh"
        data        = local.scripts_status_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/swap.sh"
        data        = local.scripts_swap_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/undo.sh"
        data        = local.scripts_undo_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/utc.sh"
        data        = local.scripts_utc_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/scripts/wait.sh"
        data        = local.scripts_wait_sh
        change_mode = "noop"
        perms       = "0755"
      }

      template {
        destination = "local/identity/passwd"
        data        = local.identity_passwd
        change_mode = "noop"
        perms       = "0644"
      }

      template {
        destination = "local/identity/group"
        data        = local.identity_group
        change_mode = "noop"
        perms       = "0644"
      }

      resources {
        cpu    = 200
        memory = 512
      }

      logs {
        max_files     = 5
        max_file_size = 10
      }
    }
  }
}
