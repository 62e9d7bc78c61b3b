#!/usr/bin/env bash
# PostgreSQL 15 as uid 999 and 568: dump, restore, undo, and everything lost but the backup directory.
# minutes: 20
set -Eeuo pipefail
# shellcheck source=restore.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/restore.sh"

for uid in 999 568; do restores 15 "$uid"; done
scenario=restore-15
finish
