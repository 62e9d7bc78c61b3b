#!/usr/bin/env bash
# Builds the images that the e2e suite runs, from Debian packages only.
#   images.sh                  builds what is missing, prints one reference per line
#   images.sh tag REF...       gives local Postgres images the references a rendered file names
#   images.sh app REF [PORT [HEALTH-COMMAND...]]
#                              tags the stub app as REF; PORT answers HTTP, each HEALTH-COMMAND is a name that says healthy
#   images.sh java               a Debian with Java, the base of pggen's own image; prints its reference
# ENTRYPOINT_FILE=/path        builds and runs variants with that docker-entrypoint.sh, tagged "…-given"
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=places.sh
. "$here/lib/places.sh"
# shellcheck source=debian.sh
. "$here/lib/debian.sh"

store=$cache_dir/images
stub_reference=pggen-e2e/stub:1
# Counts up when the root directories below are to be built anew.
recipe=1

# image REFERENCE TARBALL FILE LINE...: an image from a root directory, one FILE
# copied in, and further Dockerfile lines, unless an equal one is there.
image() {
  local reference=$1 tarball=$2 file=$3 base context label
  shift 3
  label=$({ printf '%s\n' "$tarball" "$@" && cat -- "$file"; } | sha256sum | cut -c1-16)
  if [[ $(docker image inspect -f '{{index .Config.Labels "dev.pggen.e2e"}}' "$reference" 2>/dev/null) == "$label" ]]; then
    return 0
  fi
  say "image $reference"
  base=pggen-e2e/base:$(basename "$tarball" .tar.zst)
  docker image inspect "$base" >/dev/null 2>&1 || zstd -dcq "$tarball" | docker import - "$base" >/dev/null
  context=$(mktemp -d)
  install -m 0755 "$file" "$context/entrypoint"
  printf '%s\n' "FROM $base" "$@" "LABEL dev.pggen.e2e=$label" >"$context/Dockerfile"
  built "$reference" "$context"
}

# pack DIR TARBALL: publishes a root directory by rename
pack() {
  tar -C "$1" --numeric-owner --xattrs -cf - . | zstd -q -3 -T2 -o "$2.part" -f
  mv "$2.part" "$2"
}

# A root directory laid out like the official image's Debian variant.
build_postgres() {
  local major=$1 suite=$2 tarball=$3 root
  root=$(mktemp -d "$store/.root-$suite.XXXX")
  say "building PostgreSQL $major on $suite"
  debian_root "$suite" "$root"
  in_root "$root" groupadd -r postgres --gid=999
  in_root "$root" useradd -r -g postgres --uid=999 --home-dir=/var/lib/postgresql --shell=/bin/bash postgres
  debian_install "$root" postgresql-common locales libnss-wrapper gosu xz-utils zstd less
  sed -ri 's/^#?(create_main_cluster).*/\1 = false/' "$root/etc/postgresql-common/createcluster.conf"
  in_root "$root" localedef -i en_US -c -f UTF-8 en_US.UTF-8
  debian_install "$root" "postgresql-$major"
  sed -ri "s/^#?listen_addresses[[:space:]]*=.*/listen_addresses = '*'/" "$root/usr/share/postgresql/$major/postgresql.conf.sample"
  rm -rf "$root/var/lib/postgresql" "$root/run/postgresql"
  install -d -o 999 -g 999 -m 1777 "$root/var/lib/postgresql"
  install -d -o 999 -g 999 -m 3777 "$root/run/postgresql"
  ((major >= 18)) || install -d -o 999 -g 999 -m 1777 "$root/var/lib/postgresql/data"
  install -d "$root/docker-entrypoint-initdb.d"
  root_finish "$root"
  in_root "$root" "/usr/lib/postgresql/$major/bin/postgres" --version | awk '{print $3}' >"$tarball.version"
  pack "$root" "$tarball"
  rm -rf "$root"
}

build_stub() {
  local tarball=$1 root
  root=$(mktemp -d "$store/.root-stub.XXXX")
  say "building the stub app"
  debian_root bookworm "$root"
  debian_install "$root" postgresql-client ca-certificates
  root_finish "$root"
  pack "$root" "$tarball"
  rm -rf "$root"
}

build_java() {
  debian_root bookworm "$1"
  debian_install "$1" openjdk-17-jre-headless
  root_finish "$1"
  pack "$1" "$2"
}

# A Debian with the Java that ci/Dockerfile would install.
java_base() {
  need_root "building images" "$0"
  mkdir -p "$store"
  local tarball=$store/java-$recipe.tar.zst reference=pggen-e2e/base:java-$recipe root
  if [[ ! -s $tarball ]]; then
    say "building a Debian with Java"
    root=$(mktemp -d "$store/.root-java.XXXX")
    build_java "$root" "$tarball" >"$store/build-java.log" 2>&1 &
    wait $! || { tail -n 30 "$store/build-java.log" >&2; die "the image build failed; its log is $store/build-java.log"; }
    rm -rf "$root"
  fi
  docker image inspect "$reference" >/dev/null 2>&1 || zstd -dcq "$tarball" | docker import - "$reference" >/dev/null
  printf '%s\n' "$reference"
}

