#!/bin/bash
# Which backups stay: 400 days against a golden list, and the promises that hold for every list.
# shellcheck source=/dev/null
. "$HERE/checks.sh"
if [ "$PLACE" != plain ]; then elsewhere 'no server is needed for this'; fi
# shellcheck source=/dev/null
. "$WORK/scripts/utc.sh"
# shellcheck source=/dev/null
. "$WORK/scripts/retention.sh"

days() {
  local day start
  start=$(date -u -d "2025-10-17 02:15:03" +%s)
  for ((day = 0; day < $1; day++)); do date -u -d "@$((start + day * 86400))" +%Y%m%dT%H%M%SZ; done
}

days 400 >"$WORK/days"
equal '400 days, last 3, daily 7, weekly 4, monthly 6: the golden list' "$(cat "$HERE/retention-golden.txt")" \
  "$(retention_keep 3 7 4 6 <"$WORK/days")"

# The same by day for day life: each day one backup comes, and what falls out is gone for the days after.
stay=()
while IFS= read -r id; do
  mapfile -t stay < <(printf '%s\n' "${stay[@]}" "$id" | retention_keep 3 7 4 6)
done <"$WORK/days"
equal 'pruned every day, the same list remains' "$(cat "$HERE/retention-golden.txt")" "$(printf '%s\n' "${stay[@]}")"

equal 'the only one stays, whatever is asked' 20200101T000000Z "$(retention_keep 0 0 0 0 <<<20200101T000000Z)"
equal 'the newest stays' 20200103T000000Z "$(printf '%s\n' 20200101T000000Z 20200103T000000Z 20200102T000000Z | retention_keep 0 0 0 0)"
equal 'several of one day: the newest stands for it' '20200102T230000Z
20200101T220000Z' "$(printf '%s\n' 20200101T010000Z 20200101T220000Z 20200102T010000Z 20200102T230000Z | retention_keep 1 2 0 0)"
equal 'the ISO week goes over the new year' 20210103T000000Z "$(printf '%s\n' 20201228T000000Z 20210103T000000Z | retention_keep 1 0 1 0)"
equal 'other names are nobody to judge' '' "$(printf '%s\n' lost+found 2020 20200101T000000Z.old .tmp-20200101T000000Z | retention_keep 1 1 1 1)"
end
