#!/usr/bin/env bash
# PostgreSQL 17 as uid 568: dump, restore, undo, and everything lost but the backup directory.
# minutes: 14
set -Eeuo pipefail
# shellcheck source=restore.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/restore.sh"

restores 17 568
scenario=restore-17
finish
