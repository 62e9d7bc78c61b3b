#!/bin/bash
# Proves that the running gitea is what was rendered: a line for each check, exit 1 when one fails. Changes nothing.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
failed=0

# report NAME PROBLEM [NOTE]: no problem is good.
report() {
  if [[ -z $2 ]]; then
    printf 'ok   %s%s\n' "$1" "${3:+: $3}"
  else
    failed=1
    printf 'FAIL %s: %s\n' "$1" "${2//$'\n'/; }"
  fi
}

in_db() { nomad alloc exec '-t=false' -task db -job gitea "$@"; }
in_client() { nomad alloc exec '-t=false' -task backup -job gitea "$@"; }

# sql: runs the statements on standard input as the superuser over the local socket.
sql() {
  in_db env PGDATABASE=gitea psql --no-psqlrc --no-align --tuples-only --quiet --no-password \
    --set=ON_ERROR_STOP=1 --set=VERBOSITY=terse --username=postgres
}

# none NAME: the query on standard input lists what is wrong.
none() {
  local out
  if out=$(sql 2>&1); then report "$1" "$out"; else report "$1" "cannot ask the server: $out"; fi
}

# refused NAME USER DATABASE SSLMODE: pg_hba.conf must turn the connection away, before any password is asked for.
refused() {
  local out
  if out=$(in_client env PGHOST=db PGUSER="$2" PGDATABASE="$3" PGSSLMODE="$4" PGSSLROOTCERT=/secrets/db_ca \
    PGCONNECT_TIMEOUT=10 psql --no-psqlrc --no-password --quiet --command='SELECT 1' </dev/null 2>&1); then
    report "$1" 'was let in'
  elif [[ $out == *'pg_hba.conf rejects connection'* || $out == *'no pg_hba.conf entry'* ]]; then
    report "$1" ''
  elif [[ $out == *'FATAL:'* || $out == *'no password supplied'* ]]; then
    report "$1" "was not turned away by pg_hba.conf: $out"
  else
    report "$1" "could not be tried: ${out:-the container that would connect cannot be entered}"
  fi
}

# The server answers, and its first start ran to its end.
if in_db test -f /var/lib/postgresql/data/17/docker/pggen.initialized </dev/null 2>/dev/null; then
  report initialized ''
else
  report initialized 'no /var/lib/postgresql/data/17/docker/pggen.initialized: see the log of db'
fi

# The configuration in the container is the one that was rendered.
expected='97ffb7f78f55b6adf1e0b510a5e476f411c8504b6c0e7de3221c92a943437244  /etc/pggen/postgres/postgresql.conf
9402f1f0ebb5550221b2810e0242eab48ac9fc9dc3d9a67d03226a319a0dd9dd  /etc/pggen/postgres/pg_hba.conf'
if found=$(in_db sha256sum -- /etc/pggen/postgres/postgresql.conf /etc/pggen/postgres/pg_hba.conf </dev/null 2>&1); then
  if [[ $found == "$expected" ]]; then found=; else found='edited after rendering, or not the files that are mounted: run pggen render --check'; fi
fi
report configuration-files "$found"

