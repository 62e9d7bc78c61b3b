#!/bin/bash
# Takes the last restore back: undo.sh [list | drop NAME]. Runs inside the server's own container.
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
export PGGEN_PART=undo
# shellcheck source=/dev/null
for part in say utc load swap; do . "$HERE/$part.sh"; done

# newest KIND: sets REPLY to the newest database that was put aside.
newest() {
  local name
  REPLY=
  while IFS= read -r name; do REPLY=$name; done < <(swap_kept "$1")
}

undo() {
  local before
  newest before
  before=$REPLY
  if [ -z "$before" ]; then nothing; fi
  swap_name undone
  swap "$PGGEN_DATABASE" "$REPLY" "$before" || fail 24 "the live database could not be exchanged, nothing was changed"
  say "$before is live again as $PGGEN_DATABASE; what was restored is kept as $REPLY: undo.sh drop $REPLY removes it"
}

# nothing: no restore to take back; says what is live, and what an earlier undo has left.
nothing() {
  newest undone
  if [ -z "$REPLY" ]; then fail 20 "no restore of $PGGEN_DATABASE is kept on this server, nothing was changed"; fi
  fail 20 "no restore is left to take back, $PGGEN_DATABASE stays live as it is; an undo kept $REPLY: undo.sh drop $REPLY removes it"
}

# drop NAME: only names that a restore or an undo has given.
drop() {
  local name
  while IFS= read -r name; do
    if [ "$name" = "${1:-}" ]; then
      sql -v name="$name" <<<'DROP DATABASE :"name" WITH (FORCE)' || fail 24 "$name could not be dropped"
      say "$name is dropped"
      return
    fi
  done < <(list)
  fail 20 "'${1:-}' is not a database that a restore has put aside; see undo.sh list"
}

list() {
  swap_kept before
  swap_kept undone
}

case ${1:-undo} in
  undo | list | drop)
    swap_begin
    "${1:-undo}" "${2:-}"
    ;;
  *) fail 10 "usage: undo.sh [list | drop NAME]" ;;
esac
