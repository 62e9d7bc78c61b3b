#!/bin/bash
# The end of the server's certificate: the sidecar's status tells it, warns 30 days before, and stays healthy.
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
roles
shop 10
END_FILE=$TOPIC/secrets/db_cert_end

# ends DAYS: writes the moment in so many days, and an hour; sets REPLY to it.
ends() {
  REPLY=$(date -u -d "now $1 days 1 hour" +%Y%m%dT%H%M%SZ)
  printf '%s\n' "$REPLY" >"$END_FILE"
  own "$END_FILE"
}

# told KEY: what the status says.
told() {
  backup status | sed -n "s/^$1=//p"
}

code 'a backup' 0 backup once
equal 'a stack without TLS has no end to tell' '' "$(told 'certificate[a-z_]*')"

ends 31
equal 'the status has the end' "$REPLY" "$(told certificate_end)"
equal '31 days before: no warning' '' "$(told certificate_warning)"
code 'healthy' 0 backup health
equal 'and nothing is said' '' "$(grep warning "$OUT" || true)"

ends 29
equal '29 days before: a warning with the next step' "the server's certificate ends in 29 days ($REPLY): pggen secrets rotate tls" \
  "$(told certificate_warning)"
code 'healthy all the same' 0 backup health
says 'the health check tells it' "warning: the server's certificate ends in 29 days"
code 'a backup is still made' 0 backup once

ends -1
equal 'it has ended' "the server's certificate has ended ($REPLY): pggen secrets rotate tls" "$(told certificate_warning)"
sleep 2
MAX_AGE=1 code 'too old a backup is what makes it unhealthy' 1 backup health
says 'the certificate is told beside it' 'warning: '

printf 'soon\n' >"$END_FILE"
own "$END_FILE"
equal 'a file of another form says nothing' '' "$(told 'certificate[a-z_]*')"
code 'and harms nothing' 0 backup health
end
