#!/bin/bash
# Readies this host for [[= service|raw_checked =]]: directories, owners, modes, and what must not be. Changes nothing that is right already, so it
# may be run again at any time. Exit 0: ready. 1: something must be decided first. 2: not run as root, nothing changed.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$here"

uid=[[= uid|raw_checked =]]
gid=[[= gid|raw_checked =]]
faults=0

# fault MESSAGE...: one line for what is wrong, further ones for the way out.
fault() {
  faults=$((faults + 1))
  printf 'FAIL %s\n' "$1" >&2
  shift
  if (($# > 0)); then printf '       %s\n' "$@" >&2; fi
}

# Owners cannot be given away without root.
if ((EUID != 0)); then
  printf 'Nothing was changed: owners can only be set by root. Run:\n  sudo %q\n' "$here/prepare.sh" >&2
  exit 2
fi

# owned PATH OWNER MODE: sets both where they differ, and says so.
owned() {
  if [[ $(stat -c '%u:%g' -- "$1") != "$2" ]]; then
    chown -h -- "$2" "$1"
    printf 'owner of %s is now %s\n' "$1" "$2"
  fi
  if [[ $(stat -c '%a' -- "$1") != "$3" ]]; then
    chmod -- "$3" "$1"
    printf 'mode of %s is now %s\n' "$1" "$3"
  fi
}

# device PATH: the file system on which a path lies or would be made.
device() {
  local path=$1
  while [[ ! -e $path ]]; do path=$(dirname -- "$path"); done
  stat -c '%d' -- "$path"
}

# Where the data lies on this host, or will lie when the volume is made; empty when the runtime cannot be asked.
find_data() {
[[% if data_path %]]
  printf '%s\n' [[= data_path|shell_quote =]]
[[% else %]]
  local path
[[% for command in volume_commands %]]
  if path=$([[= command|shell_words =]] 2>/dev/null) && [[ $path == /* && -e $path ]]; then
    printf '%s\n' "$path"
    return
  fi
[[% endfor %]]
[[% endif %]]
}
data=$(find_data)
