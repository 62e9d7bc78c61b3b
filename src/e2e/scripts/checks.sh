#!/bin/bash
# Sourced by each topic: the checks and their report.

FAILED=0

pass() {
  echo "PASS $*"
}

flunk() {
  echo "FAIL $*"
  FAILED=$((FAILED + 1))
}

not_run() {
  echo "NOT RUN $*"
}

# elsewhere WHY: ends a topic that has nothing to show in this place, because another one shows it.
elsewhere() {
  echo "   nothing to do here: $*"
  exit 0
}

# equal WHAT WANTED FOUND
equal() {
  if [ "$2" = "$3" ]; then
    pass "$1"
  elif [[ $2 == *$'\n'* ]]; then
    flunk "$1: wanted (<) and found (>) differ"
    diff <(printf '%s\n' "$2") <(printf '%s\n' "$3") | sed 's/^/    /' || true
  else
    flunk "$1: wanted '$2', found '$3'"
  fi
}

# code WHAT WANTED COMMAND...: the exit code; what the command prints is kept in $OUT and shown when the code is another.
code() {
  local what=$1 wanted=$2 rc=0
  shift 2
  "$@" >"$OUT" 2>&1 || rc=$?
  if [ "$rc" = "$wanted" ]; then
    pass "$what: exit $rc"
  else
    flunk "$what: wanted exit $wanted, found $rc"
    sed 's/^/    /' "$OUT"
  fi
}

# says WHAT TEXT: the last command of `code` printed this.
says() {
  if grep -qF -- "$2" "$OUT"; then pass "$1"; else
    flunk "$1: '$2' is not in the output"
    sed 's/^/    /' "$OUT"
  fi
}

# within WHAT LIMIT FOUND: milliseconds.
within() {
  if (($3 <= $2)); then pass "$1: $3 ms"; else flunk "$1: $3 ms, limit $2 ms"; fi
}

milliseconds() {
  local t=$EPOCHREALTIME
  REPLY=$((${t%[.,]*} * 1000 + 10#${t#*[.,]} / 1000))
}

# end: the topic's exit code.
end() {
  exit $((FAILED > 0))
}