# Each setting has the planned value, and has it from the rendered file: ALTER SYSTEM, the command line and the environment win over it.
none settings <<'SQL'
WITH plan(name, value) AS (VALUES
  ('cluster_name', 'gitea'),
  ('listen_addresses', '127.0.0.1'),
  ('unix_socket_directories', '/var/run/postgresql'),
  ('hba_file', '/etc/pggen/postgres/pg_hba.conf'),
  ('ident_file', '/etc/pggen/postgres/pg_ident.conf'),
  ('superuser_reserved_connections', '3'),
  ('password_encryption', 'scram-sha-256'),
  ('ssl', 'on'),
  ('ssl_cert_file', '/run/pggen/server/server.crt'),
  ('ssl_key_file', '/run/pggen/server/server.key'),
  ('ssl_min_protocol_version', 'TLSv1.2'),
  ('ssl_ciphers', 'ECDHE+AESGCM:ECDHE+CHACHA20'),
  ('max_connections', '29'),
  ('shared_buffers', '512MB'),
  ('effective_cache_size', '1536MB'),
  ('work_mem', '14169kB'),
  ('hash_mem_multiplier', '2.0'),
  ('maintenance_work_mem', '128MB'),
  ('autovacuum_max_workers', '3'),
  ('autovacuum_work_mem', '87381kB'),
  ('huge_pages', 'off'),
  ('max_worker_processes', '8'),
  ('max_parallel_workers', '2'),
  ('max_parallel_workers_per_gather', '1'),
  ('max_parallel_maintenance_workers', '1'),
  ('max_wal_size', '4GB'),
  ('min_wal_size', '1GB'),
  ('checkpoint_timeout', '15min'),
  ('wal_compression', 'on'),
  ('random_page_cost', '1.1'),
  ('effective_io_concurrency', '200'),
  ('default_statistics_target', '100'),
  ('jit', 'off'),
  ('log_destination', 'stderr'),
  ('logging_collector', 'off'),
  ('log_line_prefix', '%m [%p] %q[user=%u,db=%d,app=%a,client=%h] '),
  ('log_timezone', 'UTC'),
  ('log_checkpoints', 'on'),
  ('log_lock_waits', 'on'),
  ('log_temp_files', '10MB'),
  ('log_min_duration_statement', '500ms'),
  ('log_statement', 'none'),
  ('track_io_timing', 'on'),
  ('idle_in_transaction_session_timeout', '10min'),
  ('timezone', 'UTC'),
  ('default_text_search_config', 'pg_catalog.english'),
  ('allow_alter_system', 'off'),
  ('shared_preload_libraries', 'pg_stat_statements'),
  ('pg_stat_statements.track_utility', 'off')
), live AS (
  SELECT p.name, p.value, s.setting, s.vartype, s.unit, s.source, s.sourcefile, current_setting(p.name, true) AS shown,
         CASE
           WHEN s.name IS NULL THEN false
           WHEN s.vartype = 'bool' THEN p.value::boolean = s.setting::boolean
           WHEN p.value ~ '^-?[0-9.]+ ?(B|kB|MB|GB|TB)$' THEN
             pg_size_bytes(regexp_replace(p.value, '([0-9])B$', '\1 bytes')) = pg_size_bytes(regexp_replace(current_setting(p.name), '([0-9])B$', '\1 bytes'))
           WHEN p.value ~ '^-?[0-9.]+ ?(us|ms|s|min|h|d)$' THEN p.value::interval = current_setting(p.name)::interval
           WHEN s.vartype IN ('integer', 'real') THEN p.value::numeric = s.setting::numeric
           WHEN s.vartype = 'enum' THEN lower(p.value) = lower(s.setting) OR (p.value, s.setting) = ('on', 'pglz')
           ELSE p.value = s.setting
         END AS equal
    FROM plan p LEFT JOIN pg_settings s ON lower(s.name) = lower(p.name)
)
SELECT name || ' is ' || coalesce(shown, 'unknown to the server') || ', planned ' || value FROM live WHERE NOT equal
UNION ALL
SELECT name || ' comes from ' || coalesce(sourcefile, source) FROM live
 WHERE equal AND source <> 'override' AND sourcefile IS DISTINCT FROM '/etc/pggen/postgres/postgresql.conf'
UNION ALL
SELECT 'line ' || sourceline || ' of ' || sourcefile || ': ' || error FROM pg_file_settings WHERE error IS NOT NULL
UNION ALL
SELECT s.name || ' is overridden by ' || s.sourcefile FROM pg_settings s
 WHERE s.sourcefile IS NOT NULL AND s.sourcefile <> '/etc/pggen/postgres/postgresql.conf' AND lower(s.name) NOT IN (SELECT lower(name) FROM plan)
ORDER BY 1;
SQL

# Nothing waits for a restart.
none pending-restart <<'SQL'
SELECT name || ' waits for a restart' FROM pg_settings WHERE pending_restart ORDER BY name;
SQL

# The rules for connections can all be read, and the server has loaded them.
none connection-rules <<'SQL'
SELECT 'line ' || line_number || ': ' || coalesce(error, 'cannot be used') FROM pg_hba_file_rules WHERE error IS NOT NULL OR type IS NULL
UNION ALL
SELECT '5' || ' rules planned, ' || count(*) || ' found' FROM pg_hba_file_rules HAVING count(*) <> 5
UNION ALL
SELECT 'trust in line ' || line_number FROM pg_hba_file_rules WHERE auth_method = 'trust'
UNION ALL
SELECT 'the server reads ' || current_setting('hba_file') WHERE current_setting('hba_file') <> '/etc/pggen/postgres/pg_hba.conf'
UNION ALL
SELECT 'changed after the last reload' WHERE (pg_stat_file(current_setting('hba_file'))).modification > pg_conf_load_time();
SQL

