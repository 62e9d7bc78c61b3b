#!/usr/bin/env bash
# One spec on each runtime: a probe inside every container tells whom it runs as, what it may, what is mounted, its
# limits and its network. They are equal but for what hardening/differences.tsv explains. Nomad is a stand-in here:
# Docker with the arguments that Nomad's driver would give it; the NAS is Docker at uid 568.
# minutes: 10
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=data.sh
. "$here/lib/data.sh"
# shellcheck source=network.sh
. "$here/lib/network.sh"
# shellcheck source=alloc.sh
. "$here/lib/alloc.sh"
# shellcheck source=job.sh
. "$here/lib/job.sh"
# shellcheck source=nas.sh
. "$here/lib/nas.sh"

scenario=hardening
if ! missing=$(alloc_possible && python3 -c 'import yaml' 2>&1); then
  not_run "three runtimes on one machine: $missing"
  finish
  exit
fi
stack_begin hardening 17 65534
hclcheck=$("$here/hclcheck.sh")
facts=$work/facts
dataset=$name/app

# The user of the server and its helpers is each target's own; the app is as hard as apps can be.
sed -i -e '/run_as:/d' -e 's|publish: false|publish: 18569|' -e 's|^    image: .*|&\n    read_only: true\n    tmpfs: [/tmp]|' "$work/pggen.yaml"
printf 'lint: {ignore: [{rule: published-everywhere, reason: a test}]}\n' >>"$work/pggen.yaml"

# probe RUNTIME NAME CONTAINER
probe() {
  mkdir -p "$facts/$1"
  docker exec -i -e PROBE_HOST_NAMESPACES="$(readlink /proc/self/ns/* | xargs)" -e "PROBE_OUTSIDE=$there/5432" "$3" bash -s \
    <"$here/hardening/probe.sh" >"$work/probed" && mv "$work/probed" "$facts/$1/$2"
}

# probe_services RUNTIME: what Compose runs
probe_services() {
  local service
  for service in db backup drill web; do check "$1: a probe in $service" probe "$1" "$service" "$(id_of "$service")"; done
}

# probe_task NAME: waits for a task that does not stay
probe_task() { within 60 container_of "$1" && probe nomad "$1" "$(container_of "$1")"; }

on_compose() {
  must "compose: up" stack_up || { dc logs --tail 15; return; }
  probe_services compose
  check "compose: a first backup" within 90 newest_there
  dc down -v --timeout 20 >"$detail" 2>&1 || fail "compose: down" "$detail"
}
newest_there() { [[ -n $(newest) ]]; }

on_nomad() {
  local task
  must "nomad: the jobs render" job_rendered || return 0
  check "nomad: images" image_names
  (job_starts job.nomad.hcl) >"$work/started" 2>&1 &
  local began=$!
  check "nomad: a probe in wait-for-db" probe_task wait-for-db
  if ! wait "$began"; then fail "nomad: the job starts" "$work/started" 30; return; fi
  pass "nomad: the job starts"
  for task in db backup web; do check "nomad: a probe in $task" probe nomad "$task" "$(container_of "$task")"; done
  (alloc_dir=$work/alloc-drill job_starts drill.nomad.hcl) >"$work/started" 2>&1 &
  began=$!
  check "nomad: a probe in drill" probe_task drill
  if wait "$began"; then pass "nomad: the drill ends well"; else fail "nomad: the drill ends well" "$work/started" 30; fi
  jobs_stopped >/dev/null 2>&1
}
on_truenas() {
  printf 'targets: {truenas: {dataset: "%s"}}\n' "$dataset" >>"$work/pggen.yaml"
  rm -rf -- "${disk:?}/$name"
  must "truenas: it renders" bash -c "cd '$work' && '$pggen' render --target truenas && '$pggen' secrets --target truenas" || return 0
  check "truenas: images" tagged
  check "truenas: directories" prepared
  check "truenas: a YAML 1.1 round trip" middleware
  must "truenas: up" dc up -d --wait --wait-timeout "${up_limit:?}" || { dc logs --tail 15; return; }
  probe_services truenas
}

compared() { python3 -B "$here/hardening/compare.py" "$here/hardening/demands.tsv" "$work/differences" "$facts/compose" "$facts/nomad" "$facts/truenas"; }

known_differences() { cp "$here/hardening/differences.tsv" "$work/differences"; }

must "a world outside" world_outside || { finish; exit 1; }
trap 'jobs_stopped >/dev/null 2>&1 || true; stack_end' EXIT
on_compose
on_nomad
nas_begin "$dataset"
trap 'jobs_stopped >/dev/null 2>&1 || true; gone; stack_end' EXIT
on_truenas
dc down -v --timeout 20 >/dev/null 2>&1 || true
gone

known_differences
compared >"$work/table" && same=0 || same=$?
sed 's/^/     /' "$work/table"
if ((same == 0)); then pass "the runtimes are equal, but for what is explained"; else fail "the runtimes are equal, but for what is explained ($(grep -c '^PROBLEM' "$work/table") problems above)"; fi

# The comparison can say no.
sed -i '$d' "$work/differences"
refused "a difference that nothing explains is a failure" 'nothing explains it' compared
known_differences
printf 'nomad\tdb\tuid\t1*\tloss\tnobody\n' >>"$work/differences"
refused "an explanation of nothing is a failure" 'explains nothing: nomad db uid' compared
known_differences
sed -i 's/^cap_bnd\t.*/cap_bnd\t00000000a80425fb/' "$facts"/*/db
refused "equally open on all is a failure" 'truenas db: cap_bnd is 00000000a80425fb, wanted 0000000000000000' compared
finish
