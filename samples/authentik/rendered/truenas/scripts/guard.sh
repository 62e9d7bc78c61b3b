#!/bin/bash
# Starts the server, and only one of them: two containers on one volume would each believe to be alone and destroy it.
# guard.sh COMMAND...: hands over to the image's own entrypoint.
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
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
      fail 10 "the volume holds data of another major (${other%/PG_VERSION}) and none of $PGGEN_MAJOR; an empty server is not" \
        "what you want. To start empty beside it and restore a backup: touch $PGGEN_VOLUME/.pggen.empty-$PGGEN_MAJOR"
    fi
  done
  # The image insists on a password for the superuser. Nobody knows this one, and the last init script takes it away.
  POSTGRES_PASSWORD=$(od -An -vN32 -tx1 /dev/urandom)
  export POSTGRES_PASSWORD=${POSTGRES_PASSWORD//[[:space:]]/}
fi
umask 022
exec "${PGGEN_ENTRYPOINT:-docker-entrypoint.sh}" "$@"
