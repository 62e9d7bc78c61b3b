#!/bin/bash
# Gives the login roles the SCRAM verifiers that lie under /run/pggen/server, and makes the server read its certificate again.
# Runs inside the server's own container. The server itself reads the file, so that no verifier stands in a command line, an
# environment, a statement text, a log or a statistics view.
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
export PGGEN_PART=rotate
# shellcheck source=/dev/null
for part in say utc load swap; do . "$HERE/$part.sh"; done

DIRECTORY=${PGGEN_SERVER_FILES:-/run/pggen/server}

# rotate_role ROLE FILE
rotate_role() {
  sql -v role="$1" -v file="$2" <<'SQL'
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET log_min_duration_sample = -1;
SET log_transaction_sample_rate = 0;
SET pg_stat_statements.track = 'none';
SET pgaudit.log = 'none';
SELECT set_config('pggen.role', :'role', false), set_config('pggen.file', :'file', false) \g /dev/null
DO $body$
DECLARE
  verifier text := rtrim(pg_read_file(current_setting('pggen.file')), E'\n');
BEGIN
  -- A text of another form would be taken for a password in clear.
  IF verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]+=*$' THEN
    RAISE EXCEPTION 'the file % holds no SCRAM-SHA-256 verifier', current_setting('pggen.file');
  END IF;
  BEGIN
    EXECUTE format('ALTER ROLE %I PASSWORD %L', current_setting('pggen.role'), verifier);
  EXCEPTION WHEN OTHERS THEN
    -- The message is made anew: the original would quote the statement.
    RAISE EXCEPTION 'the role % could not be changed (%)', current_setting('pggen.role'), SQLSTATE;
  END;
END
$body$;
SQL
}

need PGGEN_APP_ROLE PGGEN_BACKUP_ROLE
swap_begin
found=0
for pair in "app:$PGGEN_APP_ROLE" "backup:$PGGEN_BACKUP_ROLE" "monitor:${PGGEN_MONITOR_ROLE:-}"; do
  file=$DIRECTORY/${pair%%:*}.scram
  [ -e "$file" ] || continue
  rotate_role "${pair#*:}" "$file" || fail 10 "the role ${pair#*:} keeps its old password"
  say "role ${pair#*:} has the verifier of $file"
  found=1
done
for file in "$DIRECTORY"/access_*.scram; do
  [ -e "$file" ] || continue
  role=${file##*/access_}
  role=${role%.scram}
  rotate_role "$role" "$file" || fail 10 "the role $role keeps its old password"
  say "role $role has the verifier of $file"
  found=1
done
if ((!found)); then fail 10 "there is no verifier in $DIRECTORY"; fi
sql <<<'SELECT pg_reload_conf()' >/dev/null
say 'the server reads its configuration and certificate again'
