# Row security, large objects and odd names; dump, drop, restore, equal, undo, with an app that logs in all
# the time. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"
# shellcheck source=loss.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/loss.sh"

# same AS: everything that the fingerprint sees
same() { diff <(echo "$1") <(fingerprint) || true; }

round_trip() {
  local before changed
  check "odd data goes in" odd_data
  must "a dump of row security, large objects and odd names" backup_once || return 0
  before=$(fingerprint)
  if (($(wc -l <<<"$before") < 30)); then fail "the fingerprint has too few lines: $before"; fi
  check "the app logs in" within 60 beats_go_on
  check "tables are dropped and changed" sql 'DROP TABLE stub_item, guarded CASCADE; UPDATE parts SET id = 0; SELECT lo_unlink(oid) FROM pg_largeobject_metadata'
  changed=$(fingerprint)
  if [[ $changed == "$before" ]]; then fail "the fingerprint does not see what was dropped and changed"; fi
  must "restore" script db restore latest || return 0
  equal "everything is equal after the restore" "$(same "$before")" ''
  check "the app logs in again" within 60 beats_go_on
  check "undo" script db undo
  equal "undo brings all of the changed state back" "$(same "$changed")" ''
  check "the app logs in after undo" within 60 beats_go_on
  check "check.sh finds nothing wrong after undo" within 90 content
  check "restore once more" script db restore latest
  equal "equal once more" "$(same "$before")" ''
  check "check.sh finds nothing wrong after the restore" within 90 content
}

# restores MAJOR UID
restores() {
  scenario="restore-$1 uid $2"
  stack_begin "restore-$1" "$1" "$2"
  if must "the stack is up" stack_settled; then
    round_trip
    total_loss
  fi
  stack_end
}
