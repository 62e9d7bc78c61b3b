# The drill passes on a good backup and fails, each time with its own code, on a bad one. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"

drill_once() { script drill drill once; }
dump() { printf '%s/%s.dump' "$bad" "$(database)"; }
signed() {
  rm "$bad/SHA256SUMS"
  (cd "$bad" && find . -type f -printf '%P\0' | sort -z | xargs -0 sha256sum) >"$work/sums" && mv "$work/sums" "$bad/SHA256SUMS" && chmod 0644 "$bad/SHA256SUMS"
}

truncated() { truncate -s -1000 "$(dump)"; }
truncated_signed() { truncated && signed; }
flipped() { printf '\377\377\377\377' | dd of="$(dump)" bs=1 seek=$(($(stat -c %s "$(dump)") / 2)) conv=notrunc status=none; }
wrong_count() { sed -i '0,/\t1000$/s/\t1000$/\t1001/' "$bad/counts.tsv" && ! cmp -s "$bad/counts.tsv" "$good/counts.tsv" && signed; }
missing_data() {
  dc exec -T db pg_dump -Fc -U postgres --exclude-table-data=stub_item "$(database)" >"$(dump)" && signed
}

# broken TEXT CODE FAULT: a copy of the good backup with one fault is the newest one
broken() {
  bad=$disk/$name/$(date -u -d '+1 day' +%Y%m%dT%H%M%SZ)
  cp -a "$good" "$bad"
  check "$1 is planted" "$3"
  exits "the drill fails on $1 with $2" "$2" drill_once
  check "check.sh says so" says_so drill "$2"
  rm -rf "$bad"
}

damages() {
  check "odd data goes in" odd_data
  check "a backup" backup_once
  good=$disk/$name/$(newest) bad=''
  check "the drill passes on a good backup" drill_once
  check "check.sh is content" within 90 content
  broken truncation 21 truncated
  broken "a flipped byte" 21 flipped
  broken "truncation under right checksums" 22 truncated_signed
  broken "a wrong count" 25 wrong_count
  broken "a table without its data" 27 missing_data
  mkdir "$disk/aside" && mv "$disk/$name"/2*Z "$disk/aside/"
  exits "no backup at all is 20" 20 drill_once
  check "check.sh says so" says_so drill 20
  mv "$disk/aside"/2*Z "$disk/$name/" && rmdir "$disk/aside"
  check "the drill passes again" drill_once
  check "check.sh is content again" within 90 content
}
