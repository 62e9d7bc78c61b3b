# One rendered stack under test: made, started, asked and removed. Sourced.
# Everything it makes lies in $work or carries the stack's name.
# shellcheck shell=bash
[[ -z ${stack_loaded:-} ]] || return 0
stack_loaded=1
# shellcheck source=places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/places.sh"
# shellcheck source=assert.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/assert.sh"

pggen=${PGGEN:-$repo_dir/bin/pggen}
stub_app=docker.io/miniflux/miniflux:2.2.13
work='' name='' out='' disk=''
export out disk

# The Compose that rendered files promise to need at least, also where a printed step says `docker compose`.
use_floor() {
  export DOCKER_CONFIG=${cache_dir:?}/compose/floor-config
  mkdir -p "$DOCKER_CONFIG/cli-plugins"
  ln -sfn "$cache_dir/compose/floor/docker-compose" "$DOCKER_CONFIG/cli-plugins/docker-compose"
}

# What the spec says; a scenario changes these and calls write_spec again.
major=17 uid=999 memory=512MiB parameters='' postgres_keys='' backup_keys=''
export major uid memory parameters postgres_keys backup_keys

write_spec() {
  cat >"$work/pggen.yaml" <<SPEC
pggen: 1
name: $name
containers:
  web:
    image: $stub_app
    user: "$uid:$uid"
    port: 8080
    publish: false
    healthcheck: {command: [/usr/bin/miniflux, -healthcheck, auto], interval: 5s}
    env: {DATABASE_URL_FILE: "\${db.url.file}", RUN_MIGRATIONS: "1"}
postgres:
  version: $major
  run_as: "$uid:$uid"
  memory: $memory
  parameters: {$parameters}
$postgres_keys
backup:
  destination: $disk/$name
$backup_keys
SPEC
}

# stack_begin NAME MAJOR UID [DISK-SIZE]: a work directory with a spec, and a file
# system of its own for the backups.
stack_begin() {
  name=e2e-$1 major=$2 uid=$3
  parameters='' postgres_keys='' backup_keys='' memory=512MiB
  unset COMPOSE_PROJECT_NAME
  work=$(mktemp -d "${TMPDIR:-/tmp}/$name.XXXX")
  chmod 0755 "$work"
  disk=$work/disk out=$work/deploy/compose
  mkdir -p "$disk" "$live_dir"
  printf '%s %s\n' "$$" "$work" >"$live_dir/$name"
  truncate -s "${4:-512M}" "$work/disk.img"
  mkfs.ext4 -q -m 0 "$work/disk.img"
  mount -o loop "$work/disk.img" "$disk"
  trap stack_end EXIT
  write_spec
}

# Everything a person does between the spec and a running stack.
stack_up() { render && stack_started; }

# stack_started: the same, from the rendered files on
stack_started() {
  local image
  (cd "$work" && "$pggen" secrets) || return 1
  image=$(sed -n "s/^ *image: ['\"]*\(docker.io\/library\/postgres:[^'\"]*\).*/\1/p" "$out/compose.yaml" | sort -u)
  "$e2e_dir/images.sh" tag "$image" || return 1
  "$e2e_dir/images.sh" app "$stub_app" 8080 miniflux /usr/bin/miniflux || return 1
  (cd "$out" && ./prepare.sh) || return 1
  dc up -d --wait --wait-timeout "${up_limit:?}"
}

# render: and keeps what it says for `follow`
render() { (cd "$work" && "$pggen" render) | tee "$work/printed"; }

# steps: the commands in what pggen printed last, in order: lines that begin with two blanks and a command
steps() { sed -n 's/^ \{2,\}\$\{0,1\} *\(\(docker compose\|\.\/\|cd \).*\)/\1/p' "$work/printed"; }

