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



