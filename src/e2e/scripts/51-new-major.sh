#!/bin/bash
# A backup of an older major is restored by a newer one: PGGEN_TEST_OLDER_IMAGE is dumped, PGGEN_TEST_IMAGE restores.
# shellcheck source=/dev/null
. "$HERE/checks.sh"
if [ -z "${PGGEN_TEST_OLDER_IMAGE:-}" ]; then elsewhere 'it takes the images of two majors'; fi
# shellcheck source=/dev/null
. "$HERE/topic.sh"

# major IMAGE: what follows runs in this image.
major() {
  PGGEN_TEST_IMAGE=$1
  MAJOR=${1##*:}
  MAJOR=${MAJOR%%.*}
  export DEFAULT_COMPRESS=zstd:3
  if ((MAJOR < 16)); then DEFAULT_COMPRESS=gzip:6; fi
}

newer=$PGGEN_TEST_IMAGE
major "$PGGEN_TEST_OLDER_IMAGE"
server_start older
roles
shop 5000
before=$(fingerprint | grep -v '^pg_stat_statements\|^[a-z_]*|[0-9.]*$')
code 'dumped by the older' 0 backup once
server_stop INT
major "$newer"
server_start newer
roles
code 'restored by the newer' 0 in_server restore
equal 'rows, sequences, owners, grants' "$before" "$(fingerprint | grep -v '^pg_stat_statements\|^[a-z_]*|[0-9.]*$')"
code 'the drill of the newer accepts it' 0 drill once
end
