#!/bin/bash
# The restored database has the locale of the one that was dumped, and rows of text partitions lie where they lay.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles

# round LABEL CLAUSE
round() {
  db postgres <<<"DROP DATABASE shop; CREATE DATABASE shop TEMPLATE template0 OWNER app $2; GRANT CONNECT ON DATABASE shop TO app_backup"
  db <<'SQL'
SET ROLE app;
CREATE TABLE word (w text) PARTITION BY RANGE (w);
CREATE TABLE word_low PARTITION OF word FOR VALUES FROM (MINVALUE) TO ('b');
CREATE TABLE word_high PARTITION OF word FOR VALUES FROM ('b') TO (MAXVALUE);
INSERT INTO word VALUES ('a'), ('A'), ('B'), ('ä'), ('z'), ('_');
SQL
  locale=$(db <<<"SELECT to_jsonb(d) - 'oid' - 'datfrozenxid' - 'datminmxid' - 'datacl' FROM pg_database d WHERE datname = 'shop'")
  rows=$(fingerprint)
  code "$1: backup" 0 backup once
  code "$1: drill" 0 drill once
  code "$1: restore" 0 in_server restore
  equal "$1: the same locale" "$locale" "$(db <<<"SELECT to_jsonb(d) - 'oid' - 'datfrozenxid' - 'datminmxid' - 'datacl' FROM pg_database d WHERE datname = 'shop'")"
  equal "$1: the same rows" "$rows" "$(fingerprint)"
  in_server undo list >"$TOPIC/kept" 2>"$OUT"
  while IFS= read -r name; do db postgres <<<"DROP DATABASE \"$name\""; done <"$TOPIC/kept"
}

round 'libc C.UTF-8' "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' ENCODING 'UTF8'"
round 'libc C in LATIN1' "LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'LATIN1'"
if ((MAJOR >= 15)); then
  round 'ICU' "LOCALE_PROVIDER icu ICU_LOCALE 'und' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' ENCODING 'UTF8'"
fi
if ((MAJOR >= 17)); then
  round 'builtin' "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'"
fi
end
