#!/usr/bin/env bash
# The image pggen:VERSION, from the archive of `make dist`. BASE chooses what it is built on.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

version=$(bin/pggen --version)
version=${version##* }
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp "target/pggen-$version.tar.gz" "$stage/pggen.tar.gz"
cp ci/Dockerfile "$stage/"
docker build ${BASE:+--build-arg "BASE=$BASE"} --tag "pggen:$version" "$stage"
