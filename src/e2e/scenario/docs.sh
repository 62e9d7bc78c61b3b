#!/usr/bin/env bash
# Every command that the manual shows, as a reader would type it: src/e2e/docs/commands.tsv
# says which, where, and in which order. Other than there: the places on this machine, the
# name of the service, and the port that it is published at.
# minutes: 8
set -Eeuo pipefail
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/stack.sh"

scenario=docs
stack_begin docs 17 999
bin=$work/bin spec=$work/service new=$work/new
out=$spec/deploy/compose
mkdir "$bin" "$spec"
# A reader types sudo and pggen; we are root, and pggen is where the README puts it.
printf '#!/bin/sh\nexec "$@"\n' >"$bin/sudo"
chmod 0755 "$bin/sudo"

# The first spec that a page shows, as it stands there.
shown_spec() { awk '/^```yaml$/ {open = 1; next} /^```$/ {if (open) exit} open' "$repo_dir/$1"; }

# here TEXT: the same with the places of this machine
here() {
  sed -e "s#/mnt/backup/miniflux#$disk/$name#g" -e "s#/srv/miniflux#$new#g" -e "s#/usr/local/bin#$bin#g" \
    -e "s#^name: miniflux#name: $name#" -e 's#^    port: 8080#&\n    publish: 18080#' \
    -e "s#20261120T021500Z#$(newest)#g" <<<"$1"
}

newest() { find "$disk/$name" -mindepth 1 -maxdepth 1 -name '2*' -printf '%f\n' 2>/dev/null | sort | tail -n 1; }
backed_up() { [[ -n $(newest) ]]; }
drilled() { "$out/check.sh" >/dev/null 2>&1; }

# place WORD: the directory that the table names
place() {
  case $1 in
    repo) printf '%s\n' "$repo_dir" ;;
    spec) printf '%s\n' "$spec" ;;
    /*) here "$1" ;;
    *) printf '%s\n' "$spec/$1" ;;
  esac
}

# typed PLACE COMMAND: by a shell, as the reader's own
typed() { (cd "$(place "$1")" && PATH=$bin:$PATH bash -c "$(here "$2")"); }

# ready COMMAND: what a reader would have waited for
ready() {
  case $1 in
    *restore.sh*) check "there is a backup" within 90 backed_up ;;
    *check.sh) check "the first backup and drill are done" within 180 drilled ;;
    *'up -d'*)
      check "images" "$e2e_dir/images.sh" tag "$(sed -n "s/^ *image: ['\"]*\(docker.io\/library\/postgres:[^'\"]*\).*/\1/p" "$out/compose.yaml" | sort -u)"
      check "the stub" "$e2e_dir/images.sh" app "$stub_app" 8080 miniflux /usr/bin/miniflux
      ;;
  esac
}

# page FILE: its commands in their order; what is left to a suite's own goals is not ours
page() {
  local file who place command
  while IFS=$'\t' read -r file who place command <&3; do
    if [[ $file != "$1" || $who == make ]]; then continue; fi
    if [[ $place == repo && $who == test ]]; then continue; fi
    ready "$command"
    if ! must "$file: $command" typed "$place" "$command"; then return 1; fi
  done 3< <(grep -v '^#' "$e2e_dir/docs/commands.tsv")
}

here "$(shown_spec README.md)" >"$spec/pggen.yaml"
if page README.md; then
  before=$(sql 'SELECT count(*) FROM pg_class')
  check "a backup of what is there" dc exec -T backup /etc/pggen/scripts/backup.sh once
  check "the old host is gone" dc down -v
  rm -rf "$spec"
  out=$new/deploy/compose
  if page docs/backup.md; then
    equal "everything is back on the new host" "$(sql 'SELECT count(*) FROM pg_class')" "$before"
    check "the app works there" within 30 beats_go_on
  fi
fi
stack_end
finish
