#!/usr/bin/env bash
# The tests that ask Docker Compose itself: every sample of both runtimes that take its files, ten thousand strings, and mutants.
# minutes: 15
set -Eeuo pipefail
# shellcheck source=places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/places.sh"
# shellcheck source=assert.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/assert.sh"

# scenario is read by pass and fail.
export scenario=consumer
log=$(mktemp)
trap 'rm -f "$log"' EXIT
asks() { (cd "${repo_dir:?}" && CI=true mvn -B -ntp -q -Pfast test -Dtest='ComposeAcceptsTest,CustomAppTest,EscapingTest,MutantRenderTest' >"$log" 2>&1) && ! grep 'NOT RUN' "$log"; }
if asks; then pass "Docker Compose accepts samples, strings and mutants"; else fail "Docker Compose accepts samples, strings and mutants" "$log"; fi
finish
