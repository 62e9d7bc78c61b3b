#!/bin/bash
# Sourced by backup and drill: one run after the other by schedule. The script provides last_success, ready and STATE.

# loop_forever SCHEDULE: each run is a process of its own; a failed one is tried again after 1, 2, 4, ... 60 minutes.
loop_forever() {
  local failures=0 again=0 at rc
  status_begin "$STATE"
  trap 'loop_end' TERM INT HUP
  say "schedule '$1' (UTC), storage $STORE"
  while :; do
    now
    at=$REPLY
    last_success
    schedule_next "$1" "$at" "$REPLY" || fail 10 "the schedule '$1' never comes"
    if ((REPLY < again)); then REPLY=$again; fi
    # Short naps, so that a clock that was set or a machine that slept is noticed.
    if ((REPLY > at)); then
      pause $((REPLY - at < 30 ? REPLY - at : 30))
    elif ! ready; then
      pause 5
    else
      rc=0
      attend "$BASH" "$0" once || rc=$?
      loop_again "$rc"
    fi
  done
}

# loop_again EXIT_CODE: sets failures and again of the loop.
loop_again() {
  local delay
  now
  case $1 in
    0) failures=0 again=0 ;;
    10) exit 10 ;;
    16) again=$((REPLY + 30)) ;;
    *)
      delay=$((60 << (failures < 6 ? failures : 6)))
      if ((delay > 3600)); then delay=3600; fi
      again=$((REPLY + delay)) failures=$((failures + 1))
      say "the run ended with $1, next try in $delay s"
      ;;
  esac
}

# loop_end: a run cleans up behind itself and is given the time for it.
loop_end() {
  if [ -n "$CHILD" ]; then
    kill -s TERM "$CHILD" 2>/dev/null || true
    wait "$CHILD" 2>/dev/null || true
  fi
  exit 0
}
