# A rendered job as an allocation: variables put, volumes made, each as operator.md says it, and run by the stand-in
# for a Nomad client. Sourced after alloc.sh.
# shellcheck shell=bash
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/stack.sh"

# job_rendered: the spec in $work, and the values that tasks take, in one file for the stand-in
job_rendered() {
  (cd "$work" && "${pggen:?}" render --target nomad && "$pggen" secrets --target nomad) || return 1
  python3 - "$work"/deploy/nomad/secrets/tasks/*.json >"$work/variables.json" <<'PY'
import json, sys
files = [json.load(open(path, encoding="utf-8")) for path in sys.argv[1:]]
json.dump({"variables": {one["Path"]: one["Items"] for one in files}}, sys.stdout)
PY
}

# image_names: local images under the names in the job
image_names() {
  mapfile -t wanted < <(sed -n 's/^ *image *= "\(docker.io\/library\/postgres:[^"]*\)"/\1/p' "$work"/deploy/nomad/*.nomad.hcl | sort -u)
  "$e2e_dir/images.sh" tag "${wanted[@]}" && "$e2e_dir/images.sh" app "${stub_app:?}" 8080 miniflux /usr/bin/miniflux
}

# volume_options: makes what each volume file asks for, once; a line of --volume for each
volume_options() {
  local file label owner group path
  for file in "$work"/deploy/nomad/*.volume.hcl; do
    label=$(sed -n 's/^name *= "\(.*\)"/\1/p' "$file")
    path=$(sed -n 's/^host_path *= "\(.*\)"/\1/p' "$file")
    owner=$(sed -n 's/^ *uid *= //p' "$file") group=$(sed -n 's/^ *gid *= //p' "$file")
    if [[ -z $path ]]; then
      path=$work/volumes/$label
      [[ -d $path ]] || install -d -o "${owner:-0}" -g "${group:-0}" -m 0700 "$path"
    fi
    printf -- '--volume=%s=%s\n' "$label" "$path"
  done
}

# job_starts FILE: one of the rendered jobs
job_starts() {
  mapfile -t options < <(volume_options)
  alloc start "$work/deploy/nomad/$1" "${options[@]}" --data "$work/variables.json"
}

# job_begin NAME MAJOR: a spec of its own, and the directory in which the stack's backups go
job_begin() {
  stack_begin "$1" "$2" 65534
  export hclcheck
  hclcheck=$("$e2e_dir/hclcheck.sh")
  out=$work/deploy/nomad
  trap 'job_end' EXIT
  sed -i '/run_as:/d' "$work/pggen.yaml"
  install -d -o 999 -g 999 -m 0700 "$disk/$name"
  export ALLOC_DIR=$work/alloc ALLOC_JOB=$name PATH=$e2e_dir/nomad/bin:$PATH
}
jobs_stopped() {
  local dir
  for dir in "$work"/alloc "$work"/alloc-*; do [[ ! -d $dir ]] || alloc_dir=$dir alloc stop || true; done
}
job_end() {
  [[ -n $work ]] || return 0
  jobs_stopped >/dev/null 2>&1
  stack_end
}

# printed FILE PATTERN: runs the one line of a rendered page that has it
printed() {
  local line
  line=$(grep -E -- "$2" "$out/$1" | sed 's/^ *//' | sort -u)
  [[ -n $line && $line != *$'\n'* ]] || { echo "not one line of $1 has $2: $line"; return 1; }
  bash -c "$line" </dev/null
}
