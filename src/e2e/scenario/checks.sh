#!/usr/bin/env bash
# check.sh is content with a sound stack and names each of twelve planted faults.
# minutes: 7
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"

content() { "$out/check.sh"; }

# names WORD: check.sh fails, and a FAIL line begins with that word
names() {
  local status=0
  "$out/check.sh" >"$work/checked" 2>&1 || status=$?
  cat "$work/checked"
  ((status == 1)) && grep -q "^FAIL $1" "$work/checked"
}

# fault TEXT WORD PLANT REPAIR: both are functions or commands in one string
fault() {
  if ! eval "$3" >"$detail" 2>&1; then
    fail "planting: $1" "$detail"
    return 0
  fi
  check "check.sh names: $1" names "$2" || true
  eval "$4" >"$detail" 2>&1 || fail "repairing: $1" "$detail"
  check "content after the repair: $1" within 30 content || true
}

reload() { sql 'SELECT pg_reload_conf()' && sleep 0.5; }
system() { sql "ALTER SYSTEM $1" && reload; }
marker() { dc exec -T db bash -c "mv \"\$PGDATA/pggen.initialized$1\" \"\$PGDATA/pggen.initialized$2\""; }
aged() { mkdir "$disk/aside" && mv "$disk/$name"/2*Z "$disk/aside/"; }
young() { mv "$disk/aside"/2*Z "$disk/$name/" && rmdir "$disk/aside"; }

scenario=checks
stack_begin checks 17 999
if check "the stack is up" stack_up; then
  app=$(database)
  check "check.sh is content with a sound stack" within 60 content
  fault "a setting changed behind the plan's back" settings 'system "SET work_mem = 77"' 'system "RESET work_mem"'
  fault "a setting that waits for a restart" pending-restart 'system "SET max_connections = 33"' 'system "RESET max_connections"'
  fault "TLS switched off" settings 'system "SET ssl = off"' 'system "RESET ssl"'
  fault "a superuser with a password" superusers 'sql "ALTER ROLE postgres PASSWORD NULL; ALTER ROLE postgres PASSWORD '"'x'"'"' 'sql "ALTER ROLE postgres PASSWORD NULL"'
  fault "a second superuser" superusers 'sql "CREATE ROLE intruder SUPERUSER"' 'sql "DROP ROLE intruder"'
  fault "an app role that may make databases" roles 'sql "ALTER ROLE \"$app\" CREATEDB"' 'sql "ALTER ROLE \"$app\" NOCREATEDB"'
  fault "a database open to everybody" roles 'sql "GRANT CONNECT ON DATABASE \"$app\" TO PUBLIC"' 'sql "REVOKE CONNECT ON DATABASE \"$app\" FROM PUBLIC"'
  fault "a first start that broke off" initialized 'marker "" .aside' 'marker .aside ""'
  cp -p "$out/postgres/pg_hba.conf" "$work/hba"
  fault "a rule for connections edited by hand" configuration-files 'sed -i "1i local all all trust" "$out/postgres/pg_hba.conf"' 'cat "$work/hba" >"$out/postgres/pg_hba.conf" && reload'
  fault "a secret that everybody may read" secrets 'chmod 0444 "$out/secrets/db_password"' 'chmod 0440 "$out/secrets/db_password"'
  fault "a backup that is missing" backup 'aged' 'young'
  fault "a drill that does not run" drill 'dc stop drill' 'dc up -d --wait drill'
fi
stack_end
finish
