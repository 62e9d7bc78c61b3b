#!/usr/bin/env bash
# foreign.sh [--check]: lint of Compose files that pggen did not render, all rules on, beside dclint and yamllint;
# with --check it fails below the ratios. DCLINT names dclint; BENCH_FILES (default "1000 10000") changes the size.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

read -r small large <<<"${BENCH_FILES:-1000 10000}"
check=0 missing=0 failed=0
[[ ${1:-} != --check ]] || check=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pggen=$PWD/bin/pggen
dclint=${DCLINT:-$(command -v dclint || true)}

# A file as most are: an application, its database, a password by reference, no limits.
file() {
  cat <<YAML
x-log: &log {logging: {driver: json-file, options: {max-size: 10m}}}
services:
  web$1:
    <<: *log
    image: ghcr.io/example/shop:\${TAG:-2.4.$1}
    restart: unless-stopped
    depends_on: [db]
    ports: ["127.0.0.1:$((20000 + $1)):8080"]
    environment:
      DATABASE_URL: postgres://shop:\${DB_PASSWORD}@db:5432/shop
      SHOP_SECRET: \${SHOP_SECRET:?}
    volumes: ["uploads:/data"]
  db:
    image: postgres:16-alpine
    restart: unless-stopped
    environment:
      POSTGRES_USER: shop
      POSTGRES_PASSWORD: \${DB_PASSWORD}
      POSTGRES_DB: shop
    healthcheck:
      test: [CMD-SHELL, pg_isready -U shop]
      interval: 10s
    volumes: ["data:/var/lib/postgresql/data"]
volumes: {uploads: {}, data: {}}
YAML
}

# files COUNT: that many, each in a directory of its own
files() {
  local i
  for ((i = 0; i < $1; i++)); do
    mkdir -p "$work/$1/s$i"
    file "$i" >"$work/$1/s$i/compose.yaml"
  done
}

# took DIRECTORY COMMAND…: milliseconds, and the most memory in KiB
took() {
  (cd "$1" && python3 - "${@:2}" <<'PY'
import resource, subprocess, sys, time
began = time.monotonic()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
print(round(1000 * (time.monotonic() - began)), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PY
  )
}
median() { sort -n | awk '{t[NR] = $1} END {print t[int((NR + 1) / 2)]}'; }
not_run() { printf 'NOT RUN: %s\n' "$1" && missing=1; }
times() { printf '%d.%02d' $(($1 / 100)) $(($1 % 100)); }

# at_least WHAT VALUE LIMIT and at_most WHAT VALUE LIMIT, in hundredths
at_least() { verdict "$1" "$2" "$3" 'at least' $(($2 < $3)); }
at_most() { verdict "$1" "$2" "$3" 'at most' $(($2 > $3)); }
verdict() {
  local word=ok
  if (($5)); then word='TOO SLOW' failed=1; fi
  printf '%-44s %7s  %s %5s  %s\n' "$1" "$(times "$2")" "$4" "$(times "$3")" "$word"
}

files "$small"
ours() { took "$work/$small" "$pggen" lint --no-config --profile strict; }
theirs() { took "$work/$small" yamllint -d relaxed .; }
for _ in 1 2 3; do
  ours | tee -a "$work/ours.memory" | cut -d' ' -f1 >>"$work/ours"
  if command -v yamllint >/dev/null; then theirs | cut -d' ' -f1 >>"$work/yamllint"; fi
done
mine=$(median <"$work/ours")
printf '%-44s %7d ms\n' "lint of $small foreign files" "$mine"
if [[ -s $work/yamllint ]]; then
  at_least 'times as fast as yamllint' $((100 * $(median <"$work/yamllint") / mine)) 150
else
  not_run yamllint
fi
if [[ -n $dclint ]]; then
  slow=$(took "$work/$small" "$dclint" -r -q . | cut -d' ' -f1)
  at_least 'times as fast as dclint' $((100 * slow / mine)) 2500
  for _ in 1 2 3 4 5 6 7 8 9; do
    took "$work/$small/s0" "$pggen" lint --no-config --profile strict | cut -d' ' -f1 >>"$work/one"
    took "$work/$small/s0" "$dclint" -q . | cut -d' ' -f1 >>"$work/one.dclint"
  done
  at_most 'one foreign file, x dclint' $((100 * $(median <"$work/one") / $(median <"$work/one.dclint"))) 60
else
  not_run 'dclint: DCLINT names it'
fi

files "$large"
most=$(took "$work/$large" "$pggen" lint --no-config --profile strict | cut -d' ' -f2)
at_most "memory at $large files, x $small" $((100 * most / $(cut -d' ' -f2 "$work/ours.memory" | median))) 150

if ((check && (failed || missing))); then exit 1; fi
