#!/bin/bash
# Readies this host for miniflux-full: directories, owners, modes, and what must not be. Changes nothing that is right already, so it
# may be run again at any time. Exit 0: ready. 1: something must be decided first. 2: not run as root, nothing changed.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$here"

uid=999
gid=999
faults=0

# fault MESSAGE...: one line for what is wrong, further ones for the way out.
fault() {
  faults=$((faults + 1))
  printf 'FAIL %s\n' "$1" >&2
  shift
  if (($# > 0)); then printf '       %s\n' "$@" >&2; fi
}

# Owners cannot be given away without root.
if ((EUID != 0)); then
  printf 'Nothing was changed: owners can only be set by root. Run:\n  sudo %q\n' "$here/prepare.sh" >&2
  exit 2
fi

# owned PATH OWNER MODE: sets both where they differ, and says so.
owned() {
  if [[ $(stat -c '%u:%g' -- "$1") != "$2" ]]; then
    chown -h -- "$2" "$1"
    printf 'owner of %s is now %s\n' "$1" "$2"
  fi
  if [[ $(stat -c '%a' -- "$1") != "$3" ]]; then
    chmod -- "$3" "$1"
    printf 'mode of %s is now %s\n' "$1" "$3"
  fi
}

# device PATH: the file system on which a path lies or would be made.
device() {
  local path=$1
  while [[ ! -e $path ]]; do path=$(dirname -- "$path"); done
  stat -c '%d' -- "$path"
}

# Where the data lies on this host, or will lie when the volume is made; empty when the runtime cannot be asked.
find_data() {
  local path
  if path=$(docker volume inspect --format '{{.Mountpoint}}' miniflux-full_db-data 2>/dev/null) && [[ $path == /* && -e $path ]]; then
    printf '%s\n' "$path"
    return
  fi
  if path=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null) && [[ $path == /* && -e $path ]]; then
    printf '%s\n' "$path"
    return
  fi
}
data=$(find_data)

# Backups on the disk of the data are gone when it is. Asked before anything is made: a disk that is not mounted yet looks like
# a directory of the root file system.
store=/mnt/backup/miniflux-full
if [[ -z $data ]]; then
  printf 'warning: cannot ask where the data will lie, so nobody checked that the backups lie on another disk\n' >&2
elif [[ $(device "$store") == "$(device "$data")" ]]; then
  fault "$store and the data in $data are on one file system: a broken disk takes both" \
    'mount another disk there, or give backup.destination a path on another one, and render again' \
    'or say why it is good enough: backup.same_disk in the spec'
fi

# The directory of the backups belongs to the user of the containers, nobody else can read it.
if ((faults > 0)); then
  printf '%s was left alone\n' "$store" >&2
elif [[ -e $store && ! -d $store ]]; then
  fault "$store is not a directory" 'move it away or change backup.destination'
elif [[ ! -e $store ]]; then
  mkdir -p -- "$(dirname -- "$store")"
  mkdir -m 0700 -- "$store"
  owned "$store" "$uid:$gid" 700
  printf 'made %s\n' "$store"
elif [[ $(stat -c '%u' -- "$store") != "$uid" && -n $(find "$store" -mindepth 1 -maxdepth 1 -print -quit) ]]; then
  fault "$store holds files and belongs to uid $(stat -c '%u' -- "$store"), not $uid" \
    'if they are the backups of this service:' "chown -R $uid:$gid $(printf '%q' "$store")"
else
  owned "$store" "$uid:$gid" 700
fi

# A cluster that is already there is looked at, never changed.
major=17
# The prompt that ends every refusal: what to do with a cluster that these files cannot simply take over.
move_over() {
  printf '%s\n' 'move the contents over with a dump:' \
    '  1. with its own server still running: pg_dump --format=custom --no-owner --no-acl --file=old.dump DATABASE' \
    "  2. stop that server and put its directory aside: mkdir $(printf '%q' "$data/before-pggen") && find $(printf '%q' "$data") -mindepth 1 -maxdepth 1 ! -name before-pggen -exec mv -t $(printf '%q' "$data/before-pggen") {} +" \
    "  3. sudo $(printf '%q' "$here/prepare.sh") && "'docker compose up --detach --wait' \
    '  4. ''docker compose exec -T db pg_restore --username=postgres --no-owner --exit-on-error --role=miniflux_full --dbname=miniflux_full <old.dump'
}
shopt -s nullglob
for file in ${data:+"$data"/PG_VERSION "$data"/*/PG_VERSION "$data"/*/docker/PG_VERSION}; do
  if [[ ! -e $file ]]; then continue; fi
  cluster=${file%/PG_VERSION}
  if [[ $cluster == "$data"/before-pggen* ]]; then continue; fi
  owner=$(stat -c '%u' -- "$cluster")
  version=$(<"$file")
  mapfile -t way < <(move_over)
  if [[ $cluster != "$data/"17/docker || $version != "$major" ]]; then
    fault "$cluster holds a cluster of PostgreSQL $version, this stack runs $major in $data/"17/docker "${way[@]}"
  elif ((owner == 70 && uid != 70)); then
    fault "$cluster belongs to uid 70: an Alpine image made it, whose C library sorts text differently" \
      'a new owner is not enough, indexes on text would be wrong' "${way[@]}"
  elif ((owner != uid)); then
    fault "$cluster belongs to uid $owner, the server runs as $uid" \
      'if it is the cluster of this service:' 'docker compose down' \
      "chown -R $uid:$gid $(printf '%q' "$cluster")" 'docker compose up --detach --wait'
  elif [[ ! -e $cluster/pggen.initialized ]]; then
    fault "$cluster has no pggen.initialized: its first start broke off, or other scripts made it" \
      'if its first start broke off and it holds nothing yet: ''docker compose down'" && rm -r $(printf '%q' "$cluster")" \
      'otherwise' "${way[@]}"
  fi
done
shopt -u nullglob

# Secrets: containers read them through the group 5432, nobody else on this host does.
for name in admin backup_password db_ca db_cert_end db_password db_url server/app.scram server/backup.scram server/ca.crt server/server.crt server/server.key; do
  if [[ -L secrets/$name || ! -f secrets/$name ]]; then
    fault "secrets/$name is missing" 'pggen secrets (beside the spec) makes what can be made and says what you must bring'
  elif [[ ! -s secrets/$name ]]; then
    fault "secrets/$name is empty" 'put its value there'
  elif [[ $name == *.env && $name != */* ]]; then
    # The client that starts the containers reads this one, as whoever calls it.
    mode=$(stat -c '%a' -- "secrets/$name")
    if [[ $mode != *0 ]]; then owned "secrets/$name" "$(stat -c '%u:%g' -- "secrets/$name")" "${mode%?}0"; fi
  else
    owned "secrets/$name" 0:5432 440
  fi
done
for name in secrets secrets/server secrets/files; do
  if [[ -d $name && ! -L $name ]]; then owned "$name" 0:5432 750; fi
done

# The end: how many things stand in the way.
if ((faults > 0)); then
  printf '%d to decide, see above\n' "$faults" >&2
  exit 1
fi
printf 'ready; start with:\n  %s\n' 'docker compose up --detach --wait'
