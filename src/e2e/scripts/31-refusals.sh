#!/bin/bash
# What cannot be dumped completely is refused with one clear line, and odd names are no obstacle.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles
shop 500

db <<<'ALTER TABLE customer ENABLE ROW LEVEL SECURITY; ALTER ROLE app_backup NOBYPASSRLS'
code 'row level security without BYPASSRLS' 12 backup once
says 'names the table' customer
says 'names the way out' BYPASSRLS
db <<<'ALTER ROLE app_backup BYPASSRLS'
code 'row level security with BYPASSRLS' 0 backup once
newest
equal 'all rows are in it' $'table\tpublic.customer\t100' "$(grep public.customer$'\t' "$REPLY/counts.tsv")"
db <<<"SET ROLE app; ALTER TABLE customer FORCE ROW LEVEL SECURITY; CREATE POLICY few ON customer USING (id <= 10);
CREATE MATERIALIZED VIEW first_ten AS SELECT * FROM customer"
code 'forced row level security below a materialised view' 0 backup once
code 'is restored' 0 in_server restore
equal 'with all rows, and the view as its owner sees it' '100 10' "$(db <<<'SELECT count(*), (SELECT count(*) FROM first_ten) FROM customer' | tr '|' ' ')"
code 'and passes the drill' 0 drill once

db <<<"SET ROLE app; SELECT lo_from_bytea(4711, 'large')" >/dev/null
code 'a large object that the role may not read' 12 backup once
says 'names the way out' lo_compat_privileges
db <<<'ALTER ROLE app_backup SET lo_compat_privileges = on'
code 'the way out works' 0 backup once
code 'a large object comes back' 0 in_server restore
equal 'with its bytes' large "$(db <<<"SELECT convert_from(lo_get(4711), 'UTF8')")"
db <<<'ALTER ROLE app_backup RESET lo_compat_privileges; GRANT SELECT ON LARGE OBJECT 4711 TO app_backup'
code 'a granted large object' 0 backup once
db <<<"SELECT lo_unlink(4711); CREATE SCHEMA closed; CREATE TABLE closed.t (i int); REVOKE pg_read_all_data FROM app_backup" >/dev/null
code 'a table that the role may not read' 12 backup once
says 'names the way out' pg_read_all_data
db <<<'GRANT pg_read_all_data TO app_backup'

# Names as nobody should choose them.
db <<'SQL'
CREATE SCHEMA "a.b|c";
CREATE TABLE "a.b|c"."tab	and
line" (i int);
CREATE TABLE "a.b|c"."it's ""quoted"" \back" (i int);
CREATE TABLE "a.b|c".":variable :'x' :""y""" (i serial);
CREATE TABLE "TABLE DATA public x" (i int);
CREATE TABLE "ünïcode 漢字" (i int);
CREATE TABLE "%s $(touch escaped) `touch escaped`" (i int);
INSERT INTO "a.b|c"."tab	and
line" VALUES (1), (2);
INSERT INTO "a.b|c"."it's ""quoted"" \back" VALUES (1), (2), (3);
INSERT INTO "ünïcode 漢字" VALUES (1);
INSERT INTO "a.b|c".":variable :'x' :""y""" DEFAULT VALUES;
CREATE UNLOGGED TABLE fast (i int);
CREATE TABLE parent (i int);
CREATE TABLE child () INHERITS (parent);
INSERT INTO child VALUES (1);
CREATE SEQUENCE "never used";
CREATE SEQUENCE down INCREMENT -3 MAXVALUE 100;
SELECT nextval('down') \g /dev/null
SQL
code 'odd names' 0 backup once
newest
equal 'one line for each table' 14 "$(grep -c '^table' "$REPLY/counts.tsv")"
equal 'the newline is written as \n' 2 "$(awk -F '\t' '$2 ~ /and\\nline/ {print $3}' "$REPLY/counts.tsv")"
before=$(fingerprint)
code 'odd names are restored' 0 in_server restore
equal 'and equal' "$before" "$(fingerprint)"
code 'odd names pass the drill' 0 drill once
equal 'nothing was executed' '' "$(compgen -G "$TOPIC/*escaped*" || true)"

# The client must not be older than the server. Only the version is played, the rest is never reached.
mkdir "$TOPIC/older"
printf '#!/bin/sh\necho "pg_dump (PostgreSQL) 12.22"\n' >"$TOPIC/older/pg_dump"
chmod 0755 "$TOPIC/older/pg_dump"
visible
before=$REPLY
OLDER=$TOPIC/older code 'a client older than the server' 12 backup once
visible
equal 'no backup was made' "$before" "$REPLY"

printf 'wrong\n' >"$PASSWORD"
code 'a wrong password' 11 backup once
rm "$PASSWORD"
code 'no password file' 10 backup once
printf 'pa:ss\\word\n' >"$PASSWORD"
SCHEDULE=sometimes code 'a schedule that is none' 10 backup once
KEEP_LAST=three code 'a number that is none' 10 backup once
code 'a verb that is none' 10 backup everything
if [ "$PLACE" = plain ]; then
  STORE=$TOPIC/missing code 'no storage' 10 backup once
  chmod a-w "$STORE/.lock"
  code 'a lock file of another owner' 10 backup once
  chmod u+w "$STORE/.lock"
else
  chmod a-w "$STORE" && chown 0 "$STORE"
  code 'a storage of another owner' 10 backup once
  own "$STORE"
  chmod u+w "$STORE"
fi
newest
sed -i $'s/^service\tshop$/service\tother/' "$REPLY/manifest.tsv"
code 'a directory with backups of another service' 10 backup once
says 'says whose' other
sed -i $'s/^service\tother$/service\tshop/' "$REPLY/manifest.tsv"
visible
equal 'no backup was made' "$before" "$REPLY"
db postgres <<<"ALTER ROLE app_backup CONNECTION LIMIT 1"
code 'one connection is not enough for snapshot and dump' 13 backup once
db postgres <<<"ALTER ROLE app_backup CONNECTION LIMIT 2"
code 'two connections are' 0 backup once
equal 'the password is in no left-over file' '' \
  "$(grep -rlF 'pa:ss' "$STORE" "$OUT" "${TMPDIR:-/tmp}"/pggen.pass.* 2>/dev/null || true)"

# pg_dump waits for the parent of partitions: all processes of a run are there to be looked at.
hold 'ONLY event'
backup_background once
stage shop.dump
background_processes >"$TOPIC/processes"
release
code 'the run that was looked at' 0 background_wait
equal 'arguments of a dump and the environment were seen' yes "$(grep -q '^--snapshot=' "$TOPIC/processes" && grep -q '^PGGEN_PASSWORD_FILE=' "$TOPIC/processes" && echo yes)"
equal 'the password is in no argument and no environment' 0 "$(grep -cF 'pa:ss' "$TOPIC/processes" || true)"
end
