#!/usr/bin/env bash
# PostgreSQL 17, uid 999 and 568: from the spec to a healthy stack, and everything of lib/basics.sh.
# minutes: 25
set -Eeuo pipefail
# shellcheck source=basics.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/basics.sh"

for uid in 999 568; do basics 17 "$uid"; done
scenario=up-17
finish
