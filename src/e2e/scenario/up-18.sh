#!/usr/bin/env bash
# PostgreSQL 18, uid 999 and 568: from the spec to a healthy stack, and everything of lib/basics.sh.
# minutes: 25
set -Eeuo pipefail
# shellcheck source=basics.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/basics.sh"

for uid in 999 568; do basics 18 "$uid"; done
scenario=up-18
finish
