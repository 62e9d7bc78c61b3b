#!/bin/bash
# Due times: three forms of a schedule, the nights of clock changes, restarts.
# shellcheck source=/dev/null
. "$HERE/checks.sh"
if [ "$PLACE" != plain ]; then elsewhere 'no server is needed for this'; fi
OUT=$WORK/out
export OUT

epoch() { date -u -d "$1" +%s; }

# due WHAT SCHEDULE NOW LAST WANTED, times as text in UTC; LAST may be empty.
due() {
  local found
  found=$(bash "$WORK/scripts/schedule.sh" next "$2" "$(epoch "$3")" "${4:+$(epoch "$4")}") || found=
  equal "$1" "$5" "${found:+$(date -u -d "@$found" '+%F %T')}"
}

due 'never run is due now' 02:15 '2026-11-20 12:00' '' '2026-11-20 12:00:00'
due 'daily, later today' 02:15 '2026-11-20 01:00' '2026-11-19 02:15' '2026-11-20 02:15:00'
due 'daily, a run at the very second counts' 02:15 '2026-11-20 02:15' '2026-11-20 02:15:00' '2026-11-21 02:15:00'
due 'daily, missed while off, is due' 02:15 '2026-11-20 12:00' '2026-11-18 02:15:04' '2026-11-19 02:15:00'
due 'interval from the last success, whatever was restarted' 6h '2026-11-20 12:00' '2026-11-20 11:59' '2026-11-20 17:59:00'
due 'interval of days' 7d '2026-11-20 12:00' '2026-11-20 11:59' '2026-11-27 11:59:00'
due 'a last run in the future does not stop it' 6h '2026-11-20 12:00' '2031-01-01 00:00' '2026-11-20 18:00:00'
due 'cron: every 20 minutes' '*/20 * * * *' '2026-11-20 12:05' '2026-11-20 12:00' '2026-11-20 12:20:00'
due 'cron: list and range' '5,35 8-10 * * *' '2026-11-20 10:40' '2026-11-20 10:36' '2026-11-21 08:05:00'
due 'cron: Sunday as 7' '0 3 * * 7' '2026-11-20 12:00' '2026-11-20 12:00' '2026-11-22 03:00:00'
due 'cron: names' '0 3 * feb mon' '2026-11-20 12:00' '2026-11-20 12:00' '2027-02-01 03:00:00'
due 'cron: weekday range over a month' '30 4 * * mon-fri' '2026-11-27 12:00' '2026-11-27 12:00' '2026-11-30 04:30:00'
due 'cron: day of month or weekday' '0 0 13 * fri' '2026-11-21 12:00' '2026-11-21 12:00' '2026-11-27 00:00:00'
due 'cron: leap day' '0 0 29 2 *' '2026-11-20 12:00' '2026-11-20 12:00' '2028-02-29 00:00:00'
due 'cron: leading zeros are decimal' '08 09 * * *' '2026-11-20 12:00' '2026-11-20 12:00' '2026-11-21 09:08:00'
due 'the night with 25 hours in Berlin has one 02:30 UTC' 02:30 '2026-10-25 00:40' '2026-10-24 02:30' '2026-10-25 02:30:00'
due 'and the next is a day later' 02:30 '2026-10-25 02:31' '2026-10-25 02:30:01' '2026-10-26 02:30:00'
due 'the night with 23 hours in Berlin has a 02:30 too' 02:30 '2026-03-29 00:00' '2026-03-28 02:30' '2026-03-29 02:30:00'
for bad in '' 25:00 2:60 6 6y '0 0 30 2 *' '* * * *' '60 * * * *' '*/0 * * * *' '5-1 * * * *' '1, * * * *' '0 0 0 * *' '@daily' '* * * * * *' '0d'; do
  code "not a schedule: '$bad'" 10 bash "$WORK/scripts/schedule.sh" next "$bad" 1795000000 1794000000
done

# 500 random schedules and moments, against date(1).
RANDOM=20261120
wrong=0
for ((i = 0; i < 500; i++)); do
  minute=$((RANDOM % 60)) hour=$((RANDOM % 24)) last=$((1700000000 + RANDOM * 3000 + RANDOM))
  found=$(bash "$WORK/scripts/schedule.sh" next "$minute $hour * * *" "$last" "$last")
  wanted=$(date -u -d "$(date -u -d "@$last" +%F) $hour:$minute" +%s)
  if ((wanted <= last)); then wanted=$(date -u -d "$(date -u -d "@$((last + 86400))" +%F) $hour:$minute" +%s); fi
  if ((found != wanted)); then wrong=$((wrong + 1)); fi
done
equal '500 random daily times as date(1) says' 0 "$wrong"

# Names: calendar arithmetic against date(1), over 60 years, in a shell whose time zone has clock changes.
# shellcheck source=/dev/null
. "$WORK/scripts/utc.sh"
wrong=0
for ((t = 946684800; t < 946684800 + 60 * 31557600; t += 86400 * 29 + 12347)); do
  utc_id "$t"
  name=$REPLY
  utc_epoch "$name"
  if ((REPLY != t)) || [ "$name" != "$(date -u -d "@$t" +%Y%m%dT%H%M%SZ)" ]; then wrong=$((wrong + 1)); fi
done
equal 'names are what date -u says and read back, 2000 to 2060' 0 "$wrong"
utc_id "$(epoch '2026-10-25 00:30')"
before=$REPLY
utc_id "$(epoch '2026-10-25 01:30')"
equal 'both 02:30 of the long night have names of their own' '20261025T003000Z 20261025T013000Z' "$before $REPLY"
end
