#!/bin/bash
# Damaged backups: drill and restore find each kind of damage, with an exit code of its own, and the live database stays.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles
shop 20000
code 'a good backup' 0 backup once
newest
GOOD=$TOPIC/good
mv "$REPLY" "$GOOD"
live=$(fingerprint)
id=20300101T000000Z

# damaged: a fresh copy under the name that drill and restore take; sets BAD.
damaged() {
  BAD=$STORE/$id
  rm -rf "$BAD"
  cp -a "$GOOD" "$BAD"
}

# found WHAT CODE: by the drill and by restore alike.
found() {
  code "$1: drill" "$2" drill once
  equal "$1: the drill leaves no cluster" '' "$(compgen -G "$TOPIC/drill/scratch-*" || true)"
  code "$1: restore" "$2" in_server restore "$id"
}

size=$(stat -c %s "$GOOD/shop.dump")
damaged
code 'the copy is sound' 0 drill once

caught=0
RANDOM=20261120
for ((i = 0; i < 20; i++)); do
  damaged
  at=$(((RANDOM * 32768 + RANDOM) % size))
  byte=$(od -An -j "$at" -N 1 -tu1 "$BAD/shop.dump")
  printf '%b' "\\x$(printf %x $((byte ^ (1 << RANDOM % 8))))" | dd of="$BAD/shop.dump" bs=1 seek="$at" conv=notrunc status=none
  if drill once >"$OUT" 2>&1; then :; elif (($? == 21)); then caught=$((caught + 1)); fi
  cp "$BAD/shop.dump" "$TOPIC/flip-$i"
done
equal '20 of 20 flipped bytes are caught by the checksums' 20 "$caught"
code 'a flipped byte: restore' 21 in_server restore "$id"

caught=0
for ((i = 0; i < 20; i++)); do
  damaged
  mv "$TOPIC/flip-$i" "$BAD/shop.dump"
  reseal "$BAD"
  if ! drill once >"$OUT" 2>&1; then caught=$((caught + 1)); fi
done
echo "   of 20 flipped bytes under a matching checksum file $caught are still caught ($DEFAULT_COMPRESS); nothing is promised here"

for percent in 1 50 99; do
  damaged
  truncate -s $((size * percent / 100)) "$BAD/shop.dump"
  found "cut at $percent %, checksums as they were" 21
  reseal "$BAD"
  found "cut at $percent %, checksums made to match" 22
done

damaged
sed -i 's/\r*$/\r/' "$BAD/shop.dump"
reseal "$BAD"
found 'line ends as a terminal makes them' 22

damaged
sed -i $'s/^table\tpublic.orders\t20000$/table\tpublic.orders\t19999/' "$BAD/counts.tsv"
reseal "$BAD"
found 'a wrong count' 25
says 'says which' 'public.orders: in the backup 19999, restored 20000'

damaged
sed -i $'s/^\\(sequence\tpublic.orders_id_seq\\)\t.*/\\1\t7\tt\t7\tt\tf/' "$BAD/counts.tsv"
reseal "$BAD"
found 'a wrong sequence' 25

damaged
dump_without_rows "$BAD/shop.dump" orders
reseal "$BAD"
found "a table's missing data" 27

damaged
rm "$BAD/globals.sql"
found 'a missing file' 21
reseal "$BAD"
found 'a missing file that the checksums do not know' 21

damaged
rm "$BAD/manifest.tsv"
reseal "$BAD"
found 'a missing manifest' 21

damaged
rm "$BAD/SHA256SUMS"
found 'no checksums' 21

# A dump that names what this server does not have.
damaged
sed -i '/^CREATE ROLE app;/d' "$BAD/globals.sql"
reseal "$BAD"
code 'a role that nobody makes: drill' 24 drill once

equal 'the live database is as it was' "$live" "$(fingerprint)"
equal 'no database is left beside' postgres,shop,template0,template1 "$(db postgres <<<"SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database")"
rm -rf "$BAD"
code 'no backup: drill' 20 drill once
code 'no backup: restore' 20 in_server restore
end
