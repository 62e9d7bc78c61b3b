# The app's password and the server's certificate are rotated with the steps that pggen prints; from the
# last step on no login fails. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"

serial() { docker run --rm --network "$(project)_db" --entrypoint bash pggen-e2e/stub:1 -c "echo | openssl s_client -starttls postgres -connect db:5432 2>/dev/null | openssl x509 -noout -serial"; }

# rotated WORD…: pggen secrets rotate …, then every step it prints; then, at once, the app's logins are counted
rotated() {
  (cd "$work" && "$pggen" secrets rotate "$@") 2>&1 | tee "$work/printed" || return 1
  follow || return 1
  counted=$(beats) || counted='0 0'
}
counted='0 0'

no_failed_login() {
  local after
  sleep 10 && after=$(beats) || return 1
  echo "good and bad logins right after the last step: $counted, ten seconds later: $after"
  [[ ${counted##* } == "${after##* }" ]] && ((${after%% *} > ${counted%% *} + 2))
}

rotation() {
  local app old_serial new_serial
  app=$(database)
  cp "$out/secrets/db_password" "$work/old_password"
  old_serial=$(serial)
  check "the password is rotated by the printed steps" rotated db_password
  check "from the last step on no login of the app fails" no_failed_login
  cp "$work/old_password" "$out/secrets/old_password"
  refused "the old password" 'authentication failed' login "$app" "$app" /s/old_password "$verified"
  rm "$out/secrets/old_password"
  check "the new password" login "$app" "$app" /s/db_password "$verified"
  check "the certificate is rotated by the printed steps" rotated tls
  check "from the last step on no login of the app fails" no_failed_login
  new_serial=$(serial)
  if [[ -n $old_serial && -n $new_serial && $new_serial != "$old_serial" ]]; then pass "the server shows a new certificate"; else fail "the server shows a new certificate: '$old_serial', then '$new_serial'"; fi
  check "the sidecar logs in with both" backup_once
}
