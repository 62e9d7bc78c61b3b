#!/usr/bin/env bash
# run.sh [--check]: medians of start times in interleaved rounds, and as multiples of an empty Java program;
# with --check it fails above the limits. BENCH_ROUNDS (default 15) and BENCH_SPECS (default "1000 10000") change its size.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

rounds=${BENCH_ROUNDS:-15}
read -r -a sizes <<<"${BENCH_SPECS:-1000 10000}"
check=0 missing=0 failed=0
[[ ${1:-} != --check ]] || check=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pggen=$PWD/bin/pggen
mkdir "$work/one" "$work/hello"
cp samples/minimal/pggen.yaml "$work/one/"

declare -A command=()
order=()
add() { order+=("$1") && command[$1]=$2; }

# The Java to be measured, its empty program and pggen's archive for it.
java_home() { readlink -f "$1" | sed 's,/bin/java$,,'; }
with_java() {
  local label=$1 home=$2
  "$home/bin/javac" -d "$work/hello/$label" src/bench/Hello.java
  JAVA_HOME=$home "$pggen" warmup >/dev/null
  add "hello-$label" "'$home/bin/java' -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp '$work/hello/$label' Hello"
  add "lint-$label" "JAVA_HOME='$home' '$pggen' lint"
  add "render-$label" "JAVA_HOME='$home' '$pggen' render --check"
}

find_java() {
  local home
  for home in "${PGGEN_JDK25:-}" /usr/lib/jvm/*; do
    if [[ -x $home/bin/javac ]] && grep -q '^JAVA_VERSION="25' "$home/release" 2>/dev/null; then
      printf '%s' "$home"
      return
    fi
  done
}

not_run() {
  printf 'NOT RUN: %s\n' "$1"
  missing=1
}

(cd "$work/one" && "$pggen" render >/dev/null)
with_java 17 "${JAVA_HOME:-$(java_home "$(command -v javac)" | sed 's,/bin/javac$,,')}"
jdk25=$(find_java)
if [[ -n $jdk25 ]]; then with_java 25 "$jdk25"; else not_run 'JDK 25: none found; PGGEN_JDK25 names one'; fi
rendered=$work/one/deploy/compose/compose.yaml
if command -v yamllint >/dev/null; then
  add yamllint "yamllint -d '{extends: default, rules: {line-length: disable}}' '$rendered'"
else
  not_run yamllint
fi
dclint=${DCLINT:-$(command -v dclint || true)}
if [[ -n $dclint ]]; then add dclint "'$dclint' '$rendered'"; else not_run 'dclint: DCLINT names it'; fi

microseconds() {
  local begin=${EPOCHREALTIME/./}
  (cd "$work/one" && eval "$1") >"$work/out" 2>&1 || true
  printf '%d\n' $((${EPOCHREALTIME/./} - begin))
}

for ((round = 0; round < rounds; round++)); do
  for name in "${order[@]}"; do
    microseconds "${command[$name]}" >>"$work/$name.times"
  done
done

median() { sort -n "$1" | awk '{t[NR] = $1} END {print t[int((NR + 1) / 2)]}'; }
# ratio A B: how many times B's median A's is, in hundredths
ratio() { echo $((100 * $(median "$work/$1.times") / $(median "$work/$2.times"))); }
times() { printf '%d.%02d' $(($1 / 100)) $(($1 % 100)); }

printf '%-12s %9s %9s\n' 'median of '"$rounds" ms hello
for name in "${order[@]}"; do
  unit=hello-17
  [[ $name != *-25 ]] || unit=hello-25
  printf '%-12s %9s %9s\n' "$name" "$(($(median "$work/$name.times") / 1000))" "$(times "$(ratio "$name" "$unit")")"
done

# limit WHAT VALUE LIMIT, both in hundredths
limit() {
  local word=ok
  if (($2 > $3)); then
    word='TOO SLOW'
    failed=1
  fi
  printf '%-44s %7s  limit %5s  %s\n' "$1" "$(times "$2")" "$(times "$3")" "$word"
}

echo
limit 'lint of one spec, JDK 17, x hello' "$(ratio lint-17 hello-17)" 600
limit 'render of one spec, JDK 17, x hello' "$(ratio render-17 hello-17)" 750
[[ -z $jdk25 ]] || limit 'lint of one spec, JDK 25, x hello' "$(ratio lint-25 hello-25)" 450
[[ -z $dclint ]] || limit 'lint of one spec, JDK 17, x dclint' "$(ratio lint-17 dclint)" 60

# Many specs in one run: the time for each must not grow with their number.
declare -A each=()
for size in "${sizes[@]}"; do
  mkdir "$work/many-$size"
  for ((i = 0; i < size; i++)); do
    sed "s/^name: .*/name: s$i/; s,destination: \([^}]*\),destination: /mnt/backup/s$i," samples/minimal/pggen.yaml >"$work/many-$size/s$i.pggen.yaml"
  done
  begin=${EPOCHREALTIME/./}
  (cd "$work/many-$size" && PGGEN_JAVA_OPTS='-XX:TieredStopAtLevel=4' "$pggen" lint >"$work/many.out" 2>&1) || true
  each[$size]=$(((${EPOCHREALTIME/./} - begin) / size))
  printf '%-44s %d us for each\n' "lint of $size specs" "${each[$size]}"
  rm -rf "$work/many-$size"
done
if ((${#sizes[@]} == 2)); then
  limit "${sizes[1]} specs beside ${sizes[0]}, time for each" $((100 * each[${sizes[1]}] / each[${sizes[0]}])) 125
fi

if ((check && (failed || missing))); then exit 1; fi
