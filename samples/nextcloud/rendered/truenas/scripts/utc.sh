#!/bin/bash
# Sourced: calendar arithmetic in UTC without a clock and without date(1), so that no time zone can reach names or schedules.

# utc_days YEAR MONTH DAY: days since 1970-01-01 (Howard Hinnant's civil calendar, years from 1970).
utc_days() {
  local y=$((10#$1)) m=$((10#$2)) d=$((10#$3)) era yoe doy
  if ((m <= 2)); then y=$((y - 1)); fi
  era=$((y / 400))
  yoe=$((y - era * 400))
  doy=$(((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1))
  REPLY=$((era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468))
}

# utc_date DAYS: sets UTC to year, month, day and weekday (0 is Sunday).
utc_date() {
  local z=$(($1 + 719468)) era doe yoe doy mp month
  era=$((z / 146097))
  doe=$((z - era * 146097))
  yoe=$(((doe - doe / 1460 + doe / 36524 - doe / 146096) / 365))
  doy=$((doe - (365 * yoe + yoe / 4 - yoe / 100)))
  mp=$(((5 * doy + 2) / 153))
  month=$((mp < 10 ? mp + 3 : mp - 9))
  UTC=($((yoe + era * 400 + (month <= 2 ? 1 : 0))) "$month" $((doy - (153 * mp + 2) / 5 + 1)) $((($1 + 4) % 7)))
}

# utc_id EPOCH: 20261120T220057Z, the name of a backup.
utc_id() {
  local t=$(($1 % 86400))
  utc_date $(($1 / 86400))
  printf -v REPLY '%04d%02d%02dT%02d%02d%02dZ' \
    "${UTC[0]}" "${UTC[1]}" "${UTC[2]}" $((t / 3600)) $((t % 3600 / 60)) $((t % 60))
}

# utc_is_id TEXT
utc_is_id() {
  [[ $1 =~ ^[0-9]{8}T[0-9]{6}Z$ ]]
}

# utc_epoch ID
utc_epoch() {
  utc_days "${1:0:4}" "${1:4:2}" "${1:6:2}"
  REPLY=$((REPLY * 86400 + 10#${1:9:2} * 3600 + 10#${1:11:2} * 60 + 10#${1:13:2}))
}
