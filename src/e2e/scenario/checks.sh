#!/usr/bin/env bash
# check.sh is content with a sound stack and names each of twelve planted faults.
# minutes: 7
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"

# names WORD: check.sh fails, and a FAIL line begins with that word
names() {
  local status=0
  "$out/check.sh" >"$work/checked" 2>&1 || status=$?
  cat "$work/checked"
  ((status == 1)) && grep -q "^FAIL $1" "$work/checked"
}

# fault TEXT WORD PLANT REPAIR: both are commands in one string
fault() {
  if ! eval "$3" >"$detail" 2>&1; then
    fail "planting: $1" "$detail"
    return 0
  fi
  check "check.sh names: $1" names "$2"
  eval "$4" >"$detail" 2>&1 || fail "repairing: $1" "$detail"
  check "content after the repair: $1" within 30 content
}

reload() { sql 'SELECT pg_reload_conf()' && sleep 0.5; }
# conf_with LINE: a line added to the rendered configuration by hand, and loaded
conf_with() { cp -p "$out/postgres/postgresql.conf" "$work/conf" && echo "$1" >>"$out/postgres/postgresql.conf" && reload; }
conf_rendered() { cp -p "$work/conf" "$out/postgres/postgresql.conf" && reload; }
marker() { dc exec -T db bash -c "mv \"\$PGDATA/pggen.initialized$1\" \"\$PGDATA/pggen.initialized$2\""; }
aged() { mkdir "$disk/aside" && mv "$disk/$name"/2*Z "$disk/aside/"; }
roles() { sql "${1//@/\"$(database)\"}"; }
hba_edited() { cp -p "$out/postgres/pg_hba.conf" "$work/hba" && sed -i '1i local all all trust' "$out/postgres/pg_hba.conf"; }
hba_rendered() { cp -p "$work/hba" "$out/postgres/pg_hba.conf" && reload; }
mode_of_password() { chmod "$1" "$out/secrets/db_password"; }
young() { mv "$disk/aside"/2*Z "$disk/$name/" && rmdir "$disk/aside"; }

scenario=checks
stack_begin checks 17 999
if must "the stack is up" stack_settled; then
  check "check.sh is content with a sound stack" within 60 content
  fault "a setting changed behind the plan's back" settings 'roles "ALTER DATABASE @ SET work_mem = 99"' 'roles "ALTER DATABASE @ RESET work_mem"'
  fault "a setting that waits for a restart" pending-restart 'conf_with "max_connections = 33"' conf_rendered
  fault "TLS switched off" settings 'conf_with "ssl = off"' conf_rendered
  fault "a superuser with a password" superusers "sql \"ALTER ROLE postgres PASSWORD 'x'\"" 'sql "ALTER ROLE postgres PASSWORD NULL"'
  fault "a second superuser" superusers 'sql "CREATE ROLE intruder SUPERUSER"' 'sql "DROP ROLE intruder"'
  fault "an app role that may make databases" roles 'roles "ALTER ROLE @ CREATEDB"' 'roles "ALTER ROLE @ NOCREATEDB"'
  fault "a database open to everybody" roles 'roles "GRANT CONNECT ON DATABASE @ TO PUBLIC"' 'roles "REVOKE CONNECT ON DATABASE @ FROM PUBLIC"'
  fault "a first start that broke off" initialized 'marker "" .aside' 'marker .aside ""'
  fault "a rule for connections edited by hand" configuration-files hba_edited hba_rendered
  fault "a secret that everybody may read" secrets 'mode_of_password 0444' 'mode_of_password 0440'
  fault "a backup that is missing" backup 'aged' 'young'
  fault "a drill that does not run" drill 'dc stop drill' 'dc up -d --wait drill'
fi
stack_end
finish
