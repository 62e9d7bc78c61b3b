#!/bin/bash
# Tests of the scripts that run inside the containers: run.sh [TOPIC...]. A topic is a file NN-topic.sh beside this one.
# Against plain server processes of an unprivileged user by default; PGGEN_TEST_IMAGE=<reference> PGGEN_TEST_UID=<uid> runs the
# same topics in containers with the flags of a rendered stack. Prints PASS, FAIL or NOT RUN per check; ends with 1 after a FAIL.
set -Eeuo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
WORK=${PGGEN_TEST_WORK:-$(mktemp -d "${TMPDIR:-/tmp}/pggen-scripts.XXXXXX")}
export HERE WORK SCRIPTS=${PGGEN_TEST_SCRIPTS:-$HERE/../../../templates/scripts}

small_mounted=
finish() {
  if [ -n "$small_mounted" ]; then umount "$WORK/small"; fi
  rm -rf -- "$WORK"
}
trap finish EXIT

as_user=()
place=plain
if [ -n "${PGGEN_TEST_IMAGE:-}" ]; then
  place=docker
  owner=${PGGEN_TEST_UID:?}
elif ((EUID == 0)); then
  owner=$(id -u postgres) || {
    echo 'FAIL the package postgresql is not installed'
    exit 2
  }
  as_user=(setpriv "--reuid=$owner" "--regid=$(id -g postgres)" --clear-groups)
else
  owner=$EUID
fi
chmod 0755 "$WORK"
# The scripts may lie where only their owner can read.
mkdir "$WORK/scripts" "$WORK/tests" "$WORK/small"
cp "$SCRIPTS"/*.sh "$WORK/scripts/"
cp "$HERE"/* "$WORK/tests/"
HERE=$WORK/tests
chmod -R a+rX "$WORK/scripts" "$WORK/tests"
if ((EUID == 0)); then
  mount -t tmpfs -o "size=2m,uid=$owner,mode=0700" pggen-small "$WORK/small" && small_mounted=1
  chown -R "$owner" "$WORK"
fi
export PLACE=$place OWNER=$owner SMALL=$small_mounted TZ=Europe/Berlin

failed=0
topics=("$@")
if ((${#topics[@]} == 0)); then
  for topic in "$HERE"/[0-9]*.sh; do
    topic=${topic##*/}
    topics+=("${topic%.sh}")
  done
fi
for topic in "${topics[@]}"; do
  echo "== $topic ($place)"
  if ! "${as_user[@]}" "$BASH" "$HERE/$topic.sh"; then failed=$((failed + 1)); fi
done
if ((failed > 0)); then
  echo "FAIL $failed of ${#topics[@]} topics"
  exit 1
fi
echo "all ${#topics[@]} topics passed"