# The certificate that the server has loaded is the one that lies there.
none certificate-loaded <<'SQL'
SELECT f || ' was replaced after the last reload' FROM (VALUES (current_setting('ssl_cert_file')), (current_setting('ssl_key_file'))) AS tls(f)
 WHERE (pg_stat_file(f)).modification > pg_conf_load_time();
SQL

# The backup role comes in over TLS, the name and the certificate of the server verified.
if found=$(in_client /bin/bash -s 2>&1 <<'SH'
set -Eeuo pipefail
umask 077
file=$(mktemp /tmp/pggen.check.XXXXXX)
trap 'rm -f -- "$file"' EXIT
password=$(<"$PGGEN_PASSWORD_FILE")
password=${password//\\/\\\\}
printf '*:*:*:*:%s\n' "${password//:/\\:}" >"$file"
PGPASSFILE=$file PGSSLMODE=verify-full psql --no-psqlrc --no-align --tuples-only --quiet --no-password \
  --command='SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()' </dev/null
SH
); then
  case $found in
    't|TLSv1.2' | 't|TLSv1.3') report tls '' ;;
    *) report tls "not encrypted: $found" ;;
  esac
else
  report tls "${found:-the container of the backups cannot be entered}"
fi

# Without TLS nobody comes in, whoever asks.
refused plain-tcp-backup gitea_backup gitea disable
refused plain-tcp-application gitea gitea disable

# Over the network: no superuser, no other role, no other database.
refused superuser postgres postgres require
refused superuser-service-database postgres gitea require
refused unknown-role pggen_nobody gitea require
refused other-database gitea postgres require

# Who answers probes may knock from the address that clients have, and has no password to come in with.
none local-role <<'SQL'
SELECT rolname || ' has a password' FROM pg_authid
 WHERE rolname IN (SELECT name FROM (VALUES ('gitea_monitor')) AS plan(name)) AND rolpassword IS NOT NULL;
SQL

# The superuser has no password, and there is no second one.
none superusers <<'SQL'
SELECT rolname || ' has a password' FROM pg_authid WHERE rolname = 'postgres' AND rolpassword IS NOT NULL
UNION ALL
SELECT rolname || ' is a superuser' FROM pg_roles WHERE rolsuper AND rolname <> 'postgres';
SQL

# Each role can do what was planned and nothing more.
none roles <<'SQL'
WITH plan(name, login, bypass, sessions, member_of) AS (
  SELECT name, login::boolean, bypass::boolean, sessions::integer, member_of FROM (VALUES
  ('gitea', 'true', 'false', '20', ''),
  ('gitea_backup', 'true', 'true', '3', 'pg_read_all_data'),
  ('gitea_monitor', 'true', 'false', '3', 'pg_monitor')
  ) AS t(name, login, bypass, sessions, member_of)
), live AS (
  SELECT r.*, coalesce((SELECT string_agg(g.rolname, ',' ORDER BY g.rolname) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid), '') AS member_of
    FROM pg_roles r WHERE r.rolname !~ '^pg_' AND r.rolname <> 'postgres'
)
SELECT p.name || ' does not exist' FROM plan p WHERE p.name NOT IN (SELECT rolname FROM live)
UNION ALL
SELECT p.name || ' may sign in ' || l.rolconnlimit || ' times, planned ' || p.sessions FROM plan p JOIN live l ON l.rolname = p.name WHERE l.rolconnlimit <> p.sessions
UNION ALL
SELECT p.name || ' is a member of ' || coalesce(nullif(l.member_of, ''), 'nothing') || ', planned ' || coalesce(nullif(p.member_of, ''), 'nothing') FROM plan p JOIN live l ON l.rolname = p.name WHERE l.member_of <> p.member_of
UNION ALL
SELECT p.name || ' may sign in: ' || l.rolcanlogin FROM plan p JOIN live l ON l.rolname = p.name WHERE l.rolcanlogin <> p.login
UNION ALL
SELECT l.rolname || ' has ' || a.attribute
  FROM live l LEFT JOIN plan p ON p.name = l.rolname
 CROSS JOIN LATERAL (VALUES ('CREATEDB', l.rolcreatedb), ('CREATEROLE', l.rolcreaterole), ('REPLICATION', l.rolreplication), ('BYPASSRLS', l.rolbypassrls AND NOT coalesce(p.bypass, false))) AS a(attribute, given)
 WHERE a.given
UNION ALL
SELECT 'the database belongs to ' || pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database() AND pg_get_userbyid(datdba) <> 'gitea'
UNION ALL
SELECT 'PUBLIC has ' || a.privilege_type || ' on database ' || d.datname
  FROM pg_database d CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
 WHERE a.grantee = 0 AND d.datname IN (current_database(), 'postgres', 'template1')
