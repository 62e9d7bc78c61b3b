#!/bin/bash
# Brings back a backup of [[= service|raw_checked =]], in the shell of the NAS: restore.sh list | latest | BACKUP | undo. The database of now stays under
# another name until the next restore; undo goes back to it. Exit codes: see RUNBOOK.md.
set -Eeuo pipefail

if (($# != 1)); then
  printf 'restore.sh list | latest | BACKUP | undo\n' >&2
  exit 2
fi
case $1 in
  list) exec [[= exec_backup|shell_words =]] /bin/bash [[= scripts|raw_checked =]]/backup.sh list </dev/null ;;
  undo) exec [[= exec_db|shell_words =]] /bin/bash [[= scripts|raw_checked =]]/undo.sh </dev/null ;;
  -*)
    printf 'there is no option %s\n' "$1" >&2
    exit 2
    ;;
  *) exec [[= exec_db|shell_words =]] /bin/bash [[= scripts|raw_checked =]]/restore.sh "$1" </dev/null ;;
esac
