# One rendered stack under test: made, started, asked and removed. Sourced after
# places.sh and assert.sh. Everything it makes lies in $work or carries the stack's name.
# shellcheck shell=bash

pggen=${PGGEN:-$repo_dir/bin/pggen}
stub_app=docker.io/miniflux/miniflux:2.2.13
work='' name='' out='' disk='' compose=(docker compose)

# The Compose that rendered files promise to need at least.
use_floor() { compose=("${cache_dir:?}/compose/floor/docker-compose"); }

# stack_begin NAME MAJOR UID [MEMORY [DISK-SIZE]]: a work directory with a spec, and a
# file system of its own for the backups. Further spec text comes from standard input
# when it is not a terminal and the caller pipes it: stack_begin … <<<'backup: …' is not
# needed for the usual case.
stack_begin() {
  local major=$2 uid=$3 memory=${4:-512MiB} size=${5:-512M}
  name=e2e-$1
  work=$(mktemp -d "${TMPDIR:-/tmp}/$name.XXXX")
  chmod 0755 "$work"
  disk=$work/disk out=$work/deploy/compose
  mkdir "$disk"
  truncate -s "$size" "$work/disk.img"
  mkfs.ext4 -q -m 0 "$work/disk.img"
  mount -o loop "$work/disk.img" "$disk"
  trap stack_end EXIT
  cat >"$work/pggen.yaml" <<SPEC
pggen: 1
name: $name
containers:
  web:
    image: $stub_app
    user: "$uid:$uid"
    port: 8080
    publish: false
    healthcheck: {http: /healthcheck}
    env: {DATABASE_URL_FILE: "\${db.url.file}", RUN_MIGRATIONS: "1"}
postgres: {version: $major, run_as: "$uid:$uid", memory: $memory}
backup:
  destination: $disk/$name
SPEC
}

# Everything a person does between the spec and a running stack.
stack_up() {
  local image
  (cd "$work" && "$pggen" render) || return 1
  (cd "$work" && "$pggen" secrets) || return 1
  image=$(sed -n "s/^ *image: ['\"]*\(docker.io\/library\/postgres:[^'\"]*\).*/\1/p" "$out/compose.yaml" | sort -u)
  "$e2e_dir/images.sh" tag "$image" || return 1
  "$e2e_dir/images.sh" app "$stub_app" 8080 miniflux /usr/bin/miniflux || return 1
  (cd "$out" && ./prepare.sh) || return 1
  dc up -d --wait --wait-timeout "${1:-180}"
}

dc() { (cd "$out" && "${compose[@]}" "$@"); }
id_of() { dc ps -a -q "$1"; }
state_of() { docker inspect -f "{{.State.$2}}" "$(id_of "$1")"; }
healthy() { [[ $(docker inspect -f '{{.State.Health.Status}}' "$(id_of "$1")") == healthy ]]; }
all_healthy() { local service; for service in db backup drill web; do healthy "$service" || return 1; done; }

# sql TEXT…: as the superuser over the local socket, in the stack's own database
database() { printf '%s' "${name//-/_}"; }
sql() { dc exec -T db psql -XqAt -v ON_ERROR_STOP=1 -U postgres -d "$(database)" -c "$1"; }

# guest NETWORK COMMAND…: a command in a container on one of the stack's networks, with
# the app's secrets under /s; nothing else of the stack
guest() {
  local network=$1
  shift
  docker run --rm --network "${name}_$network" --group-add 5432 -v "$out/secrets:/s:ro" --entrypoint "$1" pggen-e2e/stub:1 "${@:2}"
}

# login ROLE DATABASE PASSWORD-FILE CONNINFO…: one query from the database network
login() {
  local role=$1 base=$2 file=$3
  shift 3
  docker run --rm --network "${name}_db" --user 0:5432 -v "$out/secrets:/s:ro" --entrypoint bash pggen-e2e/stub:1 -c \
    "PGPASSWORD=\$(cat $file) psql -XAtw \"host=db user=$role dbname=$base connect_timeout=5 $*\" -c 'SELECT current_user'"
}

verified='sslmode=verify-full sslrootcert=/s/db_ca'

# beats: the stub app's good and bad logins so far
beats() { dc exec -T web cat /tmp/stub/count; }
beats_go_on() { local before after; before=$(beats); before=${before%% *}; sleep 3; after=$(beats); ((${after%% *} > before)); }

stack_end() {
  [[ -n $work ]] || return 0
  if [[ -s $out/compose.yaml ]]; then dc down -v --remove-orphans --timeout 5 >/dev/null 2>&1 || true; fi
  docker ps -aq --filter "label=com.docker.compose.project=$name" | xargs -r docker rm -fv >/dev/null 2>&1 || true
  mountpoint -q "$disk" && umount -l "$disk"
  rm -rf "$work"
  work=''
}
