#!/bin/bash
# The volume is lost: a new server, new passwords, and nothing but the backup directory.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles
db <<'SQL'
CREATE ROLE reporting LOGIN PASSWORD 'reporting-secret' CONNECTION LIMIT 3;
CREATE ROLE "odd ""role" SUPERUSER;
CREATE ROLE analysts;
GRANT analysts TO reporting;
GRANT pg_monitor TO app;
ALTER ROLE reporting SET statement_timeout = '30s';
ALTER DATABASE shop SET search_path = public, extra;
ALTER ROLE app IN DATABASE shop SET work_mem = '9MB';
ALTER DATABASE shop CONNECTION LIMIT 77;
SQL
shop 3000
db <<'SQL'
CREATE EXTENSION pgcrypto;
CREATE EXTENSION citext WITH SCHEMA public;
CREATE SCHEMA extra AUTHORIZATION "odd ""role";
CREATE TABLE extra.owned (i int, c citext);
ALTER TABLE extra.owned OWNER TO "odd ""role";
INSERT INTO extra.owned SELECT g, 'Row' FROM generate_series(1, 10) g;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO analysts;
GRANT USAGE ON SCHEMA extra TO reporting;
GRANT SELECT (c) ON extra.owned TO reporting;
GRANT CONNECT ON DATABASE shop TO reporting;
ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT SELECT ON TABLES TO analysts;
SELECT setval('orders_id_seq', 123456) \g /dev/null
SQL
before=$(fingerprint)
code 'the last backup' 0 backup once
server_stop KILL

# A new server whose init scripts made the same roles with other passwords, and an empty database that the application
# has already begun to fill.
export APP_PASSWORD=new-secret
printf 'another:secret\n' >"$PASSWORD"
server_start new
roles
app <<<'CREATE TABLE customer (id int, half_migrated text)'
verifier=$(db postgres <<<"SELECT rolpassword FROM pg_authid WHERE rolname = 'app'")
code 'restore on the new server' 0 in_server restore
says 'roles without login are named' 'role reporting was missing'
equal 'rows, sequences, owners, grants, extensions, settings and memberships are equal' "$before" "$(fingerprint)"
equal 'the application logs in with its new password' 100 "$(app <<<'SELECT count(*) FROM customer')"
equal 'its password is the new one' "$verifier" "$(db postgres <<<"SELECT rolpassword FROM pg_authid WHERE rolname = 'app'")"
equal 'roles that were missing cannot log in and have no power' $'analysts|f|f|\nodd "role|f|f|\nreporting|f|f|' \
  "$(db postgres <<<"SELECT rolname, rolcanlogin, rolsuper, rolpassword FROM pg_authid WHERE rolname IN ('reporting', 'analysts', 'odd \"role') ORDER BY 1")"
equal 'their settings are back' '{statement_timeout=30s}' "$(db postgres <<<"SELECT rolconfig FROM pg_roles WHERE rolname = 'reporting'")"
equal 'the half-migrated database is kept' 1 "$(db postgres <<<"SELECT count(*) FROM pg_database WHERE datname LIKE 'shop\_before\_%'")"
code 'the new server can be backed up' 0 backup once
code 'the drill accepts it' 0 drill once
code 'undo works on the new server' 0 in_server undo
equal 'the half-migrated database is back' half_migrated "$(db <<<"SELECT attname FROM pg_attribute WHERE attrelid = 'customer'::regclass AND attnum = 2")"
end
