#!/usr/bin/env bash
# Entrypoint of the e2e test images. It stands in for the one of the official
# image and follows behaviours.md, number by number (B01 and so on).
set -Eeo pipefail

initdb_dir=/docker-entrypoint-initdb.d

fail() {
  printf 'Error: %s\n' "$*" >&2
  exit 1
}

# B07 B08: NAME or NAME_FILE, never both; the file's last newlines fall away; NAME is exported
setting() {
  local name=$1 from="$1_FILE" value=${2:-}
  [[ -z ${!name:-} || -z ${!from:-} ]] || fail "both $name and $from are set (but are exclusive)"
  if [[ -n ${!name:-} ]]; then
    value=${!name}
  elif [[ -n ${!from:-} ]]; then
    value=$(<"${!from}")
  fi
  export "$name=$value"
  unset "$from"
}

# B03: these end at once, so nothing is initialised for them
only_asks() {
  local word
  for word; do
    case "$word" in -'?' | --help | --describe-config | -V | --version) return 0 ;; esac
  done
  return 1
}

# B20 B21: data of another layout or major is never passed over
refuse_old_data() {
  [[ $PGDATA == "/var/lib/postgresql/$PG_MAJOR/docker" ]] || return 0
  local place found=()
  for place in /var/lib/postgresql /var/lib/postgresql/data /var/lib/postgresql/*/docker; do
    [[ ! -s $place/PG_VERSION ]] || found+=("$place")
  done
  if ((${#found[@]} == 0 && PG_MAJOR >= 18)) && mountpoint -q /var/lib/postgresql/data; then
    found+=('/var/lib/postgresql/data (unused mount/volume)')
  fi
  ((${#found[@]} == 0)) || fail "in 18+ the data lies below /var/lib/postgresql/MAJOR/docker, but there appears to be PostgreSQL data in: ${found[*]}"
}

# B04 B05 B06: directories, owners when root, modes as far as allowed
make_directories() {
  mkdir -p "$PGDATA"
  chmod 0700 "$PGDATA" || true
  mkdir -p /var/run/postgresql || true
  chmod 3775 /var/run/postgresql || true
  if [[ -n ${POSTGRES_INITDB_WALDIR:-} ]]; then
    mkdir -p "$POSTGRES_INITDB_WALDIR"
    chmod 0700 "$POSTGRES_INITDB_WALDIR"
  fi
  [[ $(id -u) == 0 ]] || return 0
  local place
  for place in "$PGDATA" /var/run/postgresql ${POSTGRES_INITDB_WALDIR:+"$POSTGRES_INITDB_WALDIR"}; do
    find "$place" '!' -user postgres -exec chown postgres '{}' +
  done
}

# B11: initdb wants a name for its uid; the loader makes one up where passwd has none
with_a_name() {
  local library passwd group status=0
  if ! getent passwd "$(id -u)" >/dev/null; then
    library=$(find /lib /usr/lib -name libnss_wrapper.so -size +0 -print -quit 2>/dev/null)
  fi
  if [[ -z ${library:-} ]]; then
    "$@"
    return
  fi
  passwd=$(mktemp) group=$(mktemp)
  printf 'postgres:x:%s:%s:PostgreSQL:%s:/bin/false\n' "$(id -u)" "$(id -g)" "$PGDATA" >"$passwd"
  printf 'postgres:x:%s:\n' "$(id -g)" >"$group"
  LD_PRELOAD=$library NSS_WRAPPER_PASSWD=$passwd NSS_WRAPPER_GROUP=$group "$@" || status=$?
  rm -f "$passwd" "$group"
  return "$status"
}

# B12 B13: the arguments go through eval, and the password through a pipe
make_cluster() {
  local -a words
  eval "words=($POSTGRES_INITDB_ARGS)"
  [[ -z ${POSTGRES_INITDB_WALDIR:-} ]] || words+=(--waldir "$POSTGRES_INITDB_WALDIR")
  with_a_name initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${words[@]}"
}

# B14: one line for the network, with the configured encryption unless told otherwise
open_hba() {
  local method=${POSTGRES_HOST_AUTH_METHOD:-}
  [[ -n $method ]] || method=$(postgres -C password_encryption "$@")
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

# B15: the server's own arguments, but no TCP
start_hidden() {
  NOTIFY_SOCKET='' PGUSER=${PGUSER:-$POSTGRES_USER} \
    pg_ctl -D "$PGDATA" -o "$(printf '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}")" -w start
}

run_sql() {
  PGHOST='' PGHOSTADDR='' psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc \
    ${POSTGRES_DB:+--dbname "$POSTGRES_DB"} "$@"
}

# B16: the database, unless initdb made it
make_database() {
  local wanted=$POSTGRES_DB there
  there=$(POSTGRES_DB='' run_sql --dbname postgres --tuples-only --set name="$wanted" <<<"SELECT 1 FROM pg_database WHERE datname = :'name'")
  [[ -n $there ]] || POSTGRES_DB='' run_sql --dbname postgres --set name="$wanted" <<<'CREATE DATABASE :"name"'
}

# B17 B18 B19: in the order of the locale; scripts run or are sourced; the first failure ends it
run_init_files() {
  local f
  for f; do
    case "$f" in
      *.sh)
        if [[ -x $f ]]; then
          printf '%s: running %s\n' "$0" "$f"
          "$f"
        else
          printf '%s: sourcing %s\n' "$0" "$f"
          # shellcheck source=/dev/null
          . "$f"
        fi
        ;;
      *.sql) printf '%s: running %s\n' "$0" "$f" && run_sql -f "$f" ;;
      *.sql.gz) printf '%s: running %s\n' "$0" "$f" && gunzip -c "$f" | run_sql ;;
      *.sql.xz) printf '%s: running %s\n' "$0" "$f" && xzcat "$f" | run_sql ;;
      *.sql.zst) printf '%s: running %s\n' "$0" "$f" && zstd -dc "$f" | run_sql ;;
      *) printf '%s: ignoring %s\n' "$0" "$f" ;;
    esac
  done
}

# B09 B10: an open door has to be asked for
check_password() {
  if [[ ${POSTGRES_HOST_AUTH_METHOD:-} == trust ]]; then
    printf 'WARNING: POSTGRES_HOST_AUTH_METHOD has been set to "trust": anyone who reaches the port gets in\n' >&2
  elif [[ -z $POSTGRES_PASSWORD ]]; then
    fail 'Database is uninitialized and superuser password is not specified: set POSTGRES_PASSWORD'
  fi
}

initialise() {
  check_password
  refuse_old_data
  ls "$initdb_dir" >/dev/null
  make_cluster
  open_hba "$@"
  export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}
  start_hidden "$@"
  make_database
  run_init_files "$initdb_dir"/*
  PGUSER=${PGUSER:-postgres} pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

main() {
  # B01: a first argument that looks like a flag is one of the server's
  [[ ${1:0:1} != - ]] || set -- postgres "$@"
  # B02: any other command runs as it is
  if [[ ${1:-} == postgres ]] && ! only_asks "$@"; then
    setting POSTGRES_PASSWORD
    setting POSTGRES_USER postgres
    setting POSTGRES_DB "$POSTGRES_USER"
    setting POSTGRES_INITDB_ARGS
    make_directories
    [[ $(id -u) != 0 ]] || exec gosu postgres "$0" "$@"
    # B22: only the version file says that there is a database
    if [[ -s $PGDATA/PG_VERSION ]]; then
      printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
    else
      initialise "${@:2}"
    fi
  fi
  exec "$@"
}

main "$@"
