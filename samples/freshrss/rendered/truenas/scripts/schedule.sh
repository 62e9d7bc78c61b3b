#!/bin/bash
# When the next run is due, always in UTC. Three forms: 02:15 (daily), 6h (interval: s, m, h, d, w), and five cron fields.
# Sourced for schedule_next; by hand: schedule.sh next SCHEDULE NOW [LAST], in seconds since 1970.
set -Eeuo pipefail
HERE=${BASH_SOURCE[0]%/*}
# shellcheck source=/dev/null
. "$HERE/utc.sh"

# schedule_field FIELD LOW HIGH NAMES: sets REPLY to " 0 15 30 " or fails.
schedule_field() {
  local item from to step value out=' ' low=$2 high=$3 i name
  local -a items names
  IFS=, read -ra items <<<"${1,,}"
  read -ra names <<<"$4"
  [[ -n $1 && $1 != *, ]] || return 1
  for item in "${items[@]}"; do
    for i in "${!names[@]}"; do
      name=${names[i]}
      item=${item//$name/$((i + low))}
    done
    [[ $item =~ ^(\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[0-9]{1,2})?$ ]] || return 1
    step=${BASH_REMATCH[3]#/}
    case ${BASH_REMATCH[1]} in
      '*') from=$low to=$high ;;
      *-*) from=${BASH_REMATCH[1]%-*} to=${BASH_REMATCH[1]#*-} ;;
      *) from=${BASH_REMATCH[1]} to=${step:+$high} to=${to:-$from} ;;
    esac
    from=$((10#$from)) to=$((10#$to)) step=$((10#${step:-1}))
    ((step > 0 && from >= low && from <= to && to <= high)) || return 1
    for ((value = from; value <= to; value += step)); do out+="$value "; done
  done
  REPLY=$out
}

# schedule_parse TEXT: sets SCHEDULE_EVERY to seconds, or to 0 and the five SCHEDULE_ fields; fails on anything else.
schedule_parse() {
  local -a field
  SCHEDULE_EVERY=0
  if [[ $1 =~ ^([0-9]{1,6})([smhdw])$ ]]; then
    local -A unit=([s]=1 [m]=60 [h]=3600 [d]=86400 [w]=604800)
    SCHEDULE_EVERY=$((10#${BASH_REMATCH[1]} * unit[${BASH_REMATCH[2]}]))
    ((SCHEDULE_EVERY > 0))
    return
  fi
  if [[ $1 =~ ^([0-9]{1,2}):([0-9]{2})$ ]]; then
    field=("${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}" '*' '*' '*')
  else
    read -ra field <<<"$1"
  fi
  ((${#field[@]} == 5)) || return 1
  schedule_field "${field[0]}" 0 59 '' || return 1
  SCHEDULE_MINUTES=$REPLY
  schedule_field "${field[1]}" 0 23 '' || return 1
  SCHEDULE_HOURS=$REPLY
  schedule_field "${field[2]}" 1 31 '' || return 1
  SCHEDULE_DAYS=$REPLY
  schedule_field "${field[3]}" 1 12 'jan feb mar apr may jun jul aug sep oct nov dec' || return 1
  SCHEDULE_MONTHS=$REPLY
  schedule_field "${field[4]}" 0 7 'sun mon tue wed thu fri sat' || return 1
  SCHEDULE_WEEKDAYS=${REPLY/ 7 / 0 }
  SCHEDULE_STARS="${field[2]:0:1}${field[4]:0:1}"
}

# schedule_day: does the day of utc_date match? Cron's rule: with both day fields given, either one is enough.
schedule_day() {
  [[ $SCHEDULE_MONTHS == *" ${UTC[1]} "* ]] || return 1
  local day=0 weekday=0
  if [[ $SCHEDULE_DAYS == *" ${UTC[2]} "* ]]; then day=1; fi
  if [[ $SCHEDULE_WEEKDAYS == *" ${UTC[3]} "* ]]; then weekday=1; fi
  if [[ $SCHEDULE_STARS == *'*'* ]]; then ((day && weekday)); else ((day || weekday)); fi
}

# schedule_next TEXT NOW [LAST]: sets REPLY to the first due time after LAST; a time in the past means now. Never run means now.
schedule_next() {
  local now=$2 last=${3:-} day hour minute
  schedule_parse "$1" || return 1
  if [[ -z $last ]]; then
    REPLY=$now
    return
  fi
  if ((last > now)); then last=$now; fi # a clock that was set back must not stop the runs
  if ((SCHEDULE_EVERY > 0)); then
    REPLY=$((last + SCHEDULE_EVERY))
    return
  fi
  for ((day = last / 86400; day < last / 86400 + 366 * 9; day++)); do
    utc_date "$day"
    schedule_day || continue
    for ((hour = 0; hour < 24; hour++)); do
      [[ $SCHEDULE_HOURS == *" $hour "* ]] || continue
      for ((minute = 0; minute < 60; minute++)); do
        [[ $SCHEDULE_MINUTES == *" $minute "* ]] || continue
        REPLY=$((day * 86400 + hour * 3600 + minute * 60))
        if ((REPLY > last)); then return; fi
      done
    done
  done
  return 1 # such a day does not exist, as 30 February
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
  if [[ $# -lt 3 || $1 != next ]] || ! schedule_next "${@:2}"; then
    echo "usage: schedule.sh next SCHEDULE NOW [LAST]; not a schedule: ${2:-}" >&2
    exit 10
  fi
  echo "$REPLY"
fi