UNION ALL
SELECT 'PUBLIC has ' || a.privilege_type || ' on schema public'
  FROM pg_namespace n CROSS JOIN LATERAL aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
 WHERE a.grantee = 0 AND n.nspname = 'public'
UNION ALL
SELECT DISTINCT p.name || ' may change ' || c.oid::regclass
  FROM plan p JOIN live l ON l.rolname = p.name CROSS JOIN pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE p.name <> 'gitea' AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND has_table_privilege(l.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
ORDER BY 1;
SQL

# The planned extensions are there.
none extensions <<'SQL'
SELECT name || ' is not installed' FROM (VALUES ('pg_stat_statements')) AS plan(name)
 WHERE name NOT IN (SELECT extname FROM pg_extension);
SQL

# Damaged pages are found when they are read.
none checksums <<'SQL'
SELECT 'the cluster has none' WHERE current_setting('data_checksums') <> 'on';
SQL

# The server's container can do nothing but serve.
if found=$(in_db /bin/bash -s 2>&1 <<'SH'
set -Eeuo pipefail
while read -r key value _; do
  case $key in
    Uid:) if [[ $value != 999 ]]; then printf 'runs as uid %s\n' "$value"; fi ;;
    CapBnd:) if [[ $value != 0000000000000000 ]]; then printf 'has capabilities %s\n' "$value"; fi ;;
    NoNewPrivs:) if [[ $value != 1 ]]; then printf 'may gain privileges\n'; fi ;;
  esac
done </proc/1/status
if { : >/etc/.pggen.check; } 2>/dev/null; then printf 'can write to its root file system\n'; fi
SH
); then
  report confinement "$found"
else
  report confinement "${found:-the container of the server cannot be entered}"
fi

# A second server on the same volume would be kept out: the first one holds the lock.
code=0
in_db flock --nonblock --conflict-exit-code 75 /var/lib/postgresql/data/.pggen.lock true </dev/null >/dev/null 2>&1 || code=$?
case $code in
  75) report volume-guard '' ;;
  0) report volume-guard 'nobody holds the lock of the volume' ;;
  *) report volume-guard "the lock of the volume cannot be asked, exit code $code" ;;
esac

# The last run passed and is young enough; before the first one there is still time.
code=0 note=''
found=$(nomad alloc exec '-t=false' -task backup -job gitea /etc/pggen/scripts/backup.sh health </dev/null 2>&1) || code=$?
if ((code != 0)); then
  found="${found:-no word from it} (exit code $code)"
else
  told=$(nomad alloc exec '-t=false' -task backup -job gitea /etc/pggen/scripts/backup.sh status </dev/null 2>&1) || true
  found=$(sed -n 's/^last_exit=\([1-9].*\)/the last run ended with \1/p' <<<"$told")
  if [[ $'\n'$told$'\n' == *$'\nlast_success=\n'* ]]; then note="none yet, due $(sed -n 's/^next=//p' <<<"$told")"; fi
fi
report backup "$found" "$note"

# Secrets on this host: all there, none readable by everybody, none that others could change.
if [[ ! -x secrets ]]; then
  report secrets 'cannot look into the directory: run this as root'
else
  found=
  for name in backup_password db_ca db_cert_end db_password internal_token secret_key server/app.scram server/backup.scram server/ca.crt server/server.crt server/server.key; do
    if [[ ! -s secrets/$name ]]; then found+="secrets/$name is missing"$'\n'; fi
  done
  found+=$(find secrets \( -type f -perm /0027 -o -type d -perm /0027 -o -type l \) -printf '%p has mode %m\n' 2>&1)
  report secrets "${found%$'\n'}"
fi

# The server's certificate is good for another thirty days.
if [[ -d secrets && ! -x secrets ]]; then
  report certificate 'cannot be read: run this as root'
elif [[ ! -s secrets/server/server.crt ]]; then
  report certificate 'secrets/server/server.crt is missing'
elif ! command -v openssl >/dev/null; then
  TZ=UTC0 printf -v soon '%(%Y%m%dT%H%M%SZ)T' $(($(date +%s) + 2592000))
  end=$(cat -- secrets/db_cert_end 2>&1) || end=
  if [[ $end > $soon ]]; then report certificate ''; else report certificate "ends on ${end:-a day that nobody knows}"; fi
elif found=$(openssl x509 -in secrets/server/server.crt -noout -checkend 2592000 2>&1); then
  report certificate ''
else
  report certificate "$found"
fi

exit "$failed"
