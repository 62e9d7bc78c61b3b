#!/usr/bin/env bash
# The scripts of the containers, against plain servers: what needs no container, or cannot be shown in one.
# minutes: 16
set -Eeuo pipefail
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || apt-get -qq install -y --no-install-recommends postgresql >/dev/null
exec "${BASH_SOURCE[0]%/*}/../scripts/run.sh" 10-schedule 11-retention 22-killed-restore 30-interrupted 80-guard
