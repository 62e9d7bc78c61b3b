#!/usr/bin/env bash
# golden.sh: renders every sample anew into samples/NAME/rendered. Look at the diff before you commit it.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
pggen=${PGGEN:-bin/pggen}

for spec in samples/*/pggen.yaml; do
  "$pggen" render --force --out "${spec%/*}/rendered" "$spec" >/dev/null
  printf '%s\n' "${spec%/*}/rendered"
done
