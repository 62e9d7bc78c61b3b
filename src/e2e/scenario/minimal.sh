#!/usr/bin/env bash
# The smallest spec of the manual, as it stands there but for the places on this
# machine: it renders, lints clean, and runs.
# minutes: 9
set -Eeuo pipefail
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/stack.sh"

scenario=minimal
stack_begin miniflux 17 999
sed -e "s|^name: .*|name: $name|" -e "s|/mnt/backup/miniflux|$disk/$name|" "$repo_dir/samples/minimal/pggen.yaml" >"$work/pggen.yaml"
port=8080
if (: </dev/tcp/127.0.0.1/8080) 2>/dev/null; then
  port=18080
  sed -i "s|port: 8080|port: 8080, publish: \"127.0.0.1:$port\"|" "$work/pggen.yaml"
  echo "     something else answers on 8080 here, so the sample is published on $port"
fi
equal "of the sample nothing else is changed than the name and the place of the backups" "$(diff <(sed 's|, publish: "[^"]*"||' "$work/pggen.yaml") "$repo_dir/samples/minimal/pggen.yaml" | grep -c '^>')" 2
check "the minimal spec validates" bash -c "cd '$work' && '$pggen' validate"
check "it lints clean" bash -c "cd '$work' && '$pggen' lint --fail-on warning"
if must "it runs" stack_up; then
  check "it is published on loopback" within 60 bash -c ": </dev/tcp/127.0.0.1/$port"
  equal "and nowhere else" "$(docker port "$(id_of web)" | sed 's/.*-> //')" "127.0.0.1:$port"
  check "the app works" within 60 beats_go_on
fi
stack_end
finish
