# Faults planted for check.sh, each with the word that has to name it. Sourced.
# shellcheck shell=bash
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/stack.sh"

# names WORD...: check.sh fails, and for each word a FAIL line begins with it
names() {
  local status=0 word
  "$out/check.sh" >"$work/checked" 2>&1 || status=$?
  grep -v '^ok ' "$work/checked"
  ((status == 1)) || return 1
  for word; do grep "^FAIL $word" "$work/checked" || return 1; done
}

# fault TEXT WORD PLANT REPAIR: both are commands in one string
fault() {
  if ! eval "$3" >"$detail" 2>&1; then
    fail "planting: $1" "$detail"
    return 0
  fi
  check "check.sh names: $1" names "$2"
  eval "$4" >"$detail" 2>&1 || fail "repairing: $1" "$detail"
  check "content after the repair: $1" within 90 content
}

roles() { sql "${1//@/\"$(database)\"}"; }
mode_of_password() { chmod "$1" "$out/secrets/db_password"; }

# Three at once, of the server, of its roles and of the host: one run names them all.
three_faults() {
  check "a second superuser, an app role that may make databases, a secret that everybody may read" plant_three
  check "check.sh names each of the three" names superusers roles secrets
  check "they are repaired" repair_three
  check "check.sh is content again" within 90 content
}
plant_three() { sql 'CREATE ROLE intruder SUPERUSER' && roles "ALTER ROLE @ CREATEDB" && mode_of_password 0444; }
repair_three() { sql 'DROP ROLE intruder' && roles "ALTER ROLE @ NOCREATEDB" && mode_of_password 0440; }
