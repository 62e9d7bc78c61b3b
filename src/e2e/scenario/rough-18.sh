#!/usr/bin/env bash
# PostgreSQL 18 as uid 568: damaged backups, a full backup disk, and kill -9 at seven points of the server and seven of the sidecar.
# minutes: 24
set -Eeuo pipefail
# shellcheck source=rough.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/rough.sh"

rough 18 568
scenario=rough-18
finish
