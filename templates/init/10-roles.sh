#!/bin/bash
# Makes the roles and the database of [[= service|raw_checked =]]. The image runs it once, when it has made an empty cluster.
set -Eeuo pipefail

# An empty or cut verifier would make a role without a password, so anything else than a whole one ends the start here.
scram='^SCRAM-SHA-256\$[1-9][0-9]*:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
[[% for role in roles %]]
[[% if role.file %]]
if ! verifier=$(<[[= role.file|shell_quote =]]) || ! [[ $verifier =~ $scram ]]; then
  printf '%s holds no SCRAM verifier: run "pggen secrets", empty the data volume, start again\n' [[= role.file|shell_quote =]] >&2
  exit 1
fi
[[% endif %]]
[[% endfor %]]
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
[[% for role in roles %]]

-- [[= role.reason|comment =]]
[[% if role.file %]]
\set verifier `cat -- [[= role.file|shell_quote =]]`
CREATE ROLE [[= role.name|sql_ident =]] [[= role.login|raw_checked =]] [[= role.superuser|raw_checked =]] NOCREATEDB NOCREATEROLE NOREPLICATION [[= role.rls|raw_checked =]] CONNECTION LIMIT [[= role.limit|raw_checked =]] PASSWORD :'verifier';
[[% else %]]
CREATE ROLE [[= role.name|sql_ident =]] [[= role.login|raw_checked =]] [[= role.superuser|raw_checked =]] NOCREATEDB NOCREATEROLE NOREPLICATION [[= role.rls|raw_checked =]] CONNECTION LIMIT [[= role.limit|raw_checked =]];
[[% endif %]]
[[% for line in role.grants %]]
GRANT [[= line|raw_checked =]] TO [[= role.name|sql_ident =]];
[[% endfor %]]
[[% for setting in role.settings %]]
ALTER ROLE [[= role.name|sql_ident =]] SET [[= setting|raw_checked =]];
[[% endfor %]]
[[% endfor %]]
\unset verifier

-- template0 has exactly the locale and encoding that initdb was told; template1 may have been changed
CREATE DATABASE [[= database|sql_ident =]] OWNER [[= owner|sql_ident =]] TEMPLATE template0;

-- every database lets everybody in by default
REVOKE ALL ON DATABASE [[= database|sql_ident =]], postgres, template1 FROM PUBLIC;
[[% for name in guests %]]
GRANT CONNECT ON DATABASE [[= database|sql_ident =]] TO [[= name|sql_ident =]];
[[% endfor %]]
SQL

# Inside the new database. Its name travels in the environment, where psql takes it as it is: in an argument "=" would make a
# connection string of it.
PGDATABASE=[[= database|shell_quote =]] psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres <<'SQL'
-- the application keeps its tables in public; nobody else makes or sees anything there
ALTER SCHEMA public OWNER TO [[= owner|sql_ident =]];
REVOKE ALL ON SCHEMA public FROM PUBLIC;
[[% for visitor in visitors %]]

-- [[= visitor.reason|comment =]]: what the application makes from now on
GRANT USAGE ON SCHEMA public TO [[= visitor.name|sql_ident =]];
ALTER DEFAULT PRIVILEGES FOR ROLE [[= owner|sql_ident =]] GRANT USAGE ON SCHEMAS TO [[= visitor.name|sql_ident =]];
ALTER DEFAULT PRIVILEGES FOR ROLE [[= owner|sql_ident =]] GRANT [[= visitor.tables|raw_checked =]] ON TABLES TO [[= visitor.name|sql_ident =]];
ALTER DEFAULT PRIVILEGES FOR ROLE [[= owner|sql_ident =]] GRANT [[= visitor.sequences|raw_checked =]] ON SEQUENCES TO [[= visitor.name|sql_ident =]];
[[% endfor %]]
SQL
