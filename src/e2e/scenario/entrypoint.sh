#!/usr/bin/env bash
# The test images behave like the official one: every line of behaviours.md.
# minutes: 30
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"

listed=$(mktemp)
"$here/images.sh" >"$listed"
mapfile -t images < <(grep '/postgres:' "$listed")
rm -f "$listed"
read -ra wanted <<<"${pg_suites:?}"
if ((${#images[@]} != ${#wanted[@]})); then
  printf 'FAIL entrypoint: %s images of %s\n' "${#images[@]}" "${#wanted[@]}"
  exit 1
fi
status=0
for image in "${images[@]}"; do
  "$here/entrypoint/check.sh" "$image" "$@" </dev/null || status=1
done
exit "$status"
