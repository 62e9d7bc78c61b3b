#!/bin/bash
# Sourced: the backup directories, and the proof that one of them is whole. A name is visible only when the backup is complete.

STORE=${PGGEN_BACKUP_DIR:-/backup}

# archive_ids: the names of all backups, oldest first.
archive_ids() {
  local path
  for path in "$STORE"/*/; do
    path=${path%/}
    if utc_is_id "${path##*/}" && [ -d "$path" ]; then printf '%s\n' "${path##*/}"; fi
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
  if [ "${1:-latest}" = latest ]; then archive_newest; else REPLY=$1; fi
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
  toc=$(mktemp "${TMPDIR:-/tmp}/pggen.toc.XXXXXX")
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
