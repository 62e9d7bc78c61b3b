# A backup disk that is full, in the middle of a dump and before it. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"

# leave BYTES: takes what is free on the backup disk but for that much
leave() {
  rm -f "$disk/ballast"
  fallocate -l "$(($(stat -f -c '%a * %S' "$disk") - $1))" "$disk/ballast"
}

full_disk() {
  local kept
  check "a small backup" backup_once
  kept=$(newest)
  check "more data than the disk has room for" bulk 24
  check "the disk has 8 MB left" leave 8000000
  exits "a dump that does not fit ends with 13" 13 backup_once
  check "check.sh says so" says_so backup 13
  equal "the good backup is still the newest" "$(newest)" "$kept"
  check "every backup is sound" sound_backups
  equal "no part of the failed one is left" "$(unfinished)" 0
  check "the disk has 400 kB left" leave 400000
  exits "too little room is seen before the dump: 15" 15 backup_once
  check "check.sh says so" says_so backup 15
  rm "$disk/ballast"
  check "with room again the next one works" backup_once
  check "check.sh is content again" within 90 content
}
