#!/usr/bin/env bash
# Reports are read by programs of others, and each finding comes out of them as it went in.
# minutes: 12
set -Eeuo pipefail
# shellcheck source=places.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/places.sh"
# shellcheck source=assert.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/assert.sh"

export scenario=reports
pggen=${PGGEN:-$repo_dir/bin/pggen}
tools=${REPORT_TOOLS:-$repo_dir/target/reports}
read=$e2e_dir/reports/read.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$tools"

# A repository with a name of every kind that a form has to write in another way.
awkward='services/größe 100%/a,b [1] #2 & <x>'
mkdir -p "$work/repo/$awkward" "$work/repo/twin" "$work/repo/clean" "$work/repo/broken"
printf 'pggen: 1\nnmae: x\n' >"$work/repo/broken/pggen.yaml"
cp "$repo_dir/samples/bad/shop/pggen.yaml" "$work/repo/$awkward/pggen.yaml"
cp "$repo_dir/samples/bad/twin/pggen.yaml" "$work/repo/twin/pggen.yaml"
cp "$repo_dir/samples/minimal/pggen.yaml" "$work/repo/clean/pggen.yaml"
git -C "$work/repo" init -q
cd "$work/repo"
all() {
  "$pggen" "$1" --format sarif --output "$work/$2.sarif" --format checkstyle --output "$work/$2.checkstyle" --format junit --output "$work/$2.junit" \
    --format gitlab --output "$work/$2.gitlab" --format json --output "$work/$2.json" --format human "${@:3}"
}
exits "one run writes all forms of what is wrong" 1 all lint bad services twin
exits "one run writes all forms of nothing" 0 all lint clean clean
exits "and of what is no rule's but the spec's" 1 all validate broken broken

if ! have python3; then
  not_run "python3: not installed"
  finish
  exit
fi
python3 "$read" json "$work/bad.json" >"$work/wanted"
(($(wc -l <"$work/wanted") > 8)) || fail "there are findings to compare" "$work/wanted"

# same TEXT FILE: it holds the same findings
same() { if diff "$work/wanted" "$2" >"$work/difference"; then pass "$1 ($(wc -l <"$2") findings)"; else fail "$1" "$work/difference"; fi; }

check "line hashes are those of a second program" python3 "$read" hashes "$work/bad.sarif" "$repo_dir/src/test/python/line_hashes.py"
again() { diff <(cd "$repo_dir/src/test/resources/dev/pggen/report/hashed" && python3 "$repo_dir/src/test/python/line_hashes.py" ./*.txt) "$repo_dir/src/test/resources/dev/pggen/report/hashed/hashes.tsv"; }
check "which says of twenty files what our tests compare with" again

multitool=$tools/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
ajv=$tools/node_modules/.bin/ajv
if [[ ! -x $multitool || ! -x $ajv ]] && have npm; then
  npm install --silent --no-audit --no-fund --prefix "$tools" @microsoft/sarif-multitool@5.7.0 ajv-cli@5.0.0 >"$detail" 2>&1 || true
fi
# content FILE: it ends well with mistakes too, so what it says is read
content() { "$multitool" validate --rule-kind 'Sarif;Ghas' --level 'Error;Warning' "$1" >"$work/said" && grep -q 'Analysis completed successfully' "$work/said" && ! grep -E ': (error|warning) ' "$work/said"; }
if [[ -x $multitool ]]; then
  for name in bad clean broken; do check "Microsoft's multitool, with GitHub's rules, has nothing against SARIF: $name" content "$work/$name.sarif"; done
  sed 's/"version":"2.1.0",//; s/"startLine":6/"startLine":-1/' "$work/bad.sarif" >"$work/spoilt.sarif"
  if content "$work/spoilt.sarif" >"$detail" 2>&1; then fail "it sees what is spoilt" "$work/said"; else pass "it sees what is spoilt"; fi
else
  not_run "sarif-multitool 5.7.0: npm cannot install it here"
fi
if [[ -x $ajv ]]; then
  for name in bad clean broken; do check "ajv takes our JSON: $name" "$ajv" validate --spec=draft7 -s "$repo_dir/schemas/report-1.schema.json" -d "$work/$name.json"; done
else
  not_run "ajv-cli 5.0.0: npm cannot install it here"
fi

reviewdog=$tools/reviewdog
if [[ ! -x $reviewdog ]] && have go; then
  mkdir -p "$tools/go"
  (
    cd "$tools/go"
    [[ -s go.mod ]] || go mod init tools
    go get -tool github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0 && go build -o "$reviewdog" github.com/reviewdog/reviewdog/cmd/reviewdog
  ) >"$detail" 2>&1 || true
fi
if [[ -x $reviewdog ]]; then
  for form in checkstyle sarif; do
    "$reviewdog" -f=$form -reporter=rdjson -filter-mode=nofilter <"$work/bad.$form" >"$work/rd.$form" 2>"$detail" || fail "reviewdog reads $form" "$detail"
    python3 "$read" rdjson "$work/rd.$form" >"$work/rd" && same "reviewdog finds each finding in $form" "$work/rd"
    equal "reviewdog finds nothing in $form of a clean run" "$("$reviewdog" -f=$form -reporter=local -filter-mode=nofilter <"$work/clean.$form" 2>&1)" ''
  done
else
  not_run "reviewdog 0.21.0: Go cannot build it here"
fi

python=$tools/venv/bin/python
readers() { "$python" -c 'import junitparser, jsonschema' 2>/dev/null; }
install_readers() { python3 -m venv "$tools/venv" && "$tools/venv/bin/pip" -q install junitparser==5.0.3 jsonschema==4.26.0; }
readers || install_readers >"$detail" 2>&1 || true
if readers; then
  "$python" "$read" junit "$work/bad.junit" >"$work/junit" && same "junitparser finds each finding in JUnit's XML" "$work/junit"
  equal "and none in that of a clean run" "$("$python" "$read" junit "$work/clean.junit")" ''
  for name in bad clean broken; do
    check "GitLab's Code Quality keeps to its documentation: $name" "$python" "$read" schema "$e2e_dir/reports/gitlab-code-quality.schema.json" "$work/$name.gitlab"
    check "Python's jsonschema takes our JSON: $name" "$python" "$read" schema "$repo_dir/schemas/report-1.schema.json" "$work/$name.json"
  done
  check "every path of GitLab's is a file of the repository" "$python" -c "import json,os,sys; [os.stat(f['location']['path']) for f in json.load(open(sys.argv[1]))]" "$work/bad.gitlab"
else
  not_run "junitparser 5.0.3 and jsonschema: pip cannot install them here"
fi
finish
