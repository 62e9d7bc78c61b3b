# Assertions of the e2e scenarios. Sourced. Each prints one PASS or FAIL line and
# never ends the scenario; its exit code at the end tells.
# shellcheck shell=bash

export scenario=''
passes=0 failures=0 absences=0
detail=$(mktemp)

pass() {
  passes=$((passes + 1))
  printf 'PASS %s: %s\n' "${scenario:?}" "$1"
}

# fail TEXT [FILE]: with the last lines of what was printed
fail() {
  failures=$((failures + 1))
  printf 'FAIL %s: %s\n' "${scenario:?}" "$1"
  [[ -z ${2:-} ]] || tail -n "${3:-30}" "$2" | sed 's/^/     | /'
}

# not_run TEXT: said aloud, and a failure in CI
not_run() {
  absences=$((absences + 1))
  printf 'NOT RUN %s: %s\n' "${scenario:?}" "$1"
}

# check TEXT COMMAND...: the command succeeds
check() { must "$@" || true; }

# must TEXT COMMAND...: the same, and tells whether it did, where the rest hangs on it
must() {
  local text=$1
  shift
  if "$@" >"$detail" 2>&1; then pass "$text"; else fail "$text (exit $?): $*" "$detail"; return 1; fi
}

# refused TEXT PATTERN COMMAND...: the command fails, and its output says why
refused() {
  local text=$1 pattern=$2
  shift 2
  if "$@" >"$detail" 2>&1; then fail "$text: was let through" "$detail"; return 0; fi
  if grep -qE -- "$pattern" "$detail"; then pass "$text"; else fail "$text: failed, but not with '$pattern'" "$detail"; fi
}

# says TEXT PATTERN COMMAND...: the output holds it, however the command ends
says() {
  local text=$1 pattern=$2
  shift 2
  "$@" >"$detail" 2>&1 || true
  if grep -qE -- "$pattern" "$detail"; then pass "$text"; else fail "$text: no '$pattern'" "$detail"; fi
}

# exits TEXT CODE COMMAND...: the command ends with exactly that code
exits() {
  local text=$1 wanted=$2 got=0
  shift 2
  "$@" >"$detail" 2>&1 || got=$?
  if [[ $got == "$wanted" ]]; then pass "$text"; else fail "$text: exit $got, wanted $wanted" "$detail"; fi
}

# equal TEXT GOT WANTED
equal() {
  if [[ $2 == "$3" ]]; then pass "$1"; else fail "$1: got '$2', wanted '$3'"; fi
}

# A slow machine waits longer: E2E_PATIENCE times as long. Where all is well that costs nothing.
patience=${E2E_PATIENCE:-1}
up_limit=$((240 * patience))
export up_limit

# within SECONDS COMMAND...: true as soon as the command succeeds, false after that time, patience included
within() {
  local until=$((SECONDS + $1 * patience))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < until)) || return 1
    sleep 0.3
  done
}

# closing line and exit code of a scenario
finish() {
  rm -f "$detail"
  printf '%s: %d passed, %d failed, %d not run\n' "${scenario:?}" "$passes" "$failures" "$absences"
  ((failures == 0))
}
