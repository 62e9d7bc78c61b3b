#!/bin/bash
# New passwords by verifier: they work, the old ones do not, and neither password nor verifier is written anywhere.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db -c log_statement=all -c log_min_duration_statement=0 -c log_duration=on -c log_min_error_statement=debug5 \
  -c shared_preload_libraries=pg_stat_statements -c pg_stat_statements.track=all -c track_activity_query_size=8192
roles
db postgres <<<'CREATE EXTENSION pg_stat_statements'
code 'no verifier' 10 in_server rotate

# verifier ROLE PASSWORD: what the operator's tool writes; made here by a server that is not the one under test.
save_server
server_start maker
verifier() {
  db postgres <<<"CREATE ROLE v PASSWORD '$1'; SELECT rolpassword FROM pg_authid WHERE rolname = 'v'; DROP ROLE v"
}
app_verifier=$(verifier new-app-secret)
backup_verifier=$(verifier 'new:secret')
server_stop QUIT
other_server

printf '%s\n' "$app_verifier" >"$TOPIC/verifiers/app.scram"
printf '%s' "$backup_verifier" >"$TOPIC/verifiers/backup.scram"
code 'rotate' 0 in_server rotate
code 'the old password of the application' 2 app <<<'SELECT'
APP_PASSWORD=new-app-secret code 'the new password of the application' 0 app <<<'SELECT'
code 'the old password of the sidecar' 11 backup once
printf 'new:secret\n' >"$PASSWORD"
code 'the new password of the sidecar' 0 backup once
equal 'the server read its configuration again' yes "$(grep -q 'received SIGHUP' "$SERVER/log" && echo yes)"

printf 'plain-password-by-mistake\n' >"$TOPIC/verifiers/app.scram"
code 'a password in the place of a verifier is refused' 10 in_server rotate
APP_PASSWORD=new-app-secret code 'the application still logs in' 0 app <<<'SELECT'
printf '%s\n' "$app_verifier" >"$TOPIC/verifiers/app.scram"
PGGEN_TEST_APP_ROLE=nobody code 'a role that is not there' 10 in_server rotate

# leaks TEXT: places where the text stands.
leaks() {
  grep -lF -- "$1" "$SERVER/log" "$OUT" "$TOPIC"/*.log 2>/dev/null || true
  db postgres <<<"SELECT 'statistics' FROM pg_stat_statements WHERE strpos(query, '$1') > 0 AND query !~ 'strpos'"
}
for secret in "$app_verifier" "$backup_verifier" new-app-secret new:secret plain-password-by-mistake; do
  equal "not in log, output or statistics: ${secret:0:16}" '' "$(leaks "$secret")"
done
db postgres <<<"DO \$\$ BEGIN PERFORM 'planted-text'; END \$\$"
equal 'the same search finds a planted text' "$SERVER/log
statistics" "$(leaks planted-text)"
end
