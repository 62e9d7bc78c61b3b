#!/usr/bin/env bash
# The app's password and the server's certificate are rotated with the steps that
# pggen prints; after the last step no login fails.
# minutes: 5
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"

serial() { docker run --rm --network "${name}_db" --entrypoint bash pggen-e2e/stub:1 -c "echo | openssl s_client -starttls postgres -connect db:5432 2>/dev/null | openssl x509 -noout -serial"; }

# steps FILE: the commands that pggen printed, in order: lines that begin with two blanks and a command
steps() { sed -n 's/^ \{2,\}\$\{0,1\} *\(\(docker compose\|\.\/\|cd \).*\)/\1/p' "$1"; }

# rotated WORD…: pggen secrets rotate …, then every step it prints, in the stack's directory
rotated() {
  (cd "$work" && "$pggen" secrets rotate "$@") >"$work/printed" 2>&1 || { cat "$work/printed"; return 1; }
  steps "$work/printed" >"$work/steps"
  [[ -s $work/steps ]] || { echo "no steps are printed:"; cat "$work/printed"; return 1; }
  (cd "$out" && bash -e "$work/steps")
}

no_failed_login() {
  local before after
  before=$(beats) && sleep 6 && after=$(beats)
  [[ ${before##* } == "${after##* }" ]] && ((${after%% *} > ${before%% *}))
}

scenario=rotate
stack_begin rotate 17 999
if must "the stack is up" stack_settled; then
  app=$(database)
  cp "$out/secrets/db_password" "$work/old_password"
  old_serial=$(serial)
  check "the password is rotated by the printed steps" rotated db_password
  cp "$work/old_password" "$out/secrets/old_password"
  refused "the old password" 'authentication failed' login "$app" "$app" /s/old_password "$verified"
  rm "$out/secrets/old_password"
  check "the new password" login "$app" "$app" /s/db_password "$verified"
  check "the app logs in" within 60 beats_go_on
  check "no login of the app fails after the last step" no_failed_login
  check "the certificate is rotated by the printed steps" rotated tls
  if [[ $(serial) == "$old_serial" ]]; then fail "the server shows a new certificate"; else pass "the server shows a new certificate"; fi
  check "the app logs in with it" within 60 beats_go_on
  check "no login of the app fails after the last step" no_failed_login
  check "the sidecar logs in with it" backup_once
  check "check.sh finds nothing wrong" content
fi
stack_end
finish
