#!/usr/bin/env bash
# Row security, large objects and odd names; dump, drop, restore, equal, undo, with an
# app that logs in all the time; then everything lost but the backup directory.
# minutes: 9
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"

round_trip() {
  local before
  check "odd data goes in" odd_data
  must "a dump of row security, large objects and odd names" backup_once || return 0
  before=$(fingerprint)
  if (($(wc -l <<<"$before") < 30)); then fail "the fingerprint has too few lines: $before"; fi
  check "the app logs in" within 20 beats_go_on
  check "tables are dropped and changed" sql 'DROP TABLE stub_item, guarded CASCADE; UPDATE parts SET id = 0; SELECT lo_unlink(oid) FROM pg_largeobject_metadata'
  must "restore" script db restore latest || return 0
  equal "everything is equal after the restore" "$(diff <(echo "$before") <(fingerprint) || true)" ''
  check "the app logs in again" within 30 beats_go_on
  check "undo" script db undo
  equal "undo brings the changed state back" "$(sql "SELECT to_regclass('guarded') IS NULL AND (SELECT bool_and(id = 0) FROM parts)")" t
  check "the app logs in after undo" within 30 beats_go_on
  check "restore once more" script db restore latest
  equal "equal once more" "$(diff <(echo "$before") <(fingerprint) || true)" ''
}

# A new host: nothing of the old one but the backup directory, and the spec from the
# service's own repository. Secrets are new, the volume is empty.
total_loss() {
  local before
  check "a last dump" backup_once
  before=$(fingerprint)
  check "everything is removed" dc down -v
  rm -rf "$work/deploy" "$work/pggen.lock"
  must "new secrets, empty volume, up" stack_settled || return 0
  must "restore on the new host" script db restore latest || return 0
  equal "counts, owners, grants, extensions and sequences are equal" "$(diff <(echo "$before") <(fingerprint) || true)" ''
  check "the app logs in on the new host" within 60 beats_go_on
}

for pair in 17:568 15:999 18:999; do
  scenario="restore ${pair%%:*} uid ${pair##*:}"
  stack_begin "restore-${pair%%:*}" "${pair%%:*}" "${pair##*:}"
  if must "the stack is up" stack_settled; then
    round_trip
    total_loss
  fi
  stack_end
done
scenario=restore
finish
