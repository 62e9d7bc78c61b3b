# A custom app as the NAS takes it, without one: a YAML 1.1 reader loads and writes it, then Compose runs it under the
# project's name on directories that prepare.sh has made. Sourced.
# shellcheck shell=bash
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/stack.sh"

# nas_begin DATASET: what follows is about the app of $name on that dataset; call it after stack_begin
nas_begin() {
  home=/mnt/${1:?}
  export COMPOSE_PROJECT_NAME=ix-$name COMPOSE_FILE=$work/ix/docker-compose.yaml
  out=$work/deploy/truenas
  trap 'gone; stack_end' EXIT
  gone
}

# gone: what carries the app's project, and the directory that stands for its dataset
gone() {
  local above=${home:?}
  docker ps -aq --filter "label=com.docker.compose.project=ix-${name:?}" | xargs -r docker rm -fv >/dev/null 2>&1 || true
  docker network ls -q --filter "label=com.docker.compose.project=ix-$name" | xargs -r docker network rm >/dev/null 2>&1 || true
  rm -rf -- "$home"
  while above=${above%/*} && [[ $above == /mnt/* ]]; do rmdir "$above" 2>/dev/null || true; done
}

# app_spec DATASET PORT: the user is the target's own, so the spec says none for the server
app_spec() {
  sed -i -e '/run_as:/d' -e "s|publish: false|publish: $2|" -e 's|^    image: .*|&\n    volumes: ["app-data:/data"]|' "$work/pggen.yaml"
  printf 'targets: {truenas: {dataset: "%s"}}\nlint: {ignore: [{rule: published-everywhere, reason: a test}]}\n' "$1" >>"$work/pggen.yaml"
}

# middleware: what the NAS does with the pasted text before Compose sees it
middleware() {
  mkdir -p "$work/ix"
  python3 - "$out/custom-app.yaml" "$COMPOSE_FILE" <<'PY'
import sys, yaml
text = open(sys.argv[1], encoding="utf-8").read()
loaded = yaml.safe_load(text)
assert loaded == yaml.safe_load(yaml.safe_dump(loaded)), "another document after a round trip"
assert len(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")) < 65000, "too long for a message"
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write(yaml.safe_dump(loaded, default_style='"', width=100))
PY
}

# tagged: local images under the names that the app asks for
tagged() {
  "$e2e_dir/images.sh" tag "$(sed -n 's/^ *image: "\(docker.io\/library\/postgres:[^"]*\)"/\1/p' "$out/custom-app.yaml" | sort -u)"
  "$e2e_dir/images.sh" app "${stub_app:?}" 8080 miniflux /usr/bin/miniflux
}

prepared() { cp -R "$out" "$work/nas" && "$work/nas/prepare.sh" --directories; }
