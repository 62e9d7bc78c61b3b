#!/usr/bin/env bash
# check.sh is content with a sound stack and names each of twelve planted faults.
# minutes: 13
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"
# shellcheck source=faults.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/faults.sh"

reload() { sql 'SELECT pg_reload_conf()' && sleep 0.5; }
# conf_with LINE: a line added to the rendered configuration by hand, and loaded
conf_with() { cp -p "$out/postgres/postgresql.conf" "$work/conf" && echo "$1" >>"$out/postgres/postgresql.conf" && reload; }
conf_rendered() { cp -p "$work/conf" "$out/postgres/postgresql.conf" && reload; }
marker() { dc exec -T db bash -c "mv \"\$PGDATA/pggen.initialized$1\" \"\$PGDATA/pggen.initialized$2\""; }
# The loop looks every half minute, and would fill the gap before check.sh sees it.
aged() { hold && mkdir "$disk/aside" && mv "$disk/$name"/2*Z "$disk/aside/"; }
hba_edited() { cp -p "$out/postgres/pg_hba.conf" "$work/hba" && sed -i '1i local all all trust' "$out/postgres/pg_hba.conf"; }
hba_rendered() { cp -p "$work/hba" "$out/postgres/pg_hba.conf" && reload; }
young() { release && mv "$disk/aside"/2*Z "$disk/$name/" && rmdir "$disk/aside"; }

scenario=checks
stack_begin checks 17 999
if must "the stack is up" stack_settled; then
  check "check.sh is content with a sound stack" within 90 content
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
