#!/usr/bin/env bash
# PostgreSQL 18 as uid 999: dump, restore, undo, and everything lost but the backup directory.
# minutes: 14
set -Eeuo pipefail
# shellcheck source=restore.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/restore.sh"

restores 18 999
scenario=restore-18
finish
