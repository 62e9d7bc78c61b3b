#!/bin/bash
# The last init script: closes the door behind the superuser and leaves the mark without which the probe never passes.
set -Eeuo pipefail

# From here on the superuser comes in over the local socket only, as the operating system user postgres.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres --command='ALTER ROLE postgres PASSWORD NULL'

# A start that broke off has no mark and stays unhealthy: the image would skip the remaining scripts at the next start.
printf '%s\n' 'every init script ran to its end' >"$PGDATA/pggen.initialized.part"
sync -- "$PGDATA/pggen.initialized.part"
mv -- "$PGDATA/pggen.initialized.part" "$PGDATA/pggen.initialized"
