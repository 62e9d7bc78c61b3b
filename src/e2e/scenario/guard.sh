#!/usr/bin/env bash
# One volume, one server: a second one ends with 75 and the first goes on.
# minutes: 4
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"

scenario=guard
stack_begin guard 18 999
if must "the stack is up" stack_settled; then
  exits "a second server on the volume ends with 75" 75 dc run --rm --no-deps -T db
  check "the first one goes on" beats_go_on
  kill_process "$(state_of db Pid)"
  check "after kill -9 the lock is free and the server comes back" within 60 healthy db
  check "the app logs in" within 30 beats_go_on
fi
stack_end
finish
