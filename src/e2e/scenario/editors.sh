#!/usr/bin/env bash
# The packed server talks with the library of which Visual Studio Code's clients are made.
# minutes: 4
set -Eeuo pipefail
# shellcheck source=places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/places.sh"
# shellcheck source=assert.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/assert.sh"

export scenario=editors
pggen=${PGGEN:-$repo_dir/bin/pggen}
tools=${EDITOR_TOOLS:-$repo_dir/target/editors}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$tools" "$work/shop"
cp "$repo_dir/samples/bad/shop/pggen.yaml" "$work/shop/"

if [[ ! -d $tools/node_modules/vscode-languageserver-protocol ]] && have npm; then
  npm install --silent --no-audit --no-fund --prefix "$tools" vscode-languageserver-protocol@3.18.5 >"$detail" 2>&1 || true
fi
if [[ ! -d $tools/node_modules/vscode-languageserver-protocol ]]; then
  not_run "vscode-languageserver-protocol 3.18.5: npm cannot install it here"
  finish
  exit
fi
talk() { NODE_PATH=$tools/node_modules timeout 120 node "$e2e_dir/editors/client.js" "$pggen" "$work/shop/pggen.yaml"; }
if ! talk >"$work/said" 2>&1; then fail "it talks with the server" "$work/said"; fi
(cd "$work/shop" && { "$pggen" lint --format concise pggen.yaml || true; }) | sed -nE 's/^pggen\.yaml:([0-9]+):[0-9]+: [a-z]+\[(PG[0-9]+)[^]]*\]: (.*)$/\2 \1 \3/p' >"$work/wanted"
(($(wc -l <"$work/wanted") > 8)) || fail "there are findings to compare" "$work/wanted"
check "it is told of each finding of lint, and no other ($(wc -l <"$work/wanted"))" diff "$work/wanted" <(grep '^PG' "$work/said")
says "it is shown the page of a rule" '^page # PG801 dangerous-setting$' cat "$work/said"
says "its first quick fix mends one finding" '^mended 1, PG801 left: false$' cat "$work/said"
says "the server ends well and says nothing beside" '^exit 0, complaints: ""$' cat "$work/said"
finish
