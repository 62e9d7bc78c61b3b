#!/bin/bash
# Runs inside a container, from standard input, as the container's own user: prints one fact a line, name, tab, value.
# What is asked of the first process is what the runtime started, not what `exec` was given.
#   PROBE_HOST_NAMESPACES   the namespaces of this machine, as `readlink /proc/self/ns/*` names them
#   PROBE_OUTSIDE           HOST/PORT of a world outside that answers
set -u
export LC_ALL=C

fact() { printf '%s\t%s\n' "$1" "$2"; }

# status NAME FACT: a line of the first process's status, single blanks
status() {
  local value
  value=$(sed -n "s/^$1:[[:space:]]*//p" /proc/1/status | tr -s '\t ' ' ')
  fact "$2" "${value% }"
}

identity() {
  status Uid uid
  status Gid gid
  status Groups groups
}

privileges() {
  local name
  for name in Inh Prm Eff Bnd Amb; do status "Cap$name" "cap_${name,,}"; done
  status NoNewPrivs no_new_privs
  status Seccomp seccomp
  fact oom_score_adj "$(</proc/1/oom_score_adj)"
}

namespaces() {
  local path name
  for path in /proc/self/ns/*; do
    name=${path##*/}
    [[ $name != *_for_children && $name != time ]] || continue
    if [[ " $PROBE_HOST_NAMESPACES " == *" $(readlink "$path") "* ]]; then fact "namespace $name" "this machine's"; else fact "namespace $name" own; fi
  done
}

# flag OPTIONS NAME: NAME and a blank, if it is one of the options
flag() { if [[ ,$1, == *,$2,* ]]; then printf '%s ' "$2"; fi; }

# of OPTIONS NAME: NAME=VALUE and a blank, if there is one
of() { if [[ ,$1, =~ ,($2=[^,]*), ]]; then printf '%s ' "${BASH_REMATCH[1]}"; fi; }

# Where a directory of the machine is bound, its other flags are those of that machine's disk.
mounts() {
  local rest target options kind above access value
  while read -r _ _ _ _ target options rest; do
    rest=${rest#*- }
    read -r kind _ above <<<"$rest"
    access=rw
    if [[ ,$options, == *,ro,* || ,$above, == *,ro,* ]]; then access=ro; fi
    case $kind in
      overlay | ext[234] | xfs | btrfs | zfs | vfs | aufs) kind=disk options='' ;;
    esac
    value="$kind $access $(flag "$options" nosuid)$(flag "$options" nodev)$(flag "$options" noexec)"
    if [[ $kind == tmpfs ]]; then value+="$(of "$above" size)$(of "$above" mode)$(of "$above" uid)$(of "$above" gid)"; fi
    if [[ -w $target ]]; then value+='writable '; fi
    fact "mount $target" "${value% }"
  done </proc/self/mountinfo
}

# first FILE...: the first one that is there, in one line
first() {
  local file
  for file; do
    if [[ -r $file ]]; then tr '\n' ' ' <"$file" | sed 's/ $//'; return; fi
  done
  printf 'not said'
}

# Control groups of either version; numbers beyond 2^62 are no limit.
limits() {
  local root=/sys/fs/cgroup name value one two
  for name in 'memory memory.max memory/memory.limit_in_bytes' 'memory_and_swap memory.swap.max memory/memory.memsw.limit_in_bytes' \
    'pids pids.max pids/pids.max' 'cpu_quota cpu.max cpu/cpu.cfs_quota_us' 'cpu_share cpu.weight cpu/cpu.shares'; do
    read -r name two one <<<"$name"
    value=$(first "$root/$two" "$root/$one")
    if [[ $value =~ ^[0-9]{19,}$ || $value == -1 || $value == 'max 100000' ]]; then value=max; fi
    fact "limit $name" "$value"
  done
  # Columns of 26, 21 and 21 signs.
  while IFS= read -r value; do
    read -r name <<<"${value:4:22}"
    read -r value <<<"${value:26:42}"
    fact "rlimit $name" "$(tr -s ' ' <<<"$value")"
  done < <(tail -n +2 /proc/1/limits)
}

network() {
  local name names=''
  for name in /sys/class/net/*; do names+="${name##*/} "; done
  fact network "${names% }"
  if timeout 3 bash -c ": </dev/tcp/$PROBE_OUTSIDE" 2>/dev/null; then fact way_out open; else fact way_out shut; fi
}

identity
privileges
namespaces
mounts
limits
network
