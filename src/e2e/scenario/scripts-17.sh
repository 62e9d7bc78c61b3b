#!/usr/bin/env bash
# The scripts of the containers, each topic of ../scripts, in containers of 17 as uid 568, the dump of a 15 restored too.
# minutes: 40
set -Eeuo pipefail
export PGGEN_TEST_IMAGE=pggen-e2e/postgres:17 PGGEN_TEST_UID=568 PGGEN_TEST_OLDER_IMAGE=pggen-e2e/postgres:15
# What needs no container, or cannot be shown in one, runs against plain servers: scripts-plain.
exec "${BASH_SOURCE[0]%/*}/../scripts/run.sh" \
  20-round-trip 21-locale 30-interrupted 31-refusals 40-damage 50-total-loss 51-new-major 60-drill 61-loop 70-rotate 81-volume
