#!/bin/bash
# Sourced: the status file, KEY=VALUE lines, replaced as a whole.

declare -A STATUS=()

# status_read FILE: fills STATUS; a missing file is an empty status.
status_read() {
  local key value
  STATUS=()
  [ -r "$1" ] || return 0
  while IFS='=' read -r key value; do
    if [ -n "$key" ]; then STATUS[$key]=$value; fi
  done <"$1"
}

# status_set KEY VALUE...
status_set() {
  while (($# > 1)); do
    STATUS[$1]=$2
    shift 2
  done
}

# status_write FILE: readers see the old or the new text, never a part.
status_write() {
  local key
  for key in "${!STATUS[@]}"; do printf '%s=%s\n' "$key" "${STATUS[$key]}"; done | sort >"$1.new" &&
    mv -f -- "$1.new" "$1"
}

# status_begin FILE: notes since when somebody tries, unless it is noted.
status_begin() {
  now
  if [ ! -e "$1" ]; then (set -C && printf 'since=%s\n' "$REPLY" >"$1") 2>/dev/null || true; fi
}

# status_health SUCCESS MAX_AGE WHAT: judges by the age of the last success alone; before the first one, by the first try.
status_health() {
  local success=$1 limit=$2 what=$3 age
  now
  if [ -n "$success" ]; then
    age=$((REPLY - success))
    echo "last $what: $age s ago, limit $limit s"
    ((age <= limit))
  elif [ -n "${STATUS[last_exit]:-}" ]; then
    echo "no $what yet, the last try ended with ${STATUS[last_exit]}"
    return 1
  else
    echo "no $what yet, waiting since ${STATUS[since]:-never}"
    [ -n "${STATUS[since]:-}" ] && ((REPLY - STATUS[since] <= limit))
  fi
}

# status_print SCHEDULE SUCCESS: STATE with the age of the last success and the next due time added, for check.sh and people.
status_print() {
  local key
  status_read "$STATE"
  status_set last_success "$2" age ''
  now
  if [ -n "$2" ]; then status_set age $((REPLY - $2)); fi
  if schedule_next "$1" "$REPLY" "$2"; then
    utc_id "$REPLY"
    status_set next "$REPLY"
  fi
  for key in "${!STATUS[@]}"; do printf '%s=%s\n' "$key" "${STATUS[$key]}"; done | sort
}
