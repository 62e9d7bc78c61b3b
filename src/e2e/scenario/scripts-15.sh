#!/usr/bin/env bash
# The scripts of the containers, each topic of ../scripts, in containers of 15 as uid 999.
# minutes: 21
set -Eeuo pipefail
export PGGEN_TEST_IMAGE=pggen-e2e/postgres:15 PGGEN_TEST_UID=999
exec "${BASH_SOURCE[0]%/*}/../scripts/run.sh" \
  20-round-trip 21-locale 31-refusals 50-total-loss 60-drill 70-rotate 81-volume
