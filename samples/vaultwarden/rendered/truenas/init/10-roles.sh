#!/bin/bash
# Makes the roles and the database of vaultwarden. The image runs it once, when it has made an empty cluster.
set -Eeuo pipefail

# An empty or cut verifier would make a role without a password, so anything else than a whole one ends the start here.
scram='^SCRAM-SHA-256\$[1-9][0-9]*:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
if ! verifier=$(</run/pggen/server/app.scram) || ! [[ $verifier =~ $scram ]]; then
  printf '%s holds no SCRAM verifier: run "pggen secrets", empty the data volume, start again\n' /run/pggen/server/app.scram >&2
  exit 1
fi
if ! verifier=$(</run/pggen/server/backup.scram) || ! [[ $verifier =~ $scram ]]; then
  printf '%s holds no SCRAM verifier: run "pggen secrets", empty the data volume, start again\n' /run/pggen/server/backup.scram >&2
  exit 1
fi
unset verifier

# psql reads the verifiers itself: they appear in no argument list and no environment. Nothing below may be logged, whatever
# the server's settings are, not even a statement that fails.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres <<'SQL'
\set VERBOSITY terse
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_duration_sample = -1;
SET log_transaction_sample_rate = 0;
SET log_min_error_statement = 'panic';
SET debug_print_parse = off;
SET debug_print_rewritten = off;
SET debug_print_plan = off;
SET pg_stat_statements.track_utility = off;
SET pgaudit.log = 'none';

-- owns the database, and leaves room for the administrator and the helpers
\set verifier `cat -- /run/pggen/server/app.scram`
CREATE ROLE "vaultwarden" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 20 PASSWORD :'verifier';

-- reads all rows for dumps and changes nothing
\set verifier `cat -- /run/pggen/server/backup.scram`
CREATE ROLE "vaultwarden_backup" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS CONNECTION LIMIT 3 PASSWORD :'verifier';
GRANT pg_read_all_data TO "vaultwarden_backup";
ALTER ROLE "vaultwarden_backup" SET default_transaction_read_only = on;
ALTER ROLE "vaultwarden_backup" SET lo_compat_privileges = on;
ALTER ROLE "vaultwarden_backup" SET statement_timeout = 0;
ALTER ROLE "vaultwarden_backup" SET lock_timeout = 0;
ALTER ROLE "vaultwarden_backup" SET idle_in_transaction_session_timeout = 0;
ALTER ROLE "vaultwarden_backup" SET transaction_timeout = 0;

-- answers probes; without a password it never signs in
CREATE ROLE "vaultwarden_monitor" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 3;
GRANT pg_monitor TO "vaultwarden_monitor";
ALTER ROLE "vaultwarden_monitor" SET default_transaction_read_only = on;
\unset verifier

-- template0 has exactly the locale and encoding that initdb was told; template1 may have been changed
CREATE DATABASE "vaultwarden" OWNER "vaultwarden" TEMPLATE template0;

-- every database lets everybody in by default
REVOKE ALL ON DATABASE "vaultwarden", postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE "vaultwarden" TO "vaultwarden_backup";
GRANT CONNECT ON DATABASE "vaultwarden" TO "vaultwarden_monitor";
SQL

# Inside the new database. Its name travels in the environment, where psql takes it as it is: in an argument "=" would make a
# connection string of it.
PGDATABASE=vaultwarden psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres <<'SQL'
-- the application keeps its tables in public; nobody else makes or sees anything there
ALTER SCHEMA public OWNER TO "vaultwarden";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
