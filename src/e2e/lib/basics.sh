# What every major and uid has to show: from the spec to a healthy stack, and what the network, a reload,
# a second server, kills, rotation, planted faults and a stop do then. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"
# shellcheck source=network.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/network.sh"
# shellcheck source=rotate.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/rotate.sh"
# shellcheck source=faults.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/faults.sh"
# shellcheck source=sidecar.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/sidecar.sh"

# with TEXT: the same spec with these parameters, rendered again
with() {
  parameters=$1
  write_spec
  render
}

# prints PATTERN: among the steps that render printed
prints() { steps | grep -E -- "$1"; }

reloads() {
  local before
  before=$(id_of db)
  check "a sighup setting renders" with 'checkpoint_timeout: 9min'
  check "a reload command is printed" prints 'pg_reload_conf'
  equal "and no restart" "$(prints ' up -d' || true)" ''
  check "the printed command works" follow
  check "the sighup setting is live" within 30 shows checkpoint_timeout 9min
  check "up -d after a sighup setting" dc up -d --wait --wait-timeout "${up_limit:?}"
  equal "up -d leaves the server's container alone" "$(id_of db)" "$before"
  check "a postmaster setting renders" with 'checkpoint_timeout: 9min, max_wal_senders: 7'
  check "up -d is printed" prints '^docker compose up -d'
  check "the printed commands work" follow
  if [[ $(id_of db) == "$before" ]]; then fail "up -d recreates the server for a postmaster setting"; else pass "up -d recreates the server for a postmaster setting"; fi
  equal "the postmaster setting is live" "$(setting max_wal_senders)" 7
  equal "no setting waits for a restart" "$(sql 'SELECT count(*) FROM pg_settings WHERE pending_restart')" 0
}

second_server() {
  local before
  before=$(id_of db)
  exits "a second server on the volume ends with 75" 75 dc run --rm --no-deps -T db
  equal "the first one was never touched" "$(id_of db) $(state_of db Running)" "$before true"
  check "the app goes on" within 60 beats_go_on
}

server_killed() {
  local victim
  victim=$(state_of db Pid)
  kill_process "$victim" || fail "there is no server to kill"
  check "after kill -9 the lock is free and the server comes back" within 90 leads db "$victim"
  check "it answers" within 90 sql 'SELECT 1'
  check "the app logs in" within 60 beats_go_on
}

# stops SERVICE: TERM, or the server's own stop signal, ends it in under 3 seconds, without a kill
stops() {
  local id began ended
  id=$(id_of "$1")
  began=$(date +%s%3N)
  docker stop "$id" >/dev/null 2>&1
  ended=$(date -d "$(docker inspect -f '{{.State.FinishedAt}}' "$id")" +%s%3N)
  if ((ended - began < 3000)); then pass "$1 stops in $((ended - began)) ms"; else fail "$1 took $((ended - began)) ms to stop"; fi
  case "$(state_of "$1" ExitCode)" in
    0 | 143) pass "$1 ends with $(state_of "$1" ExitCode)" ;;
    *) fail "$1 ended with $(state_of "$1" ExitCode)" ;;
  esac
}

basics() {
  scenario="up-$1 uid $2"
  stack_begin "up-$1-$2" "$1" "$2"
  must "render, secrets, prepare, up: everything healthy" stack_settled || { dc logs --tail 20; stack_end; return 0; }
  equal "the server runs as $uid" "$(docker exec "$(id_of db)" stat -c %u /proc/1)" "$uid"
  equal "the server is major $major" "$(sql "SELECT current_setting('server_version_num')::int / 10000")" "$major"
  equal "checksums are on" "$(setting data_checksums)" on
  check "the app migrated" within 60 beats
  check "the app goes on" within 60 beats_go_on
  equal "the app's tables belong to its role" "$(sql "SELECT tableowner FROM pg_tables WHERE tablename = 'stub_item'")" "$(database)"
  equal "the app's sessions are encrypted" "$(dc logs web | sed -n 's/.*migrated; tls \(TLSv1\.[23]\).*/\1/p' | head -n 1)" TLSv1.3
  network_refusals
  certificates
  no_way_out
  reloads
  check "check.sh finds nothing wrong" within 90 content
  second_server
  two_sidecars
  sidecar_killed
  server_killed
  rotation
  three_faults
  term_mid_dump
  stops db
  stops drill
  check "everything comes back" dc up -d --wait --wait-timeout "${up_limit:?}"
  equal "the data is still there" "$(sql 'SELECT count(*) FROM stub_item')" 1000
  check "the next backup works" within 120 backup_once
  check "check.sh finds nothing wrong at the end" within 90 content
  stack_end
}
