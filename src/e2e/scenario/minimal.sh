#!/usr/bin/env bash
# The smallest spec of the manual, as it stands there but for the places on this
# machine: it renders, lints clean, and runs.
# minutes: 4
set -Eeuo pipefail
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/stack.sh"

scenario=minimal
stack_begin miniflux 17 999
cat >"$work/pggen.yaml" <<SPEC
pggen: 1
name: $name
containers:
  web: {image: docker.io/miniflux/miniflux:2.2.13, user: "65534:65534", port: 8080, healthcheck: {http: /healthcheck}, env: {DATABASE_URL_FILE: "\${db.url.file}", RUN_MIGRATIONS: "1"}}
postgres: {version: 17, memory: 512MiB}
backup: {destination: $disk/$name}
SPEC
check "the minimal spec validates" bash -c "cd '$work' && '$pggen' validate"
check "it lints clean" bash -c "cd '$work' && '$pggen' lint --fail-on warning"
if must "it runs" stack_up; then
  check "it is published on loopback" within 20 bash -c ': </dev/tcp/127.0.0.1/8080'
  equal "and nowhere else" "$(docker port "$(id_of web)" | sed 's/.*-> //')" 127.0.0.1:8080
  check "the app works" within 20 beats_go_on
fi
stack_end
finish
