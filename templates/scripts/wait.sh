#!/bin/bash
# Proves that the service can begin: the application's role signs in over TCP, and the first start was finished by its last init
# script. Ends with 0 when both are so, with 11 when the time is over. Parameters come from the environment.
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
export PGGEN_PART=wait
PGGEN_WAIT=${PGGEN_WAIT:-300} # seconds until a server that does not answer is an error
PGGEN_MARK=${PGGEN_MARK:-}     # file that the last init script leaves
# shellcheck source=/dev/null
for part in say login; do . "$HERE/$part.sh"; done

need PGGEN_MARK
trap 'if [ -n "${PGPASSFILE:-}" ]; then rm -f -- "$PGPASSFILE"; fi' EXIT
trap 'exit 143' TERM INT HUP
login_prepare
export PGAPPNAME=pggen-wait
login_wait
if [ ! -e "$PGGEN_MARK" ]; then fail 11 "the first start was not finished: $PGGEN_MARK is missing"; fi
say "$PGUSER signs in to $PGDATABASE"
