#!/usr/bin/env bash
# The scripts of the containers, each topic of ../scripts, in containers of 17 as uid 568, the dump of a 15 restored too.
# minutes: 30
set -Eeuo pipefail
export PGGEN_TEST_IMAGE=pggen-e2e/postgres:17 PGGEN_TEST_UID=568 PGGEN_TEST_OLDER_IMAGE=pggen-e2e/postgres:15
exec "${BASH_SOURCE[0]%/*}/../scripts/run.sh"
