#!/bin/bash
# Brings back a backup of authelia, in the shell of the NAS: restore.sh list | latest | BACKUP | undo. The database of now stays under
# another name until the next restore; undo goes back to it. Exit codes: see RUNBOOK.md.
set -Eeuo pipefail

if (($# != 1)); then
  printf 'restore.sh list | latest | BACKUP | undo\n' >&2
  exit 2
fi
case $1 in
  list) exec docker exec -i ix-authelia-backup-1 /bin/bash /etc/pggen/scripts/backup.sh list </dev/null ;;
  undo) exec docker exec -i ix-authelia-db-1 /bin/bash /etc/pggen/scripts/undo.sh </dev/null ;;
  -*)
    printf 'there is no option %s\n' "$1" >&2
    exit 2
    ;;
  *) exec docker exec -i ix-authelia-db-1 /bin/bash /etc/pggen/scripts/restore.sh "$1" </dev/null ;;
esac
