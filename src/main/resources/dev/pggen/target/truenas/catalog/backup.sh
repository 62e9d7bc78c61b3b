#!/bin/bash
# Dumps the database each day, proves that the dump can be read, and only then drops old ones.
set -u
umask 077
directory=${BACKUP_DIRECTORY:-/backups}
secret=${PASSWORD_FILE:-/run/secrets/db_password}

dump() {
  local name
  name="$directory/$PGDATABASE-$(date -u +%Y%m%dT%H%M%SZ).dump"
  PGPASSWORD=$(cat "$secret") || return 1
  export PGPASSWORD
  # Owners and rights are left out: a restore makes both anew, for the role that restores.
  pg_dump --format=custom --no-owner --no-privileges --file="$name.part" &&
    pg_restore --list "$name.part" > /dev/null &&
    mv "$name.part" "$name" &&
    touch "$directory/.last_success" &&
    find "$directory" -maxdepth 1 -name "$PGDATABASE-*.dump" -mtime "+$KEEP_DAYS" -delete
}

pause() {
  # In the background, so that a stop is not kept waiting.
  sleep "$1" &
  wait $!
}

case "${1:-}" in
  health)
    find "$directory/.last_success" -mmin -1560 2> /dev/null | grep -q .
    ;;
  loop)
    trap 'exit 0' TERM INT
    rm -f "$directory"/*.part
    while true; do
      if [ -e "$directory/.last_success" ]; then
        pause $((($(date -u -d "$BACKUP_AT" +%s) - $(date -u +%s) + 86399) % 86400 + 1))
      fi
      until dump; do
        echo "the backup failed; the next attempt is in five minutes" >&2
        pause 300
      done
    done
    ;;
  *)
    echo "use: backup.sh loop | health" >&2
    exit 64
    ;;
esac