# follow: runs each of them in the stack's directory, as they stand there
follow() {
  steps >"$work/steps"
  [[ -s $work/steps ]] || { echo "no steps are printed:"; cat "$work/printed"; return 1; }
  (cd "$out" && bash -e "$work/steps" </dev/null)
}

dc() { (cd "$out" && docker compose "$@"); }
# what Compose calls the stack: the name in the file, unless a scenario says another
project() { printf '%s' "${COMPOSE_PROJECT_NAME:-$name}"; }
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
  docker run --rm --network "$(project)_$network" --group-add 5432 -v "$out/secrets:/s:ro" --entrypoint "$1" pggen-e2e/stub:1 "${@:2}"
}

# login ROLE DATABASE PASSWORD-FILE CONNINFO…: one query from the database network
login() {
  local role=$1 base=$2 file=$3
  shift 3
  docker run --rm --network "$(project)_db" --user 0:5432 -v "$out/secrets:/s:ro" --entrypoint bash pggen-e2e/stub:1 -c \
    "PGPASSWORD=\$(cat $file) psql -XAtw \"host=db user=$role dbname=$base connect_timeout=10 $*\" -c 'SELECT current_user'"
}

# setting NAME, as the server has it; shows NAME VALUE: whether it has that one
setting() { sql "SELECT current_setting('$1')"; }
shows() { [[ $(setting "$1") == "$2" ]]; }

export verified='sslmode=verify-full sslrootcert=/s/db_ca'

# content: check.sh finds nothing wrong; else only what it found
content() {
  "$out/check.sh" >"$work/checked" 2>&1 && return
  grep -v '^ok ' "$work/checked"
  return 1
}

# beats: the stub app's good and bad logins so far
beats() { dc exec -T web cat /tmp/stub/count; }
beats_go_on() { local before after; before=$(beats); before=${before%% *}; sleep 3; after=$(beats); ((${after%% *} > before)); }

# A stack's name and places are noted as long as it lives, so that what a killed
# scenario leaves behind can be removed by the next run (sweep).
live_dir=$cache_dir/live

stack_end() {
  [[ -n $work ]] || return 0
  if [[ -s $out/compose.yaml ]]; then dc down -v --remove-orphans --timeout 5 >/dev/null 2>&1 || true; fi
  remove_stack "$name" "$work"
  work=''
}

# remove_stack NAME WORK: by the project's label, whatever state it is in; "NAME-moved" is the same stack on a new host
remove_stack() {
  local project
  docker ps -aq --filter "label=dev.pggen.e2e.stack=$1" | xargs -r docker rm -fv >/dev/null 2>&1 || true
  for project in "$1" "$1-moved"; do
    docker ps -aq --filter "label=com.docker.compose.project=$project" | xargs -r docker rm -fv >/dev/null 2>&1 || true
    docker volume ls -q --filter "label=com.docker.compose.project=$project" | xargs -r docker volume rm -f >/dev/null 2>&1 || true
    docker network ls -q --filter "label=com.docker.compose.project=$project" | xargs -r docker network rm >/dev/null 2>&1 || true
  done
  awk -v place="$2/" 'index($2, place) == 1 {print $2}' /proc/mounts | xargs -r -n 1 umount -l
  rm -rf "$2"
  rm -f "$live_dir/$1"
}

# sweep: removes the stacks whose scenario is gone
sweep() {
  local note process place
  for note in "$live_dir"/*; do
    [[ -s $note ]] || continue
    read -r process place <"$note"
    if ! kill -0 "$process" 2>/dev/null; then remove_stack "$(basename "$note")" "$place"; fi
  done
}

# leads SERVICE PID: the container runs, with another first process than that one
leads() { local now; now=$(state_of "$1" Pid) && [[ $now != 0 && $now != "$2" ]]; }

# kill_process PID: with signal 9; a container that does not run has 0 there, which
# would mean our own process group.
kill_process() {
  [[ $1 =~ ^[0-9]+$ ]] && (($1 > 1)) && kill -9 "$1"
}
