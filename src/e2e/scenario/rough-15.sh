#!/usr/bin/env bash
# PostgreSQL 15 as uid 999 and 568: damaged backups, a full backup disk, and kill -9 at seven points of the server and seven of the sidecar.
# minutes: 36
set -Eeuo pipefail
# shellcheck source=rough.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/rough.sh"

for uid in 999 568; do rough 15 "$uid"; done
scenario=rough-15
finish
