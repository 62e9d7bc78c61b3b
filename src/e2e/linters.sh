#!/usr/bin/env bash
# linters.sh: what is rendered is clean under the linters of others, without any configuration of
# theirs but yamllint's line length, and holds no directive that silences one.
#   DCLINT   the command (default: dclint 3.1.0, installed below target/)
set -Eeuo pipefail
# shellcheck source=lib/places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/places.sh"
# shellcheck source=lib/assert.sh
. "$e2e_dir/lib/assert.sh"

scenario=linters
cd "$repo_dir"
shopt -s nullglob
# the kit that lies beside each backup included
mapfile -t manifests < <(find samples/*/rendered/compose -name compose.yaml | sort)
mapfile -t scripts < <(find samples/*/rendered/compose -name '*.sh' | sort)
stacks=(samples/*/rendered/compose/compose.yaml)

equal "there is a rendered manifest for each sample" "${#stacks[@]}" "$(printf '%s\n' samples/*/pggen.yaml | wc -l)"

dclint=${DCLINT:-target/linters/node_modules/.bin/dclint}
if [[ ! -x $dclint ]] && have npm; then
  mkdir -p target/linters
  npm install --silent --no-audit --no-fund --prefix target/linters dclint@3.1.0 >"$detail" 2>&1 || true
fi
if [[ -x $dclint ]]; then
  # from an empty directory: nobody's configuration is found there
  clean() (
    cd "$(mktemp -d)"
    "$repo_dir/$dclint" --max-warnings 0 "${manifests[@]/#/$repo_dir/}"
  )
  check "dclint $("$dclint" --version) finds nothing in ${#manifests[@]} manifests" clean
  crooked=$(mktemp -d)
  printf 'services:\n  b:\n    image: x:1\n  a:\n    image: x:1\n' >"$crooked/compose.yaml"
  refused "and it finds what is crooked" services-alphabetical-order "$dclint" --max-warnings 0 "$crooked/compose.yaml"
else
  not_run "dclint 3.1.0: npm cannot install it here"
fi

if have yamllint; then
  rules='{extends: default, rules: {line-length: disable}}'
  check "yamllint finds nothing in ${#manifests[@]} manifests" yamllint --strict -d "$rules" "${manifests[@]}"
else
  not_run "yamllint: not installed"
fi

if have shellcheck; then
  check "shellcheck finds nothing in ${#scripts[@]} scripts" shellcheck -S style --norc "${scripts[@]}"
else
  not_run "shellcheck: not installed"
fi

silenced() { ! grep -rnE 'dclint-disable|yamllint disable|shellcheck disable|hadolint ignore|noqa|nosec' samples/*/rendered; }
check "no rendered file silences a linter" silenced
finish
