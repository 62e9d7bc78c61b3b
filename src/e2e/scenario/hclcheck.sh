#!/usr/bin/env bash
# HashiCorp's own libraries read what is rendered for Nomad: HCL's formatter leaves it alone, every name
# and type is one of the API's, `config` decodes in the second pass, each template is one. Before that
# the program that asks them passes its own tests, ten thousand strings through every pass among them; then
# pggen's printer is asked the same.
# minutes: 12
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"
# shellcheck source=assert.sh
. "$here/lib/assert.sh"

scenario=hclcheck
cd "$repo_dir"
if ! command=$("$here/hclcheck.sh" 2>"$detail"); then
  fail "hclcheck builds" "$detail"
  finish
  exit
fi
check "hclcheck passes its own tests" "$here/hclcheck.sh" test

# our own printer: ten thousand texts of a spec as arguments, labels, variables, files and beside secrets
printed() {
  mvn -B -ntp -q -Pfast test -Dtest=StringsOracle -Dsurefire.failIfNoSpecifiedTests=false -Dhclcheck="$command" &&
    grep -q '10000 texts with ' "$detail"
}
if have mvn; then
  check "ten thousand texts of specs come back byte for byte" printed
  grep -o '10000 texts with .*' "$detail" || true
else
  not_run "texts of specs through every pass: no mvn"
fi

# what a client sets for every task
known=()
for name in ALLOC_DIR=/alloc TASK_DIR=/local SECRETS_DIR=/secrets; do known+=(-set "NOMAD_$name"); done

shopt -s nullglob
jobs=(samples/*/rendered/nomad/*.nomad.hcl)
printf '%s\n' "${jobs[@]}" >"$detail"
if ((${#jobs[@]} >= 15)); then
  check "HCL's formatter changes none of ${#jobs[@]} jobs" "$command" fmt "${jobs[@]}"
  check "each of ${#jobs[@]} jobs is what the API and the docker driver take" "$command" job "${known[@]}" "${jobs[@]}"
else
  fail "the samples have jobs" "$detail"
fi
finish
