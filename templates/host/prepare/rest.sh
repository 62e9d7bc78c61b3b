[[% if backup_path %]]

# Backups on the disk of the data are gone when it is. Asked before anything is made: a disk that is not mounted yet looks like
# a directory of the root file system.
store=[[= backup_path|shell_quote =]]
[[% if same_disk %]]
printf 'backups may share the disk of the data: %s\n' [[= same_disk|shell_quote =]]
[[% else %]]
if [[ -z $data ]]; then
  printf 'warning: cannot ask where the data will lie, so nobody checked that the backups lie on another disk\n' >&2
elif [[ $(device "$store") == "$(device "$data")" ]]; then
  fault "$store and the data in $data are on one file system: a broken disk takes both" \
    'mount another disk there, or give backup.destination a path on another one, and render again' \
    'or say why it is good enough: backup.same_disk in the spec'
fi
[[% endif %]]

# The directory of the backups belongs to the user of the containers, nobody else can read it.
if ((faults > 0)); then
  printf '%s was left alone\n' "$store" >&2
elif [[ -e $store && ! -d $store ]]; then
  fault "$store is not a directory" 'move it away or change backup.destination'
[[% if directory %]]
elif ! dataset "$store"; then
  printf '%s was left alone\n' "$store" >&2
[[% else %]]
elif [[ ! -e $store ]]; then
  mkdir -p -- "$(dirname -- "$store")"
  mkdir -m 0700 -- "$store"
  owned "$store" "$uid:$gid" 700
  printf 'made %s\n' "$store"
[[% endif %]]
elif [[ $(stat -c '%u' -- "$store") != "$uid" && -n $(find "$store" -mindepth 1 -maxdepth 1 -print -quit) ]]; then
  fault "$store holds files and belongs to uid $(stat -c '%u' -- "$store"), not $uid" \
    'if they are the backups of this service:' "chown -R $uid:$gid $(printf '%q' "$store")"
else
  owned "$store" "$uid:$gid" 700
fi
[[% endif %]]
[[% for path in host_paths %]]

# A directory of this host that a container is given.
if [[ ! -e [[= path.path|shell_quote =]] ]]; then
  fault [[= path.path_missing|shell_quote =]] [[= path.command|shell_quote =]]
fi
[[% endfor %]]

# A cluster that is already there is looked at, never changed.
major=[[= major|raw_checked =]]
# The prompt that ends every refusal: what to do with a cluster that these files cannot simply take over.
move_over() {
  printf '%s\n' 'move the contents over with a dump:' \
    '  1. with its own server still running: pg_dump --format=custom --no-owner --no-acl --file=old.dump DATABASE' \
    "  2. stop that server and put its directory aside: mkdir $(printf '%q' "$data/before-pggen") && find $(printf '%q' "$data") -mindepth 1 -maxdepth 1 ! -name before-pggen -exec mv -t $(printf '%q' "$data/before-pggen") {} +" \
    "  3. sudo $(printf '%q' "$here/prepare.sh") && "[[= up|shell_quote =]] \
    '  4. '[[= restore_old|shell_quote =]]
}
shopt -s nullglob
for file in ${data:+"$data"/PG_VERSION "$data"/*/PG_VERSION "$data"/*/docker/PG_VERSION}; do
  if [[ ! -e $file ]]; then continue; fi
  cluster=${file%/PG_VERSION}
  if [[ $cluster == "$data"/before-pggen* ]]; then continue; fi
  owner=$(stat -c '%u' -- "$cluster")
  version=$(<"$file")
  mapfile -t way < <(move_over)
  if [[ $cluster != "$data/"[[= data_directory|shell_quote =]] || $version != "$major" ]]; then
    fault "$cluster holds a cluster of PostgreSQL $version, this stack runs $major in $data/"[[= data_directory|shell_quote =]] "${way[@]}"
  elif ((owner == 70 && uid != 70)); then
    fault "$cluster belongs to uid 70: an Alpine image made it, whose C library sorts text differently" \
      'a new owner is not enough, indexes on text would be wrong' "${way[@]}"
  elif ((owner != uid)); then
    fault "$cluster belongs to uid $owner, the server runs as $uid" \
      'if it is the cluster of this service:' [[= stop|shell_quote =]] \
      "chown -R $uid:$gid $(printf '%q' "$cluster")" [[= up|shell_quote =]]
  elif [[ ! -e $cluster/pggen.initialized ]]; then
    fault "$cluster has no pggen.initialized: its first start broke off, or other scripts made it" \
      'if its first start broke off and it holds nothing yet: '[[= stop|shell_quote =]]" && rm -r $(printf '%q' "$cluster")" \
      'otherwise' "${way[@]}"
  fi
done
shopt -u nullglob

[[% if directory %]]
# What the containers are given from the dataset. Files are written over in place: a container has some of them mounted alone.
if [[ $here != "$home/pggen" ]] && ((faults == 0)); then
  mkdir -p -- "$home/pggen"
  for part in identity init kit postgres files build; do
    if [[ -d $part ]]; then
      mkdir -p -- "$home/pggen/$part"
      cp -R --preserve=mode -T -- "$part" "$home/pggen/$part"
    fi
  done
  for part in *.sh RUNBOOK.md [[= manifest|shell_quote =]]; do cp --preserve=mode -- "$part" "$home/pggen/$part"; done
  chmod -R u=rwX,go=rX -- "$home/pggen"
  chown -R -h 0:0 -- "$home/pggen"
fi

# Secrets that came along. One that is there already stays, for a server may know it by now.
umask 077
if [[ -d secrets && ! secrets -ef $home/secrets ]] && ((faults == 0)); then
  for name in [[= secret_files|shell_words =]]; do
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

[[% endif %]]
# Secrets: containers read them through the group [[= secrets_gid|raw_checked =]], nobody else on this host does.
for name in [[= secret_files|shell_words =]]; do
  if [[ -L secrets/$name || ! -f secrets/$name ]]; then
    fault "secrets/$name is missing" 'pggen secrets (beside the spec) makes what can be made and says what you must bring'
  elif [[ ! -s secrets/$name ]]; then
    fault "secrets/$name is empty" 'put its value there'
  elif [[ $name == *.env && $name != */* ]]; then
    # The client that starts the containers reads this one, as whoever calls it.
    mode=$(stat -c '%a' -- "secrets/$name")
    if [[ $mode != *0 ]]; then owned "secrets/$name" "$(stat -c '%u:%g' -- "secrets/$name")" "${mode%?}0"; fi
  else
    owned "secrets/$name" 0:[[= secrets_gid|raw_checked =]] 440
  fi
done
for name in secrets secrets/server secrets/files; do
  if [[ -d $name && ! -L $name ]]; then owned "$name" 0:[[= secrets_gid|raw_checked =]] 750; fi
done

# The end: how many things stand in the way.
if ((faults > 0)); then
  printf '%d to decide, see above\n' "$faults" >&2
  exit 1
fi
[[% if directory %]]
printf 'ready; then Apps, Discover Apps, Custom App, Install via YAML: name %s, paste %s\n' [[= service|shell_quote =]] [[= manifest|shell_quote =]]
[[% else %]]
printf 'ready; start with:\n  %s\n' [[= up|shell_quote =]]
[[% endif %]]
