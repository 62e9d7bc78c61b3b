#!/usr/bin/env bash
# The stand-in for a Nomad client keeps its word: order of the tasks, one network, rendered secrets with owner
# and mode, volumes, actions, exec, signals. On a job written by hand. Then a rendered job on it: the app reaches
# its database and nobody else does, backup, restore and undo by the printed commands, a second server, a restart,
# a stop. What a stand-in cannot show: where a job is placed, that a client agent is started again, that a node is
# drained, health as Nomad judges it.
# minutes: 12
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=data.sh
. "$here/lib/data.sh"
# shellcheck source=restore.sh
. "$here/lib/restore.sh"
# shellcheck source=network.sh
. "$here/lib/network.sh"
# shellcheck source=alloc.sh
. "$here/lib/alloc.sh"
# shellcheck source=job.sh
. "$here/lib/job.sh"

scenario=allocation
if ! missing=$(alloc_possible); then
  not_run "the stand-in for a Nomad client: $missing"
  finish
  exit
fi
alloc_begin alloc
begin() { alloc start "$here/nomad/probe.nomad.hcl" "$(volume probe-data 999)" --data "$here/nomad/probe.json"; }
rows() { [[ $(alloc action db count) == 1000 ]]; }

must "prestart, main: all run" begin || { finish; exit 1; }
address=$(port_of address) host_port=$(port_of http)
check "the app reaches the database at 127.0.0.1" within 30 rows
check "the published port answers on this machine" within 30 answers_at 127.0.0.1 "$host_port"
check "and so does the group's own address" answers_at "$address" 8080
exits "the database answers at no other address" 1 open_at "$address" 5432
equal "a secret is rendered byte for byte" "$(alloc exec db cat /secrets/superuser)" "su\"\$\${x}{{ not for anybody"
equal "with its owner and mode" "$(alloc exec db stat -c '%a %u' /secrets/superuser)" '400 999'
says "and is nowhere on a disk" 'tmpfs.*noexec' alloc exec db grep ' /secrets ' /proc/mounts
equal "no capability is left" "$(alloc exec db sed -n 's/^CapBnd:\t//p' /proc/self/status)" 0000000000000000
equal "standard input reaches a task" "$(alloc exec db psql -XqAt -U postgres <<<'SELECT 6 * 7')" 42
says "the server stops by its own signal" '^db 0$' alloc stop
check "with a clean checkpoint" grep -q 'database system is shut down' "$work/alloc/db.log"
rm -rf "$work/alloc"
check "the same volume starts again" begin
check "and nothing is lost" within 30 rows
says "it stops again" '^db 0$' alloc stop
rm -rf "$work/alloc"
sed 's/until pg_isready.*/exit 3/' "$here/nomad/probe.nomad.hcl" >"$work/fails.hcl"
refused "a prestart task that fails ends the start" 'task wait ended with 3' alloc start "$work/fails.hcl" "$(volume probe-data 999)" --data "$here/nomad/probe.json"
equal "and nothing runs then" "$(docker ps -aq --filter "label=dev.pggen.e2e.stack=$name")" ''
rm -rf "$work/alloc"
refused "a variable that nobody put is named" 'nomad.var.block\(nomad/jobs/probe/probe/db@' alloc start "$here/nomad/probe.nomad.hcl" "$(volume probe-data 999)"
rules() { iptables-save | grep -c -e "$address" -e "${address%.*}" || true; }
equal "no rule of it is left" "$(rules)" 0
alloc_end

# dc: what the scenarios ask of a running stack, asked of the allocation
dc() {
  [[ "$1 $2" == 'exec -T' ]] || { echo "not in an allocation: $*"; return 2; }
  alloc exec "${@:3}"
}
first_backup() { [[ -n $(newest) ]]; }
life() { docker inspect -f '{{.Id}} {{.State.StartedAt}}' "$(container_of db)"; }
listening() { dc exec -T web cat /proc/net/tcp /proc/net/tcp6 | awk '$4 == "0A" && $2 ~ /:1538$/ {print $2}'; }

nobody_else() {
  local address
  address=$(port_of address)
  equal "the server listens on 127.0.0.1 alone" "$(listening)" 0100007F:1538
  exits "the database answers not at the group's address" 1 open_at "$address" 5432
  exits "nor at this machine's" 1 open_at 127.0.0.1 5432
  refused "nor to another container" '^shut$' docker run --rm --entrypoint bash pggen-e2e/stub:1 -c "$(reach "$address" 5432)"
  check "a machine outside" world_outside
  says "from there the app is reached" '^open$' docker exec "$name-outside" bash -c "$(reach "$address" 8080)"
  refused "and the database is not" '^shut$' docker exec "$name-outside" bash -c "$(reach "$address" 5432)"
  world_gone
}

there_and_back() {
  local before changed
  check "odd data goes in" odd_data
  check "the action backup-now" nomad action "-job=$name" "-group=$name" -task=backup backup-now
  says "the action restore-list names the dump" "^$(newest) " nomad action "-job=$name" "-group=$name" -task=backup restore-list
  before=$(fingerprint)
  check "tables are dropped" sql 'DROP TABLE stub_item, guarded CASCADE; UPDATE parts SET id = 0'
  changed=$(fingerprint)
  if [[ $changed == "$before" ]]; then fail "the fingerprint sees what was dropped"; fi
  must "restore, by the runbook's line" printed RUNBOOK.md 'restore.sh latest$' || return 0
  equal "everything is equal" "$(same "$before")" ''
  check "the app logs in again" within 60 beats_go_on
  check "undo, by the runbook's line" printed RUNBOOK.md 'undo.sh$'
  equal "everything is as before the restore" "$(same "$changed")" ''
  check "the app logs in after undo" within 60 beats_go_on
  check "restore once more" printed RUNBOOK.md 'restore.sh latest$'
  equal "everything is equal once more" "$(same "$before")" ''
  check "check.sh finds nothing wrong" within 60 content
}

goes_on() {
  local before first
  before=$(fingerprint) first=$(life)
  exits "a second server on the volume ends with 75" 75 alloc again db
  equal "the first one was never touched" "$(life)" "$first"
  says "the allocation restarts: the server ends by its own signal" '^db 0$' alloc restart
  check "with a clean checkpoint" grep -q 'database system is shut down' "$work/alloc/db.log"
  check "the app logs in again" within 60 beats_go_on
  equal "the server's container is a new one" "$([[ $(life) != "$first" ]] && echo new)" new
  equal "nothing is lost" "$(same "$before")" ''
  : >"$work/alloc/db.log"
  says "the job stops: the server ends by its own signal" '^db 0$' alloc stop
  check "with a clean checkpoint" grep -q 'database system is shut down' "$work/alloc/db.log"
  mv "$work/alloc" "$work/first"
  check "another allocation on the same volumes" job_starts job.nomad.hcl
  check "the app logs in there" within 60 beats_go_on
  equal "nothing is lost there" "$(same "$before")" ''
}

job_begin job 17
sed -i '/publish: false/d' "$work/pggen.yaml"
must "a spec renders as a job" job_rendered || { finish; exit 1; }
check "images are there" image_names
if must "the rendered job starts: the app's role can sign in" job_starts job.nomad.hcl; then
  check "the app works" within 60 beats_go_on
  check "its port answers on this machine" within 30 answers_at 127.0.0.1 "$(port_of http)"
  check "the first backup comes by itself" within 60 first_backup
  nobody_else
  there_and_back
  goes_on
fi
job_end
finish
