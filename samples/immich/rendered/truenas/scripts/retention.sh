#!/bin/bash
# Sourced: which backups stay. Pure: names in, names out, newest first; it looks at no file and no clock.

# retention_keep LAST DAILY WEEKLY MONTHLY < ids: prints the ids that stay. The newest of a day, ISO week or month stands for it.
retention_keep() {
  local last=$1 daily=$2 weekly=$3 monthly=$4 id day stay
  local -A seen=() periods=()
  if ((last < 1)); then last=1; fi # the only backup is never taken
  while IFS= read -r id; do
    utc_is_id "$id" || continue
    stay=0
    utc_days "${id:0:4}" "${id:4:2}" "${id:6:2}"
    day=$REPLY
    if ((last > 0)); then last=$((last - 1)) stay=1; fi
    if retention_first day "$day" "$daily"; then stay=1; fi
    if retention_first week $(((day + 3) / 7)) "$weekly"; then stay=1; fi
    if retention_first month "${id:0:6}" "$monthly"; then stay=1; fi
    if ((stay)); then printf '%s\n' "$id"; fi
  done < <(sort -ru)
}

# retention_first KIND PERIOD LIMIT: is this the first backup seen of a period that still counts?
retention_first() {
  if [[ -n ${seen[$1 $2]:-} ]] || ((${periods[$1]:-0} >= $3)); then return 1; fi
  seen[$1 $2]=1
  periods[$1]=$((${periods[$1]:-0} + 1))
}
