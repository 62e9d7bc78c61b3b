#!/usr/bin/env bash
# The tests that ask Docker Compose itself: every sample of both runtimes that take its files, ten thousand strings, mutants, every Compose file that a fix mended, and ten thousand files of made-up projects, with twenty thousand services and more.
# minutes: 18
set -Eeuo pipefail
# shellcheck source=places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/places.sh"
# shellcheck source=assert.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/assert.sh"

# scenario is read by pass and fail.
export scenario=consumer
log=$(mktemp)
trap 'rm -f "$log"' EXIT
asks() { (cd "${repo_dir:?}" && CI=true mvn -B -ntp -q -Pfast test -Dcompose.projects=90 -Dtest='ComposeAcceptsTest,ComposeConfigTest,ComposeFixesTest,CustomAppTest,EscapingTest,MutantRenderTest' >"$log" 2>&1) && ! grep 'NOT RUN' "$log"; }
if asks; then pass "Docker Compose accepts samples, strings, mutants and what fixes make, and reads projects as we do"; else fail "Docker Compose accepts samples, strings, mutants and what fixes make, and reads projects as we do" "$log"; fi
finish
