#!/usr/bin/env bash
# The test images behave like the official one: every line of behaviours.md.
# minutes: 8
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"

status=0
while read -r image; do
  "$here/entrypoint/check.sh" "$image" "$@" || status=1
done < <("$here/images.sh" | grep '/postgres:')
exit "$status"
