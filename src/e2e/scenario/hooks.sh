#!/usr/bin/env bash
# docs/ci.md as a reader would follow it, with two releases of pre-commit; the steps of the action and of the
# GitLab job, each in the shell that its runner gives it. Docker runs the hooks that end in -docker.
#   PRE_COMMIT_NEW  the newer pre-commit (default: 4.7.0, installed below target/)
# minutes: 14
set -Eeuo pipefail
# shellcheck source=../lib/places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/places.sh"
# shellcheck source=../lib/assert.sh
. "$e2e_dir/lib/assert.sh"

scenario=hooks
page=$repo_dir/docs/ci.md
pggen=${PGGEN:-$repo_dir/bin/pggen}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/bare" "$work/home"
ln -s "$pggen" "$work/bin/pggen"
with=$work/bin:$PATH
without=$(printf '%s' "$PATH" | tr : '\n' | while IFS= read -r part; do [[ -x $part/pggen ]] || printf '%s:' "$part"; done)
without=${without%:}

image=false
if docker info >/dev/null 2>&1 && base=$("$e2e_dir/images.sh" java); then
  if BASE=$base DOCKER_BUILDKIT=0 must "make image" make -C "$repo_dir" --no-print-directory image; then image=true; fi
fi

# A reader's own settings; the repositories here may belong to somebody else.
export HOME=$work/home
git config --global user.name Reader
git config --global user.email reader@example.org
git config --global init.defaultBranch main
git config --global safe.directory '*'

steps() { python3 "$e2e_dir/hooks/steps.py" "$@"; }

# The first spec that the page shows, in a new repository.
repository() {
  rm -rf "$1"
  git init -q "$1"
  awk '/^```yaml$/ {open = 1; next} /^```$/ {open = 0; next} open' "$page" | awk '/^pggen: 1$/ {open = 1} /^repos:$/ {exit} open' >"$1/pggen.yaml"
}
good() {
  repository "$1"
  sed -i 's/user: root/user: "65534:65534"/' "$1/pggen.yaml"
  (cd "$1" && "$pggen" render >/dev/null)
}
# printed TEXT PATTERN: what the command before printed holds it
printed() {
  if grep -qE -- "$2" "$detail"; then pass "$1"; else fail "$1: no '$2'" "$detail"; fi
}

