# Data worth losing, and a fingerprint of it. Sourced.
# shellcheck shell=bash
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/stack.sh"

sql_file() { dc exec -T db psql -XqAt -v ON_ERROR_STOP=1 -U postgres -d "$(database)"; }

# odd_data: row security, large objects, odd names, grants, sequences, an extension
odd_data() {
  sql_file <<SQL
SET ROLE "$(database)";
CREATE SCHEMA "Odd schema; DROP";
CREATE TABLE "Odd schema; DROP"."a ""quoted"" 'name' \$x\$ %s \\\\" (id serial PRIMARY KEY, "group" text, "spalte ä€😀" text);
INSERT INTO "Odd schema; DROP"."a ""quoted"" 'name' \$x\$ %s \\\\" ("group", "spalte ä€😀") SELECT n, E'line\\nbreak\\ttab ' || n FROM generate_series(1, 500) n;
CREATE TABLE U&"new\\000Aline" (x int);
INSERT INTO U&"new\\000Aline" VALUES (1), (2), (3);
CREATE TABLE guarded (id int PRIMARY KEY, tenant text NOT NULL);
INSERT INTO guarded SELECT n, 'tenant ' || n % 7 FROM generate_series(1, 99) n;
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON guarded USING (tenant = current_setting('app.tenant', true));
CREATE TABLE parts (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE parts_2026 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO parts SELECT n, date '2026-01-01' + n FROM generate_series(1, 300) n;
CREATE SEQUENCE invoice START 4711;
SELECT nextval('invoice') FROM generate_series(1, 42);
CREATE UNLOGGED TABLE scratch (x int);
CREATE MATERIALIZED VIEW totals AS SELECT at, count(*) FROM parts GROUP BY at;
CREATE EXTENSION IF NOT EXISTS btree_gin;
GRANT SELECT (id) ON guarded TO "$(database)_monitor";
SELECT lo_from_bytea(0, decode(repeat('cafe', 50000), 'hex'));
SELECT lo_from_bytea(0, '\\x00ff0a0d');
RESET ROLE;
SQL
}

# bulk MEGABYTES: a table of incompressible rows
bulk() {
  sql_file <<SQL
SET ROLE "$(database)";
CREATE TABLE IF NOT EXISTS bulk (id bigserial PRIMARY KEY, noise bytea);
INSERT INTO bulk (noise) SELECT decode(string_agg(md5(random()::text || g || n), ''), 'hex') FROM generate_series(1, $1 * 16) n, generate_series(1, 4096) g GROUP BY n;
RESET ROLE;
SQL
}

# fingerprint: one line for each table, owner, grant, extension, sequence and large
# object; the table that the app writes to all the time is left out.
fingerprint() {
  sql_file <<'SQL'
SET row_security = off;
CREATE TEMP VIEW ours AS SELECT c.oid::regclass::text COLLATE "C" AS name, c.* FROM pg_class c
 WHERE relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema') AND relnamespace::regnamespace::text !~ '^pg_(toast|temp)';
SELECT format('SELECT %L, count(*), md5(coalesce(string_agg(t::text, E''\n'' ORDER BY t::text COLLATE "C"), '''')) FROM %s t', name, name)
  FROM ours WHERE relkind IN ('r', 'm') AND relpersistence = 'p' AND relname <> 'stub_beat' ORDER BY name \gexec
SELECT 'owner', name, relkind, pg_get_userbyid(relowner), (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(relacl) a),
       (SELECT string_agg(attname || attacl::text, ' ' ORDER BY attname) FROM pg_attribute WHERE attrelid = ours.oid AND attacl IS NOT NULL) FROM ours ORDER BY name;
SELECT 'database', pg_get_userbyid(datdba), (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(datacl) a), pg_encoding_to_char(encoding), datcollate FROM pg_database WHERE datname = current_database();
SELECT 'schema', nspname, pg_get_userbyid(nspowner), (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(nspacl) a) FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY nspname;
SELECT 'extension', extname, extversion FROM pg_extension ORDER BY extname;
SELECT 'sequence', schemaname, sequencename, last_value FROM pg_sequences WHERE sequencename NOT LIKE 'stub_beat%' ORDER BY schemaname, sequencename;
SELECT 'policy', polname, polrelid::regclass, pg_get_expr(polqual, polrelid) FROM pg_policy ORDER BY polname;
SELECT 'object', md5(lo_get(oid)), pg_get_userbyid(lomowner) FROM pg_largeobject_metadata ORDER BY md5(lo_get(oid));
SELECT 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema') ORDER BY conrelid::regclass::text COLLATE "C", conname;
SQL
}

script() { local service=$1; shift; dc exec -T "$service" /bin/bash "/etc/pggen/scripts/$1.sh" "${@:2}"; }
# The first backup and the first drill begin by themselves on a new stack; another run
# at the same time is refused, so a scenario waits for their end.
settled() {
  local service lock
  [[ -n $(newest) ]] || return 1
  for service in backup:/backup "drill:$(drill_room)"; do
    lock=${service#*:}/.lock
    dc exec -T "${service%%:*}" bash -c "[[ -e $lock ]] && flock -n $lock true" || return 1
  done
}
drill_room() { docker inspect -f '{{range .Config.Env}}{{println .}}{{end}}' "$(id_of drill)" | sed -n 's/^PGGEN_SCRATCH=//p'; }
unsettled() {
  printf 'newest backup: %s\n' "$(newest)"
  dc exec -T backup ls -la /backup
  dc exec -T drill ls -la "$(drill_room)"
  dc ps -a
  dc logs --tail 20 backup drill
  return 1
}
stack_settled() { stack_up && { within 240 settled || unsettled; }; }

backup_once() { script backup backup once; }
newest() { find "$disk/$name" -mindepth 1 -maxdepth 1 -type d -name '2*Z' -printf '%f\n' | sort | tail -n 1; }

# sound_backups: every published backup holds what its checksums say
sound_backups() {
  local dir
  for dir in "$disk/$name"/2*Z; do (cd "$dir" && sha256sum --quiet -c SHA256SUMS) || return 1; done
}

# unfinished: how many parts of a backup lie beside the published ones
unfinished() { find "$disk/$name" -maxdepth 1 -name '.t*-*' | wc -l; }

# hold: every dump from now on waits in the middle of its run, at most a minute. Rows are counted
# in ordinary tables only, so a lock on the parent of no partitions stops pg_dump and nothing before it.
hold() {
  sql "SET client_min_messages = warning; SET ROLE \"$(database)\"; CREATE TABLE IF NOT EXISTS held (id int) PARTITION BY RANGE (id)" || return 1
  docker exec -i "$(id_of db)" psql -XqAt -U postgres -d "$(database)" -c 'BEGIN; LOCK TABLE ONLY held; SELECT pg_sleep(300)' >/dev/null 2>&1 &
  within 60 is_held
}
held_by="SELECT pid FROM pg_locks WHERE relation = to_regclass('held') AND mode = 'AccessExclusiveLock' AND granted"
is_held() { [[ -n $(sql "$held_by") ]]; }
release() { sql "SELECT pg_terminate_backend(pid) FROM ($held_by) h"; }

# in_dump: a dump has begun and is not yet published
in_dump() { compgen -G "$disk/$name/.tmp-*/*.dump"; }

# says_so PART CODE: check.sh names that part, and how its last run ended
says_so() { ! content >"$work/found" && grep "^FAIL $1.* $2\$" "$work/found"; }
