#!/bin/bash
# Dump, restore beside, equal, undo, equal: while an application writes and reconnects all the time.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles
shop
db <<SQL
ALTER DATABASE $DATABASE SET search_path = "\$user", public, "odd schema";
ALTER DATABASE $DATABASE SET "shop.tax" = 'it''s 19 %';
ALTER ROLE app IN DATABASE $DATABASE SET work_mem = '7MB';
ALTER DATABASE $DATABASE CONNECTION LIMIT 33;
COMMENT ON DATABASE $DATABASE IS 'line one
\\! touch $TOPIC/escaped';
SQL

code 'first backup' 0 backup once
newest
equal 'the kit lies beside the dump, laid out as a repository, without secrets' "$(
  cat <<'LIST'
0644 deploy/compose/.gitignore
0644 deploy/compose/compose.yaml
0644 deploy/compose/init/50-own.sql
0644 deploy/compose/kit/deploy/compose/.gitignore
0644 deploy/compose/kit/deploy/compose/compose.yaml
0755 deploy/compose/kit/deploy/compose/prepare.sh
0644 deploy/compose/kit/pggen.yaml
0755 deploy/compose/prepare.sh
0644 pggen.yaml
LIST
)" "$(cd "$REPLY/kit" && find . -type f ! -path '*/scripts/*' -printf '%#m %P\n' | sort -k 2)"
equal 'scripts are among it, and can be run' 755 "$(stat -c %a "$REPLY/kit/deploy/compose/scripts/backup.sh")"
equal 'nobody else can enter the backups to read it' 700 "$(stat -c %a "$REPLY")"
equal 'globals hold no password' '' "$(sed -n '/scram\|password/Ip' "$REPLY/globals.sql")"
first=$(fingerprint)

app <<<"DELETE FROM event; UPDATE orders SET note = 'changed'; INSERT INTO customer (name) VALUES ('late')"
changed=$(fingerprint)

# Two applications in one: new sessions all the time, and one session that stays as long as it is allowed to.
writer() {
  while :; do app <<<"INSERT INTO event VALUES (now(), 'writer') \\watch 0.05"; done >/dev/null 2>&1 &
  while :; do
    if app <<<"INSERT INTO event VALUES (now(), 'writer')" >/dev/null 2>&1; then echo ok >>"$TOPIC/written"; else echo no >>"$TOPIC/refused"; fi
  done
}

writer_start() {
  set -m
  writer &
  WRITER=$!
  set +m
}

writer_stop() {
  kill -s KILL -- "-$WRITER"
  wait "$WRITER" 2>/dev/null || true
}

: >"$TOPIC/written"
: >"$TOPIC/refused"
writer_start

code 'restore under a reconnecting writer' 0 in_server restore
restored=$(wc -l <"$TOPIC/written")
sleep 1
writer_stop
sleep 0.2
equal 'the application goes on after the exchange' yes "$([ "$(wc -l <"$TOPIC/written")" -gt "$restored" ] && echo yes || echo no)"
echo "   writer: $(wc -l <"$TOPIC/written") times written, $(wc -l <"$TOPIC/refused") times refused"
app <<<"DELETE FROM event WHERE what = 'writer'"
equal 'restored = dumped: rows, sequences, owners, grants, extensions, settings' "$first" "$(fingerprint)"
equal 'a comment is text' no "$([ -e "$TOPIC/escaped" ] && echo yes || echo no)"
equal 'statistics are there' yes "$(db <<<"SELECT CASE WHEN reltuples > 0 THEN 'yes' END FROM pg_class WHERE relname = 'orders'")"
equal 'the old one accepts nobody' f "$(db postgres <<<"SELECT datallowconn FROM pg_database WHERE datname LIKE 'shop\_before\_%'")"
code 'list of what is kept' 0 in_server undo list
says 'the old one is listed' shop_before_

writer_start
sleep 0.5
code 'undo under a reconnecting writer' 0 in_server undo
sleep 0.5
writer_stop
sleep 0.2
app <<<"DELETE FROM event WHERE what = 'writer'"
equal 'undone = before the restore' "$changed" "$(fingerprint)"
code 'a second undo has nothing to take back' 20 in_server undo
kept=$(db postgres <<<"SELECT datname FROM pg_database WHERE datname LIKE 'shop\_undone\_%'")
says 'it says what is live, and how to drop what is kept' "shop stays live as it is; an undo kept $kept: undo.sh drop $kept removes it"
code 'what was restored can be dropped' 0 in_server undo drop "$kept"
code 'the live database cannot be dropped' 20 in_server undo drop shop

db postgres <<<'DROP DATABASE shop'
code 'restore of a dropped database' 0 in_server restore latest
equal 'restored after the drop' "$first" "$(fingerprint)"
db <<<"BEGIN; INSERT INTO event VALUES (now(), 'half'); PREPARE TRANSACTION 'half'"
code 'a prepared transaction keeps the database from being exchanged' 24 in_server restore
db <<<"COMMIT PREPARED 'half'"
equal 'it is still the live one' 1 "$(app <<<"SELECT count(*) FROM event WHERE what = 'half'")"
code 'an unknown name' 20 in_server restore 20200101T000000Z
code 'a path is no name' 20 in_server restore ../../etc
equal 'no database is left beside' postgres,shop,template0,template1 "$(db postgres <<<"SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database")"
end
