#!/usr/bin/env bash
# Every sample as it is committed: both versions of Compose accept it, and the linters
# of the field find nothing in it.
# minutes: 8
set -Eeuo pipefail
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/stack.sh"
scenario=samples
work=$(mktemp -d) name=e2e-samples
trap 'rm -rf "$work"' EXIT

# dclint needs Node 20; where the distribution's is older, the registry's own build of it serves.
dclint() {
  local tools=$cache_dir/dclint
  if [[ ! -x $tools/node_modules/.bin/dclint ]]; then
    mkdir -p "$tools"
    (cd "$tools" && npm install --silent --no-fund --no-audit dclint@3.1.0 >&2) || return 1
    case "$(node --version)" in v1?.* | v20.[0-9].* | v20.1[0-8].*) (cd "$tools" && npm install --silent --no-fund --no-audit node@22 >&2) || return 1 ;; esac
  fi
  PATH=$tools/node_modules/node/bin:$PATH "$tools/node_modules/.bin/dclint" "$@"
}

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
if ((count == 14)); then pass "all fourteen samples are there"; else fail "$count of fourteen samples are rendered"; fi

if have shellcheck; then
  mapfile -d '' scripts < <(find "$repo_dir"/samples/*/rendered -name '*.sh' -print0)
  check "shellcheck -S style: ${#scripts[@]} rendered scripts" shellcheck -x -S style "${scripts[@]}"
  mapfile -d '' scripts < <(cd "$repo_dir" && git ls-files -z '*.sh' bin .ci/run | xargs -0 grep -lZE '^#!.*(ba)?sh')
  check "shellcheck -S style: ${#scripts[@]} scripts of the project" from_the_top shellcheck -S style "${scripts[@]}"
else
  not_run "shellcheck is missing"
fi
if have yamllint; then
  check "yamllint (default, line length off)" yamllint -s -d '{extends: default, rules: {line-length: disable}}' "$repo_dir"/samples/*/rendered
else
  not_run "yamllint is missing"
fi
if have npm && dclint --version >/dev/null 2>&1; then
  check "dclint 3.1 without configuration: no findings" dclint -r "$work"
else
  not_run "dclint 3.1 cannot be installed"
fi
if grep -rlE 'shellcheck +disable|yamllint +disable|dclint +disable' "$repo_dir"/samples/*/rendered >"$detail" 2>/dev/null; then fail "no linter is switched off in a rendered file" "$detail"; else pass "no linter is switched off in a rendered file"; fi
finish
