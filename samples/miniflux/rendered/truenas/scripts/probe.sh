#!/bin/bash
# Health of the server: it answers over TCP, so the temporary server of the first start does not count, and the first start was
# finished by its last init script.
set -Eeuo pipefail
exec 2>&1
if [ ! -e "$PGDATA/pggen.initialized" ]; then
  echo "the first start was not finished: $PGDATA/pggen.initialized is missing"
  exit 1
fi
exec pg_isready -h 127.0.0.1 -p "${PGPORT:-5432}" -U "$PGGEN_MONITOR_ROLE" -d "$PGGEN_DATABASE" -t 3
