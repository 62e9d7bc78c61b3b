# One group of a Nomad job, run by Docker as Nomad's docker driver would (nomad/alloc.py says what is
# left out). Sourced after stack.sh.
# shellcheck shell=bash

cni_plugins=/usr/lib/cni

# What the group's network needs of this machine; says what is missing, and fails then.
alloc_possible() {
  local plugin
  for plugin in loopback bridge firewall portmap host-local; do
    [[ -x $cni_plugins/$plugin ]] || { echo "no $cni_plugins/$plugin (Debian's containernetworking-plugins)"; return 1; }
  done
  have python3 || { echo "no python3"; return 1; }
  ip link add pggen-try type bridge 2>&1 || { echo "the kernel makes no bridge"; return 1; }
  ip link delete pggen-try
  { iptables -t nat -S >/dev/null; } 2>&1 || { echo "iptables has no nat table"; return 1; }
}

# alloc VERB ARGUMENT...: of the allocation in $alloc_dir, else $work/alloc; `start` takes the job and what follows
alloc() {
  local verb=$1
  shift
  ALLOC_LABEL="dev.pggen.e2e.stack=${name:?}" HCLCHECK=${hclcheck:?} timeout 300 python3 -B "${e2e_dir:?}/nomad/alloc.py" "$verb" "${alloc_dir:-${work:?}/alloc}" "$@"
}

# alloc_begin NAME: a work directory, and the command that reads jobs
alloc_begin() {
  name=e2e-$1
  work=$(mktemp -d "${TMPDIR:-/tmp}/$name.XXXX")
  chmod 0755 "$work"
  mkdir -p "${live_dir:?}"
  printf '%s %s\n' "$$" "$work" >"$live_dir/$name"
  hclcheck=$("$e2e_dir/hclcheck.sh")
  trap alloc_end EXIT
}

alloc_end() {
  [[ -n $work ]] || return 0
  alloc stop >/dev/null 2>&1 || true
  remove_stack "$name" "$work"
  work=''
}

# container_of TASK: the running container of a task, in whichever allocation of this scenario
container_of() { docker ps -q --filter "label=dev.pggen.e2e.stack=$name" --filter "name=-$1\$" | grep .; }

# volume NAME UID: a directory that stands for a host volume, as `nomad volume create` makes one; prints its option
volume() {
  install -d -o "$2" -g "$2" -m 0700 "$work/volumes/$1"
  printf -- '--volume=%s=%s\n' "$1" "$work/volumes/$1"
}

port_of() { alloc ports | awk -v label="$1" '$1 == label {print $2}'; }
answers_at() { [[ $(timeout 5 bash -c "exec 3<>/dev/tcp/$1/$2 && printf 'GET / HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3") == *200* ]]; }
open_at() { timeout 5 bash -c ": </dev/tcp/$1/$2" 2>/dev/null; }
