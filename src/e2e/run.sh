#!/usr/bin/env bash
# run.sh [SCENARIO...]: runs rendered stacks on Docker. Without names, all of
# scenario/. Installs and starts what it needs, and stops what it started.
# Each scenario has a time limit, prints PASS, FAIL and NOT RUN lines, and removes
# its own containers. In CI a NOT RUN is a failure.
#   PGGEN      the command under test (default: bin/pggen of this tree, built first)
#   E2E_PATIENCE  how many times as long a slow machine may take (default 1)
#   E2E_LANES  how many scenarios run at a time (default 2)
#   ENTRYPOINT_FILE  a docker-entrypoint.sh for the Postgres images in place of the suite's own
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"

need_root "make e2e" "make e2e"
"$here/install.sh" e2e
export E2E_RUN=$$
"$here/docker.sh" start
logs=$(mktemp -d)
trap '"$here/docker.sh" stop; rm -rf "$logs"' EXIT
"$here/images.sh" >"$logs/images"
if [[ -z ${PGGEN:-} ]]; then
  make -C "$repo_dir" --no-print-directory build
  export PGGEN=$repo_dir/bin/pggen
fi

# shellcheck source=stack.sh
. "$here/lib/stack.sh"
sweep

# limit FILE: the minutes in a scenario's "# minutes: N" line
limit() { sed -n 's/^# minutes: //p' "$1" | head -n 1; }

# one FILE: runs a scenario to its end, output in one piece
one() {
  local file=$1 name began=$SECONDS status=0
  name=$(basename "$file" .sh)
  timeout --kill-after=30 "$(($(limit "$file") * ${E2E_PATIENCE:-1}))m" bash "$file" >"$logs/$name" 2>&1 </dev/null || status=$?
  if ((status == 124 || status == 137)); then printf 'FAIL %s: over its limit of %s minutes\n' "$name" "$(($(limit "$file") * ${E2E_PATIENCE:-1}))" >>"$logs/$name"; fi
  if ((status != 0)) && ! grep -q '^FAIL' "$logs/$name"; then printf 'FAIL %s: ended with %d\n' "$name" "$status" >>"$logs/$name"; fi
  if ! grep -q '^PASS ' "$logs/$name"; then printf 'FAIL %s: it showed nothing\n' "$name" >>"$logs/$name"; fi
  sweep
  printf -- '-- %s (%d s)\n%s\n' "$name" $((SECONDS - began)) "$(<"$logs/$name")"
}

files=()
if (($#)); then
  for name; do files+=("$here/scenario/$name.sh"); done
else
  # The longest first, by their limits, so that no lane is left with one of them at the end.
  mapfile -t files < <(for file in "$here"/scenario/*.sh; do printf '%s %s\n' "$(limit "$file")" "$file"; done | sort -s -k1,1nr | cut -d' ' -f2-)
fi
running=0
for file in "${files[@]}"; do
  [[ -s $file ]] || die "no scenario $(basename "$file" .sh)" 2
  if ((running >= ${E2E_LANES:-2})); then
    wait -n || true
    running=$((running - 1))
  fi
  one "$file" &
  running=$((running + 1))
done
wait

# tally WORD: how many lines of all scenarios begin with it
tally() { cat "$logs"/* | grep -c "^$1 " || true; }
passed=$(tally PASS) failed=$(tally FAIL) absent=$(tally 'NOT RUN')
printf 'e2e: %d passed, %d failed, %d not run in %d min %02d s%s\n' "$passed" "$failed" "$absent" $((SECONDS / 60)) $((SECONDS % 60)) "${ENTRYPOINT_FILE:+, entrypoint $ENTRYPOINT_FILE}"
# Last, for of a long log only the end is kept in many places.
grep -H -E '^(FAIL|NOT RUN) ' "$logs"/* | sed "s|^$logs/||" || true
((failed == 0 && passed > 0)) && [[ -z ${CI:-} || $absent == 0 ]]
