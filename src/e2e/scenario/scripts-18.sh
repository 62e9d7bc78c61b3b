#!/usr/bin/env bash
# The scripts of the containers, each topic of ../scripts, in containers of 18 as a uid that no image knows, the dump of a 17 restored too.
# minutes: 22
set -Eeuo pipefail
export PGGEN_TEST_IMAGE=pggen-e2e/postgres:18 PGGEN_TEST_UID=12345 PGGEN_TEST_OLDER_IMAGE=pggen-e2e/postgres:17
exec "${BASH_SOURCE[0]%/*}/../scripts/run.sh" \
  20-round-trip 21-locale 31-refusals 50-total-loss 51-new-major 60-drill 70-rotate 81-volume
