#!/usr/bin/env bash
# Every sample in every way in which Nomad can be told to run it (Vault, static and CSI volumes, Consul,
# older and newer releases): formatted, taken by the API's names and types and by the docker driver's, and
# filled by consul-template with what the commands of operator.md put, each secret byte for byte.
# minutes: 12
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"
# shellcheck source=assert.sh
. "$here/lib/assert.sh"

scenario=variants
cd "$repo_dir"
pggen=${PGGEN:-$repo_dir/bin/pggen}
settings=src/test/resources/dev/pggen/laws/nomad
if ! have python3; then
  not_run "Nomad's variants: no python3"
  finish
  exit
fi
if ! hclcheck=$("$here/hclcheck.sh" 2>"$detail"); then
  fail "hclcheck builds" "$detail"
  finish
  exit
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/e2e-variants.XXXX")
trap 'rm -rf "$work"' EXIT

# What operators bring themselves: signs that templates, HCL and shells give a meaning.
own=$(printf '%s' "\$argon2id\$v=19\$m=65540,t=3,p=4\$a%%{if}{{.b}}\${c}\\\\n<<EOT#&=")

# render NAME [SETTINGS]: all samples below $work/NAME, with these lines below targets.nomad, and their secrets
render() {
  local tree=$work/$1 name
  mkdir -p "$tree/.git"
  for name in samples/*/pggen.yaml; do install -D -m 0644 "$name" "$tree/$(basename "$(dirname "$name")")/pggen.yaml"; done
  find samples -mindepth 2 -type f -not -path '*/rendered/*' -not -path 'samples/bad/*' -not -name 'pggen.*' -exec sh -c 'install -D -m 0644 "$1" "$2/${1#samples/}"' - {} "$tree" \;
  sed '/^  nomad: /d' samples/pggen.defaults.yaml >"$tree/pggen.defaults.yaml"
  printf '  nomad: %s\n' "${2:-{\}}" >>"$tree/pggen.defaults.yaml"
  (
    cd "$tree"
    "$pggen" render --target nomad --out out
    bring
    "$pggen" secrets --target nomad --out out
  )
}

# bring: the values that only an operator has, in the place that pggen names
bring() {
  "$pggen" secrets --target nomad --out out | sed -n 's/.*write it on one line to .\([^ ]*\)., then run this again$/\1/p' |
    while read -r file; do printf '%s\n' "$own" >"$file"; done
}

# holds NAME: what was rendered there
holds() {
  local directory count=0
  for directory in "$work/$1"/out/*/nomad; do
    "$hclcheck" fmt "$directory"/*.hcl || return 1
    python3 -B "$here/nomad/variant.py" "$hclcheck" "$directory" || return 1
    count=$((count + 1))
  done
  ((count == $(printf '%s\n' samples/*/pggen.yaml | wc -l)))
}

for file in '' "$settings"/*.yaml; do
  name=${file:+$(basename "$file" .yaml)}
  name=${name:-plain}
  if must "$name: every sample is rendered, with its secrets" render "$name" "${file:+$(<"$file")}"; then
    check "$name: every job, volume and secret is as it is meant" holds "$name"
  fi
done

# A patch of an application: what Nomad's names and types and the driver's are, with its texts as they are.
patched() {
  local tree=$work/patched
  mkdir -p "$tree/.git"
  cat samples/minimal/pggen.yaml "$here/nomad/patch.yaml" >"$tree/pggen.yaml"
  (cd "$tree" && "$pggen" render --target nomad && "$pggen" secrets --target nomad)
}
holds_patched() {
  local directory=$work/patched/deploy/nomad
  "$hclcheck" fmt "$directory"/*.hcl && python3 -B "$here/nomad/variant.py" "$hclcheck" "$directory"
}
patched_texts() {
  "$hclcheck" job -set NOMAD_TASK_DIR=/local "$work/patched/deploy/nomad/job.nomad.hcl" |
    python3 -c '
import json, sys
task = next(t for t in json.load(sys.stdin)["tasks"] if t["task"] == "web")
file = next(t for t in task["templates"] if t["destination"] == "local/extra")
print(task["config"]["hostname"], task["config"]["labels"][0]["a.b"], task["env"]["PATCHED"], file["text"], sep="|")'
}
if must "a patch of an application is rendered, with its secrets" patched; then
  check "its job, volumes and secrets are as they are meant" holds_patched
  equal "and its texts reach the driver, the environment and a file" "$(patched_texts)" "a\${b}|%{c} \${d}|x\$y{{z}}|made by a template: 7"
fi

# A value that goes astray is seen: the last variant's first, put under another name.
broken=$(printf '%s\n' "$work"/plain/out/*/nomad | head -n 1)
sed -i 's/"db_password":/"db_passwort":/' "$broken"/secrets/tasks/*.json
exits "a value under another name is seen" 1 python3 -B "$here/nomad/variant.py" "$hclcheck" "$broken"
finish
