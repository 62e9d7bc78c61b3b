#!/usr/bin/env bash
# The stand-in for a Nomad client keeps its word: order of the tasks, one network, rendered secrets with owner
# and mode, volumes, actions, exec, signals. On a job written by hand.
# minutes: 12
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=stack.sh
. "$here/lib/stack.sh"
# shellcheck source=alloc.sh
. "$here/lib/alloc.sh"

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
rules() { iptables-save | grep -c "$address" || true; }
equal "no rule of it is left" "$(rules)" 0
finish
