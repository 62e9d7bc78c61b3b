#!/bin/bash
# Sourced by the sidecar: the way to the database server, and whether it can be backed up completely.

# login_prepare: libpq reads the password from a file that only this run can read.
login_prepare() {
  local password host
  need PGHOST PGUSER PGDATABASE PGGEN_PASSWORD_FILE
  if ! IFS= read -r password <"$PGGEN_PASSWORD_FILE" && [ -z "${password:-}" ]; then
    fail 10 "cannot read a password from $PGGEN_PASSWORD_FILE"
  fi
  PGPASSFILE=$(mktemp "${TMPDIR:-/tmp}/pggen.pass.XXXXXX")
  host=${PGHOST//\\/\\\\}
  password=${password//\\/\\\\}
  printf '%s:*:*:*:%s\n' "${host//:/\\:}" "${password//:/\\:}" >"$PGPASSFILE"
  export PGPASSFILE PGAPPNAME=pggen-backup PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10}
}

# login_wait: the server may start later than we do, also after a reboot of the host.
login_wait() {
  local deadline
  number PGGEN_WAIT
  now
  deadline=$((REPLY + PGGEN_WAIT))
  until attend pg_isready -q -d "$PGDATABASE" -U "$PGUSER"; do
    now
    if ((REPLY >= deadline)); then fail 11 "$PGHOST did not accept connections within $PGGEN_WAIT s"; fi
    pause 1
  done
  if ! attend psql -XAtq -c 'SELECT' >/dev/null; then fail 11 "cannot log in to $PGDATABASE as $PGUSER"; fi
}

# login_suitable: turns what would fail in the night, or be left out in silence, into one clear line; ends with 12.
login_suitable() {
  local client server kind value ended=
  client=$(pg_dump --version)
  [[ $client =~ \)\ ([0-9]+) ]] || fail 12 "cannot read the version of pg_dump: $client"
  client=${BASH_REMATCH[1]}
  while IFS=$'\t' read -r kind value; do
    case $kind in
      server)
        server=$((value / 10000))
        if ((client < server)); then fail 12 "pg_dump $client is older than the server ($server): use the server's image"; fi
        ;;
      rls) fail 12 "row level security hides rows of $value from $PGUSER: ALTER ROLE \"$PGUSER\" BYPASSRLS" ;;
      denied) fail 12 "$PGUSER may not read $value: GRANT pg_read_all_data TO \"$PGUSER\"" ;;
      end) ended=1 ;;
      lo) fail 12 "$PGUSER may not read $value large objects: ALTER ROLE \"$PGUSER\" SET lo_compat_privileges = on" ;;
    esac
  done < <(login_questions)
  if [ -z "$ended" ]; then fail 11 "the server did not say what $PGUSER may read"; fi
}

login_questions() {
  psql -XAtq -F $'\t' -v ON_ERROR_STOP=1 <<'SQL'
SELECT 'server', current_setting('server_version_num');
SELECT 'rls', string_agg(c.oid::regclass::text, ', ') FROM pg_catalog.pg_class c
 WHERE c.relrowsecurity AND c.relkind IN ('r', 'p') AND row_security_active(c.oid) HAVING count(*) > 0;
SELECT 'denied', min(c.oid::regclass::text) FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'S') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT (has_schema_privilege(n.oid, 'USAGE')
            AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END)
HAVING count(*) > 0;
SELECT 'lo', count(*) FROM pg_catalog.pg_largeobject_metadata m
 WHERE current_setting('lo_compat_privileges') = 'off' AND NOT pg_has_role(m.lomowner, 'USAGE')
   AND NOT EXISTS (SELECT FROM aclexplode(m.lomacl) a
                    WHERE a.privilege_type = 'SELECT' AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE')))
HAVING count(*) > 0;
SELECT 'end';
SQL
}
