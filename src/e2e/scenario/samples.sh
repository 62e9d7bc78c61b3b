#!/usr/bin/env bash
# Every sample as it is committed: both versions of Compose accept it.
# minutes: 9
set -Eeuo pipefail
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/stack.sh"
scenario=samples
work=$(mktemp -d) name=e2e-samples
trap 'rm -rf "$work"' EXIT

accepted() { (cd "$1" && "${@:2}" -f compose.yaml config -q); }

from_the_top() { (cd "$repo_dir" && "$@"); }

count=0
for rendered in "$repo_dir"/samples/*/rendered/compose; do
  [[ -s $rendered/compose.yaml ]] || continue
  count=$((count + 1))
  sample=$(basename "$(dirname "$(dirname "$rendered")")")
  cp -a "$rendered" "$work/$sample"
  # config wants every env_file to be there; the values do not matter to it
  mkdir -p "$work/$sample/secrets"
  sed -n "s/^ *- ['\"]*\.\/\(secrets\/[^'\"]*\.env\)['\"]*\$/\1/p" "$rendered/compose.yaml" | while read -r file; do : >"$work/$sample/$file"; done
  check "$sample: Compose 2.40 accepts it" accepted "$work/$sample" docker compose
  check "$sample: Compose 2.26 accepts it" accepted "$work/$sample" "$cache_dir/compose/floor/docker-compose"
done
equal "every sample is rendered" "$count" "$(printf '%s\n' "$repo_dir"/samples/*/pggen.yaml | wc -l)"

if have shellcheck; then
  # What is rendered has its own scenario, linters; host and init templates are no shell before that.
  # What rules show of other people's scripts is wrong on purpose.
  mapfile -d '' scripts < <(cd "$repo_dir" && git ls-files -z '*.sh' bin .ci/run ':!samples' ':!docs/rules' ':!templates/host' ':!templates/init' | xargs -0 grep -lZE '^#!.*(ba)?sh')
  check "shellcheck -S style: ${#scripts[@]} scripts of the project" from_the_top shellcheck -S style "${scripts[@]}"
else
  not_run "shellcheck is missing"
fi
finish
