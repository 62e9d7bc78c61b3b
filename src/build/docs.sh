#!/usr/bin/env bash
# Writes what docs/ takes from the schema, the rules and the targets. `git diff` is the review.
set -Eeuo pipefail
cd "${BASH_SOURCE[0]%/*}/../.."
mvn -B -ntp -q -Pfast test -Dgolden.update=true -Dtest=SpecPageTest,RuleIndexTest,RuleEvidenceTest,SampleFormatsTest,LossesPageTest -Dsurefire.failIfNoSpecifiedTests=false
git --no-pager diff --stat -- docs