# names of the cached tarballs: they change when what goes into them changes
tarball_of() {
  printf '%s/postgres-%s-%s.tar.zst\n' "$store" "$1" "$recipe"
}


build_all() {
  need_root "building images" "$0"
  mkdir -p "$store"
  rm -rf "$store"/.root-[!j]* # that of Java belongs to a scenario in the other lane
  local pair major suite tarball stub
  local -a jobs=()
  for pair in $pg_suites; do
    major=${pair%%:*} suite=${pair##*:} tarball=$(tarball_of "$major")
    [[ -s $tarball ]] || { build_postgres "$major" "$suite" "$tarball" >"$store/build-$major.log" 2>&1 & jobs+=("$!:build-$major.log"); }
  done
  stub=$store/stub-$recipe.tar.zst
  [[ -s $stub ]] || { build_stub "$stub" >"$store/build-stub.log" 2>&1 & jobs+=("$!:build-stub.log"); }
  local job
  for job in "${jobs[@]}"; do
    wait "${job%%:*}" || { tail -n 30 "$store/${job##*:}" >&2; die "the image build failed; its log is $store/${job##*:}"; }
  done
  for pair in $pg_suites; do import_postgres "${pair%%:*}" "${pair##*:}"; done
  image "$stub_reference" "$stub" "$here/stub/app.sh" \
    'COPY entrypoint /stub/app.sh' 'ENTRYPOINT ["/stub/app.sh"]' \
    'ENV PATH=/stub/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  printf '%s\n' "$stub_reference"
}

postgres_reference() {
  local major=$1 suite=$2
  printf 'docker.io/library/postgres:%s-%s%s\n' "$(<"$(tarball_of "$major").version")" "$suite" "${ENTRYPOINT_FILE:+-given}"
}

import_postgres() {
  local major=$1 suite=$2 reference data=/var/lib/postgresql/data volume=/var/lib/postgresql/data
  reference=$(postgres_reference "$major" "$suite")
  if ((major >= 18)); then
    data=/var/lib/postgresql/$major/docker volume=/var/lib/postgresql
  fi
  image "$reference" "$(tarball_of "$major")" "${ENTRYPOINT_FILE:-$here/entrypoint/docker-entrypoint.sh}" \
    'COPY entrypoint /usr/local/bin/docker-entrypoint.sh' \
    "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/$major/bin" \
    "ENV LANG=en_US.utf8" "ENV PG_MAJOR=$major" "ENV PG_VERSION=$(<"$(tarball_of "$major").version")" "ENV PGDATA=$data" \
    "VOLUME $volume" 'ENTRYPOINT ["docker-entrypoint.sh"]' 'STOPSIGNAL SIGINT' 'EXPOSE 5432' 'CMD ["postgres"]'
  # A name without the minor, for tests that take whatever minor the archive has today.
  docker tag "$reference" "pggen-e2e/postgres:$major"
  printf '%s\n' "$reference"
}

# The image of the wanted major gets the wanted reference: the rendered bytes run as they are.
tag_postgres() {
  local wanted major pair
  for wanted in "$@"; do
    major=${wanted##*:}
    major=${major%%[.-]*}
    for pair in $pg_suites; do
      [[ ${pair%%:*} != "$major" ]] || docker tag "$(postgres_reference "$major" "${pair##*:}")" "$wanted"
    done
    docker image inspect "$wanted" >/dev/null 2>&1 || die "no local image of PostgreSQL $major for $wanted"
  done
}

# The stub stands for any app: same reference, port and health command.
tag_app() {
  local reference=$1 port=${2:-} name context
  local -a lines=()
  shift
  (($# == 0)) || shift
  for name in "$@"; do
    [[ $name == /* ]] || name=/stub/bin/$name
    lines+=("RUN mkdir -p \"$(dirname "$name")\" && ln -sf /stub/app.sh \"$name\"")
  done
  context=$(mktemp -d)
  printf '%s\n' "FROM $stub_reference" "ENV STUB_PORT=$port" "${lines[@]}" >"$context/Dockerfile"
  built "$reference" "$context"
}

# built REFERENCE CONTEXT: the classic builder needs neither a plugin nor the network
built() {
  DOCKER_BUILDKIT=0 docker build -q -t "$1" "$2" >"$2/log" 2>&1 || { tail -n 5 "$2/log" >&2; die "the image $1 cannot be built"; }
  rm -rf "$2"
}

case "${1:-build}" in
  build) build_all ;;
  tag) shift && tag_postgres "$@" ;;
  app) shift && tag_app "$@" ;;
  java) java_base ;;
  *) die "unknown word '$1'; see the head of images.sh" 2 ;;
esac
