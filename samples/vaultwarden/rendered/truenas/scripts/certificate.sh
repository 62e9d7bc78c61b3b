#!/bin/bash
# Sourced: when the server's certificate ends. `pggen secrets` writes the moment beside the root; the image needs no openssl.

CERTIFICATE_WARNING_DAYS=30

# certificate_end: sets REPLY to the moment, 20290222T000000Z; 1 if nobody has told.
certificate_end() {
  REPLY=
  [ -r "${PGGEN_CERTIFICATE_END_FILE:-}" ] || return 1
  IFS= read -r REPLY <"$PGGEN_CERTIFICATE_END_FILE" || true
  utc_is_id "$REPLY"
}

# certificate_warning: sets REPLY to a sentence; 1 if there is nothing to say.
certificate_warning() {
  local end left
  certificate_end || return 1
  end=$REPLY
  utc_epoch "$end"
  left=$REPLY
  now
  left=$((left - REPLY))
  if ((left >= CERTIFICATE_WARNING_DAYS * 86400)); then return 1; fi
  if ((left > 0)); then REPLY="the server's certificate ends in $((left / 86400)) days"; else REPLY="the server's certificate has ended"; fi
  REPLY+=" ($end): pggen secrets rotate tls"
}
