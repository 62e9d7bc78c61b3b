#!/bin/bash
# Readies this NAS for [[= service|raw_checked =]]: datasets, owners, modes, secrets, and what must not be. Changes nothing that is right already, so it
# may be run again at any time. Run it in the shell of the NAS, in a copy of the directory that pggen has rendered.
# prepare.sh [--directories] [--replace]: plain directories in place of datasets; secrets that came along replace those that are there.
# Exit 0: ready. 1: something must be decided first. 2: not run as root or called wrongly, nothing changed.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$here"

uid=[[= uid|raw_checked =]]
gid=[[= gid|raw_checked =]]
home=[[= directory|shell_quote =]]
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
data=[[= data_path|shell_quote =]]
[[% for volume in volumes %]]

# A volume: it belongs to whom its container runs as.
volume=[[= volume.path|shell_quote =]]
if ((faults == 0)) && dataset "$volume"; then
  if [[ $(stat -c '%u' -- "$volume") != [[= volume.uid|raw_checked =]] && -n $(find "$volume" -mindepth 1 -maxdepth 1 -print -quit) ]]; then
    fault "$volume holds files and belongs to uid $(stat -c '%u' -- "$volume"), not [[= volume.uid|raw_checked =]]" \
      'if they are those of this service: stop it, then' "chown -R [[= volume.owner|raw_checked =]] $(printf '%q' "$volume")"
  else
    owned "$volume" [[= volume.owner|raw_checked =]] [[= volume.mode|raw_checked =]]
  fi
fi
[[% endfor %]]
