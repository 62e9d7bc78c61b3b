#!/usr/bin/env bash
# hcl-oracle.sh: our HCL reader beside HashiCorp's own, over every *.hcl, *.nomad, *.tf and *.job
# below a directory and over broken copies of them. Needs Go, and its module proxy the first time.
#   CORPUS   the directory
#   BROKEN   how many broken copies (default 2000)
set -Eeuo pipefail
# shellcheck source=lib/places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/places.sh"

corpus=${CORPUS:?"CORPUS=DIR names a directory of HCL files"}
corpus=$(cd -- "$corpus" && pwd)
cd "$repo_dir"
mkdir -p target
(cd tools/hcl && go build -o "$repo_dir/target/hclnodes" .)
mvn -B -ntp -q -Pfast test -Dtest=HclOracle -Dsurefire.failIfNoSpecifiedTests=false \
  "-Dhcl.tool=$repo_dir/target/hclnodes" "-Dhcl.corpus=$corpus" "-Dhcl.broken=${BROKEN:-2000}"
