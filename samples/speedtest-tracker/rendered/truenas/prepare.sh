#!/bin/bash
# Readies this NAS for speedtest-tracker: datasets, owners, modes, secrets, and what must not be. Changes nothing that is right already, so it
# may be run again at any time. Run it in the shell of the NAS, in a copy of the directory that pggen has rendered.
# prepare.sh [--directories] [--replace]: plain directories in place of datasets; secrets that came along replace those that are there.
# Exit 0: ready. 1: something must be decided first. 2: not run as root or called wrongly, nothing changed.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$here"

uid=568
gid=568
home=/mnt/tank/apps/speedtest-tracker
datasets=yes
replace=no
faults=0
for option in "$@"; do
  case $option in
    --directories) datasets=no ;;
    --replace) replace=yes ;;
    *)
      printf 'there is no option %s: prepare.sh [--directories] [--replace]\n' "$option" >&2
      exit 2
      ;;
  esac
done

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

# device PATH: the disks on which a path lies or would be made. Datasets of one pool share its disks.
device() {
  local path=$1
  if [[ $datasets == yes ]]; then
    path=${path#/mnt/}
    printf '%s\n' "${path%%/*}"
    return
  fi
  while [[ ! -e $path ]]; do path=$(dirname -- "$path"); done
  stat -c '%d' -- "$path"
}

# refused PATH: what the system keeps for itself. Links count as what they lead to.
refused() {
  local real
  real=$(realpath -m -- "$1")
  case $real/ in
    / | /mnt/) ;;
    /mnt/.ix-apps/* | /audit/* | /boot/* | /conf/* | /data/* | /home/* | /root/* | /var/db/* | /var/log/* | /run/middleware/* | /var/run/middleware/*) ;;
    *) return 1 ;;
  esac
  fault "$1 leads to $real, which the system keeps for itself" 'give it a dataset of its own, and render again'
}

# plain PATH: a server insists on the owner and the mode of its files, and some ACLs let nobody set them.
plain() {
  local name=${1#/mnt/} acl
  case $(zfs get -H -o value acltype "$name") in
    nfsv4) ;;
    *) return 0 ;;
  esac
  if [[ $(zfs get -H -o value aclmode "$name") == restricted ]]; then
    fault "the dataset $name has aclmode restricted: modes of its files cannot be set" \
      'while it is empty, delete it and run this again: it is made with permissions that a server can set'
    return 1
  fi
  # Read to its end: a pipe that is shut early would count as a fault.
  acl=$(nfs4xdr_getfacl "$1") || acl=
  if [[ $'\n'$acl$'\n' != *$'\n# trivial_acl: true\n'* ]]; then
    fault "the dataset $name has an NFSv4 ACL, which gives others a way to the files" \
      'Datasets, Permissions, Edit, Strip ACL; or while it is empty, delete it and run this again'
    return 1
  fi
}

# dataset PATH: makes it where it is missing, with plain permissions whatever its parent has; refuses what is there and is none.
dataset() {
  local name=${1#/mnt/}
  if refused "$1"; then return 1; fi
  if [[ $datasets == no ]]; then
    if [[ ! -e $1 ]]; then
      mkdir -p -- "$(dirname -- "$1")"
      mkdir -m 0700 -- "$1"
      printf 'made %s\n' "$1"
    fi
    return
  fi
  if [[ $1 != /mnt/*/* ]]; then
    fault "$1 lies in no pool" 'choose a path below /mnt/POOL, and render again'
    return 1
  fi
  if zfs list -H -o name "$name" >/dev/null 2>&1; then
    if [[ $(zfs get -H -o value mounted "$name") != yes ]]; then
      fault "the dataset $name is not mounted" 'unlock it or mount it, then run this again'
      return 1
    fi
  elif [[ -e $1 ]]; then
    fault "$1 is a directory and no dataset: snapshots and quotas would not know it" 'move it away, run this again, and move the contents back'
    return 1
  elif ! zfs list -H -o name "${name%%/*}" >/dev/null 2>&1; then
    fault "there is no pool ${name%%/*}" 'name another one in the spec, and render again'
    return 1
  elif ! midclt call pool.dataset.create "{\"name\": \"$name\", \"share_type\": \"GENERIC\", \"acltype\": \"POSIX\", \"aclmode\": \"DISCARD\", \"create_ancestors\": true}" >/dev/null; then
    fault "the dataset $name could not be made, see above"
    return 1
  else
    printf 'made the dataset %s\n' "$name"
  fi
  plain "$1"
}

# The dataset of the app: nobody but root looks in; containers are given what lies below.
if dataset "$home"; then
  owned "$home" 0:0 700
  mkdir -p -- "$home/secrets"
fi
data=/mnt/tank/apps/speedtest-tracker/db-data

# A volume: it belongs to whom its container runs as.
volume=/mnt/tank/apps/speedtest-tracker/config
if ((faults == 0)) && dataset "$volume"; then
  if [[ $(stat -c '%u' -- "$volume") != 0 && -n $(find "$volume" -mindepth 1 -maxdepth 1 -print -quit) ]]; then
    fault "$volume holds files and belongs to uid $(stat -c '%u' -- "$volume"), not 0" \
      'if they are those of this service: stop it, then' "chown -R 0:0 $(printf '%q' "$volume")"
  else
    owned "$volume" 0:0 755
  fi
