# What every major and uid has to show: from the spec to a healthy stack, and what the
# network, a reload and a stop do then. Sourced.
# shellcheck shell=bash
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/stack.sh"

# how the app is connected, as the server sees it
app_tls() {
  sql "SELECT DISTINCT s.ssl || ' ' || s.version FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.usename = '$(database)'"
}

network_refusals() {
  local app
  app=$(database)
  check "the app's role gets in over verify-full TLS" login "$app" "$app" /s/db_password "$verified"
  refused "superuser from the network" 'pg_hba.conf rejects|no pg_hba.conf entry|authentication failed' login postgres "$app" /s/db_password "$verified"
  refused "plain TCP" 'pg_hba.conf rejects|no pg_hba.conf entry|no encryption|SSL' login "$app" "$app" /s/db_password sslmode=disable
  refused "the monitor role from the network" 'pg_hba.conf rejects|no pg_hba.conf entry|authentication failed' login "${app}_monitor" "$app" /s/db_password "$verified"
  refused "another database" 'pg_hba.conf rejects|no pg_hba.conf entry|does not exist' login "$app" postgres /s/db_password "$verified"
  refused "a wrong password" 'authentication failed' login "$app" "$app" /etc/hostname "$verified"
  refused "a server under another name" 'certificate' login "$app" "$app" /s/db_password "sslmode=verify-full sslrootcert=/etc/ssl/certs/ca-certificates.crt"
  refused "the server's network has no way out" 'Network is unreachable|timed out|failure in name|Temporary failure' \
    dc exec -T db bash -c "timeout 3 bash -c ': </dev/tcp/192.0.2.1/80' || { echo timed out; exit 1; }"
}

# setting NAME
setting() { sql "SELECT current_setting('$1')"; }

# with TEXT: the same spec with these parameters, rendered again
with() {
  parameters=$1
  write_spec
  render
}

reloads() {
  local before
  before=$(id_of db)
  check "a sighup setting renders" with 'checkpoint_timeout: 9min'
  check "the reload command works" dc exec -T db psql -XqAt -U postgres -c 'SELECT pg_reload_conf()'
  check "the sighup setting is live" within 10 bash -c "[[ \$(docker exec $before psql -XqAt -U postgres -c 'SHOW checkpoint_timeout') == 9min ]]"
  check "up -d after a sighup setting" dc up -d --wait --wait-timeout 120
  equal "up -d leaves the server's container alone" "$(id_of db)" "$before"
  check "a postmaster setting renders" with 'checkpoint_timeout: 9min, max_wal_senders: 7'
  check "up -d after a postmaster setting" dc up -d --wait --wait-timeout 120
  if [[ $(id_of db) == "$before" ]]; then fail "up -d recreates the server for a postmaster setting"; else pass "up -d recreates the server for a postmaster setting"; fi
  equal "the postmaster setting is live" "$(setting max_wal_senders)" 7
  equal "no setting waits for a restart" "$(sql 'SELECT count(*) FROM pg_settings WHERE pending_restart')" 0
}

# stops SERVICE: TERM ends it in under 3 seconds, without a kill
stops() {
  local began now
  began=$(date +%s%N)
  dc stop "$1" >/dev/null 2>&1
  now=$(date +%s%N)
  if (((now - began) / 1000000 < 3000)); then pass "$1 stops in $(((now - began) / 1000000)) ms"; else fail "$1 took $(((now - began) / 1000000)) ms to stop"; fi
  case "$(state_of "$1" ExitCode)" in
    0 | 143) pass "$1 ends with $(state_of "$1" ExitCode)" ;;
    *) fail "$1 ended with $(state_of "$1" ExitCode)" ;;
  esac
}

basics() {
  scenario="up-$1 uid $2"
  stack_begin "up-$1-$2" "$1" "$2"
  must "render, secrets, prepare, up: everything healthy" stack_up || { dc logs --tail 20; stack_end; return 0; }
  equal "the server runs as $uid" "$(docker exec "$(id_of db)" stat -c %u /proc/1)" "$uid"
  equal "the server is major $major" "$(sql "SELECT current_setting('server_version_num')::int / 10000")" "$major"
  equal "checksums are on" "$(setting data_checksums)" on
  check "the app migrated" within 30 beats
  check "the app goes on" beats_go_on
  equal "the app's tables belong to its role" "$(sql "SELECT tableowner FROM pg_tables WHERE tablename = 'stub_item'")" "$(database)"
  equal "the app's sessions are encrypted" "$(dc logs web | sed -n 's/.*migrated; tls \(TLSv1\.[23]\).*/\1/p' | head -n 1)" TLSv1.3
  network_refusals
  reloads
  check "check.sh finds nothing wrong" content
  stops db
  stops backup
  stops drill
  check "everything comes back" dc up -d --wait --wait-timeout 120
  equal "the data is still there" "$(sql 'SELECT count(*) FROM stub_item')" 1000
  stack_end
}
