#!/usr/bin/env bash
# The scripts of the containers, each topic of ../scripts, against plain servers.
# minutes: 20
set -Eeuo pipefail
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || apt-get -qq install -y --no-install-recommends postgresql >/dev/null
exec "${BASH_SOURCE[0]%/*}/../scripts/run.sh"