fi

# A volume: it belongs to whom its container runs as.
volume=/mnt/tank/apps/speedtest-tracker/db-data
if ((faults == 0)) && dataset "$volume"; then
  if [[ $(stat -c '%u' -- "$volume") != 568 && -n $(find "$volume" -mindepth 1 -maxdepth 1 -print -quit) ]]; then
    fault "$volume holds files and belongs to uid $(stat -c '%u' -- "$volume"), not 568" \
      'if they are those of this service: stop it, then' "chown -R 568:568 $(printf '%q' "$volume")"
  else
    owned "$volume" 568:568 700
  fi
fi

# A volume: it belongs to whom its container runs as.
volume=/mnt/tank/apps/speedtest-tracker/db-drill
if ((faults == 0)) && dataset "$volume"; then
  if [[ $(stat -c '%u' -- "$volume") != 568 && -n $(find "$volume" -mindepth 1 -maxdepth 1 -print -quit) ]]; then
    fault "$volume holds files and belongs to uid $(stat -c '%u' -- "$volume"), not 568" \
      'if they are those of this service: stop it, then' "chown -R 568:568 $(printf '%q' "$volume")"
  else
    owned "$volume" 568:568 700
  fi
fi

# Backups on the disk of the data are gone when it is. Asked before anything is made: a disk that is not mounted yet looks like
# a directory of the root file system.
store=/mnt/backup/speedtest-tracker
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
elif ! dataset "$store"; then
  printf '%s was left alone\n' "$store" >&2
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
    "  3. sudo $(printf '%q' "$here/prepare.sh") && "'midclt call -j app.start speedtest-tracker' \
    '  4. ''docker exec -i ix-speedtest-tracker-db-1 pg_restore --username=postgres --no-owner --exit-on-error --role=speedtest_tracker --dbname=speedtest_tracker <old.dump'
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
      'if it is the cluster of this service:' 'midclt call -j app.stop speedtest-tracker' \
      "chown -R $uid:$gid $(printf '%q' "$cluster")" 'midclt call -j app.start speedtest-tracker'
  elif [[ ! -e $cluster/pggen.initialized ]]; then
    fault "$cluster has no pggen.initialized: its first start broke off, or other scripts made it" \
      'if its first start broke off and it holds nothing yet: ''midclt call -j app.stop speedtest-tracker'" && rm -r $(printf '%q' "$cluster")" \
      'otherwise' "${way[@]}"
  fi
done
shopt -u nullglob

# What the containers are given from the dataset. Files are written over in place: a container has some of them mounted alone.
if [[ $here != "$home/pggen" ]] && ((faults == 0)); then
  mkdir -p -- "$home/pggen"
  for part in identity init kit postgres files build; do
    if [[ -d $part ]]; then
      mkdir -p -- "$home/pggen/$part"
      cp -R --preserve=mode -T -- "$part" "$home/pggen/$part"
    fi
  done
  for part in *.sh RUNBOOK.md custom-app.yaml; do cp --preserve=mode -- "$part" "$home/pggen/$part"; done
  chmod -R u=rwX,go=rX -- "$home/pggen"
  chown -R -h 0:0 -- "$home/pggen"
fi

# Secrets that came along. One that is there already stays, for a server may know it by now.
umask 077
if [[ -d secrets && ! secrets -ef $home/secrets ]] && ((faults == 0)); then
  for name in app_key backup_password db_ca db_cert_end db_password server/app.scram server/backup.scram server/ca.crt server/server.crt server/server.key; do
    if [[ -L secrets/$name || ! -f secrets/$name ]] || cmp -s -- "secrets/$name" "$home/secrets/$name"; then continue; fi
    if [[ -e $home/secrets/$name && $replace == no ]]; then
      fault "secrets/$name is another one than $home/secrets/$name" \
        'if it was rotated: '"$(printf '%q' "$here/prepare.sh")"' --replace, then the steps that pggen secrets rotate has printed' \
        "else: cp -p $(printf '%q' "$home/secrets/$name") $(printf '%q' "$here/secrets/$name")"
    else
      mkdir -p -- "$(dirname -- "$home/secrets/$name")"
      cp -- "secrets/$name" "$home/secrets/.new"
      mv -T -- "$home/secrets/.new" "$home/secrets/$name"
      printf 'brought secrets/%s\n' "$name"
    fi
  done
  printf 'the secrets lie in %s now; those that came along are no longer needed: rm -r %q\n' "$home/secrets" "$here/secrets"
fi
if ((faults == 0)); then cd -- "$home"; fi

# Secrets: containers read them through the group 5432, nobody else on this host does.
for name in app_key backup_password db_ca db_cert_end db_password server/app.scram server/backup.scram server/ca.crt server/server.crt server/server.key; do
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
printf 'ready; then Apps, Discover Apps, Custom App, Install via YAML: name %s, paste %s\n' speedtest-tracker custom-app.yaml