# reader PRE-COMMIT: every command that the page shows, in its order, with the output compared
reader() {
  local service=$work/service file command number=0 code wanted
  repository "$service"
  printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: pggen-lint\n      - id: pggen-render-check\n' "$repo_dir" "$head" >"$service/.pre-commit-config.yaml"
  steps fence "$page" make >"$service/Makefile"
  while IFS=$'\t' read -r file _ _ command <&3; do
    if [[ $file != docs/ci.md ]]; then continue; fi
    number=$((number + 1)) code=0 wanted=0
    if [[ $(python3 "$e2e_dir/hooks/page.py" "$page" "$number") == *'error['* ]]; then wanted=1; fi
    (cd "$service" && PATH=${1%/*}:$with bash -c "$command") >"$work/printed" 2>&1 || code=$?
    # make says 2 for a recipe that fails
    if [[ $command == make* && $code == 2 ]]; then code=1; fi
    sed -i -E '/^\[(INFO|WARNING)\]|^make(\[[0-9]+\])?: /d' "$work/printed"
    if [[ $code == "$wanted" ]] && python3 "$e2e_dir/hooks/page.py" "$page" "$number" "$work/printed" >"$detail"; then
      pass "$version: $command"
    else
      cat "$work/printed" >>"$detail"
      fail "$version: $command (exit $code)" "$detail" 40
    fi
  done 3< <(grep -v '^#' "$e2e_dir/docs/commands.tsv")
}

# tried PRE-COMMIT: without a configuration, as one tries a hook
tried() {
  local service=$work/tried
  good "$service"
  sed 's/user: .*/user: root/' "$service/pggen.yaml" >"$service/bad.pggen.yaml"
  git -C "$service" add .
  try() (cd "$service" && PATH=${1%/*}:$2 "$1" try-repo "$repo_dir" "$3" --files "${@:4}")
  check "$version: try-repo passes a good spec" try "$1" "$with" pggen-lint pggen.yaml
  refused "$version: and fails a bad one with the finding on screen" 'error\[PG602 root-user\].*starts as root' try "$1" "$with" pggen-lint pggen.yaml bad.pggen.yaml
  rm "$service/bad.pggen.yaml"
  git -C "$service" add .
  check "$version: try-repo passes what is up to date" try "$1" "$with" pggen-render-check deploy/compose/compose.yaml
  for hook in pggen-lint pggen-render-check; do
    refused "$version: $hook without pggen says how to install it" 'make build && sudo ln -s' try "$1" "$without" "$hook" pggen.yaml
    equal "$version: in one line" "$(sed '1,/^- exit code/d' "$detail" | grep -c .)" 1
  done
}

# in_docker PRE-COMMIT: the same from the image, without pggen on the path
in_docker() {
  local service=$work/tried
  check "$version: the image passes a good spec" try "$1" "$without" pggen-lint-docker pggen.yaml
  check "$version: and what is up to date" try "$1" "$without" pggen-render-check-docker pggen.yaml
  sed -i 's/user: .*/user: root/' "$service/pggen.yaml"
  git -C "$service" add .
  refused "$version: it fails a bad one with the finding on screen" 'error\[PG602 root-user\].*starts as root' try "$1" "$without" pggen-lint-docker pggen.yaml
}

# like_github DIR ACTION INPUT...: the steps of the action over a repository
like_github() {
  local service=$1 home=$work/github n count
  rm -rf "$home"
  mkdir "$home" "$home/steps" "$home/temp"
  : >"$home/path"
  count=$(steps action "$repo_dir/action.yml" "$home/steps" "${@:2}") || return 9
  for ((n = 1; n <= count; n++)); do
    mapfile -d '' -t variables <"$home/steps/$n.env"
    (cd "$service" && env "${variables[@]}" GITHUB_ACTIONS=true GITHUB_ACTION_PATH="${action_path:-$repo_dir}" GITHUB_PATH="$home/path" \
      GITHUB_OUTPUT="$home/output" GITHUB_STEP_SUMMARY="$home/summary" GITHUB_WORKSPACE="$service" RUNNER_TEMP="$home/temp" \
      PATH="$(tac "$home/path" | tr '\n' :)${path:-$with}" bash --noprofile --norc -eo pipefail "$home/steps/$n.sh") || return
  done
}

# like_gitlab DIR [NAME=VALUE...]
like_gitlab() {
  local home=$work/gitlab
  rm -rf "$home"
  mkdir "$home"
  steps gitlab "$repo_dir/ci/gitlab.yml" "$home" >/dev/null || return 9
  mapfile -d '' -t variables <"$home/1.env"
  (cd "$1" && env "${variables[@]}" "${@:2}" CI=true GITLAB_CI=true CI_PROJECT_DIR="$1" PATH="${path:-$with}" bash -eo pipefail "$home/1.sh")
}

new=${PRE_COMMIT_NEW:-$repo_dir/target/pre-commit/bin/pre-commit}
if [[ ! -x $new ]]; then
  { python3 -m venv "$repo_dir/target/pre-commit" && "$repo_dir/target/pre-commit/bin/pip" -q install pre-commit==4.7.0; } >"$detail" 2>&1 || true
fi
if head=$(git -C "$repo_dir" rev-parse HEAD 2>"$detail"); then
  for each in "$(command -v pre-commit || true)" "$new"; do
    if [[ ! -x $each ]]; then
      not_run "a pre-commit cannot be installed here: ${each:-of the distribution}"
      continue
    fi
    version=$("$each" --version)
    export PRE_COMMIT_HOME=$work/${version// /-}
    reader "$each"
    tried "$each"
    if $image; then in_docker "$each"; else not_run "$version: the image is not there"; fi
  done
else
  not_run "hooks: this is no git repository"
fi

good "$work/good"
repository "$work/bad"
sarif=$work/github/temp/pggen.sarif
exits "the action accepts a good spec" 0 like_github "$work/good"
check "and leaves SARIF where it says" test -s "$(sed -n 's/^sarif-file=//p' "$work/github/output")"
exits "the action rejects an insecure one" 1 like_github "$work/bad"
printed "as an annotation at its line" '^::error file=pggen.yaml,line=6,.*title=PG602'
check "with SARIF of it" grep -q '"PG602"' "$sarif"
check "and a table in the summary" grep -q PG602 "$work/github/summary"
exits "a path with a space and a leading dash is one path" 3 like_github "$work/good" "paths=-no such file"
# shellcheck disable=SC2016
printed "and is named" '`-no such file` does not exist'
# shellcheck disable=SC2016
exits "an input is a word and no script" 2 like_github "$work/good" 'profile=$(touch hacked); touch hacked'
check "nothing of it was run" test ! -e "$work/good/hacked"
printf '# by hand\n' >>"$work/good/deploy/compose/compose.yaml"
exits "the action rejects what was changed by hand" 1 like_github "$work/good"
exits "unless it is told not to look" 0 like_github "$work/good" render-check=false
exits "GitLab's job rejects it, too" 1 like_gitlab "$work/good"

good "$work/good"
exits "GitLab's job accepts a good spec" 0 like_gitlab "$work/good"
equal "with an empty report" "$(tr -d ' \n' <"$work/good/gl-code-quality-report.json")" '[]'
exits "it rejects an insecure one" 1 like_gitlab "$work/bad"
check "the report says at which line" python3 -c 'import json, sys; [f] = json.load(open(sys.argv[1])); assert f["location"]["path"] == "pggen.yaml" and f["location"]["lines"]["begin"] == 6, f' "$work/bad/gl-code-quality-report.json"
path=$without exits "without pggen it stops" 1 like_gitlab "$work/good"
equal "with one line that says what to set" "$(grep -c PGGEN_SOURCE "$detail"):$(grep -c . "$detail")" 1:1

git clone -q "$repo_dir" "$work/clone"
git -C "$work/clone" switch -qC e2e # whoever checked this out may be on no branch
path=$without exits "or builds pggen from where it is told" 0 like_gitlab "$work/good" PGGEN_SOURCE="file://$work/clone" PGGEN_REVISION=e2e
check "the action builds it from its own commit" make --no-print-directory -C "$work/clone" build
path=$without action_path=$work/clone exits "and runs that" 1 like_github "$work/bad"

# Completions and the manual, read by what will read them.
"$pggen" completions bash >"$work/pggen.bash"
completed() { bash --noprofile --norc -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pggen; printf "%s\n" "${COMPREPLY[@]}"' - "$work/pggen.bash" "$@" | sort | tr '\n' ' '; }
equal "bash completes verbs" "$(completed pggen le)$(completed pggen li)" ' lint '
check "bash completes options" grep -q -- '--fail-on' <<<"$(completed pggen lint --f)"
check "bash completes words of an option" grep -q 'warning' <<<"$(completed pggen lint --fail-on w)"
check "bash completes files" grep -q 'pggen.yaml' <<<"$(cd "$work/good" && completed pggen lint pg)"
for shell in zsh fish; do
  if have "$shell"; then
    "$pggen" completions "$shell" >"$work/_pggen"
    check "$shell can read its completion" "$shell" -n "$work/_pggen"
  else
    not_run "$shell: not installed"
  fi
done
if have zsh; then
  # What it would ask zsh to offer.
  asked() { zsh -f -c 'compdef() { : }; _arguments() { print -l -- "$@" }; source $1; words=(pggen lint ""); CURRENT=3; _pggen' - "$work/_pggen"; }
  "$pggen" completions zsh >"$work/_pggen"
  check "zsh is told words of an option" grep -q -- '--fail-on=.*:(error warning info)' <<<"$(asked)"
fi
if have fish; then
  "$pggen" completions fish >"$work/pggen.fish"
  check "fish completes words of an option" grep -q warning <<<"$(fish --no-config -c "source $work/pggen.fish; complete -C 'pggen lint --fail-on w'")"
fi
"$pggen" man >"$work/pggen.1"
if have man; then
  check "man shows the manual" grep -q 'fail-on' <<<"$(man --local-file "$work/pggen.1" 2>&1)"
  equal "and has nothing against it" "$(man --warnings=all --local-file "$work/pggen.1" 2>&1 >/dev/null)" ''
else
  not_run "man: not installed"
fi
if have mandoc; then equal "mandoc has nothing against it" "$(mandoc -Tlint -Wwarning "$work/pggen.1" 2>&1)" ''; else not_run "mandoc: not installed"; fi
finish
