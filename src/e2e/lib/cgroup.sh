# What the kernel counts for a container, in control groups of either version. Sourced.
# shellcheck shell=bash
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/stack.sh"

# cgroup_dir SERVICE: where the kernel keeps the memory counts of the service's container
cgroup_dir() {
  local pid path
  pid=$(state_of "$1" Pid)
  path=$(awk -F: '$2 ~ /(^|,)memory(,|$)/ { sub(/^[^:]*:[^:]*:/, ""); print; exit }' "/proc/$pid/cgroup")
  if [[ -n $path ]]; then
    printf '%s%s\n' "$(awk '$3 == "cgroup" && $4 ~ /(^|,)memory(,|$)/ { print $2; exit }' /proc/mounts)" "$path"
  else
    printf '%s%s\n' "$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)" "$(sed -n 's/^0:://p' "/proc/$pid/cgroup")"
  fi
}

# kills SERVICE: how often the kernel killed for memory there; fails where that cannot be read
kills() {
  local dir file
  dir=$(cgroup_dir "$1")
  for file in "$dir/memory.oom_control" "$dir/memory.events"; do
    if [[ -r $file ]]; then
      sed -n 's/^oom_kill //p' "$file" | grep .
      return
    fi
  done
  echo "no count of kills in $dir" >&2
  return 1
}

# most_memory SERVICE: the most it ever had, in MiB, page cache included
most_memory() {
  local file
  for file in "$(cgroup_dir "$1")"/memory.{max_usage_in_bytes,peak}; do
    if [[ -r $file ]]; then echo $(($(<"$file") / 1048576)); return; fi
  done
  echo unknown
}
