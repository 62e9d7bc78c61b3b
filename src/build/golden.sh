#!/usr/bin/env bash
# Writes rendered samples and expected reports anew. What it changes is to be read before it is committed.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

for spec in samples/*/pggen.yaml; do
  bin/pggen render --force --format concise --out "${spec%/*}/rendered" "$spec"
done
mvn -B -ntp -q test -Dtest='RuleSamplesTest' -Dgolden.update=true -Dsurefire.failIfNoSpecifiedTests=false
git status --short -- samples docs/rules
