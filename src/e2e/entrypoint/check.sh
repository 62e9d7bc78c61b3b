#!/usr/bin/env bash
# check.sh IMAGE [ID...]: proves behaviours.md, line by line, against an image.
set -Eeuo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
image=${1:?an image reference}
shift
major=$(docker image inspect -f '{{range .Config.Env}}{{println .}}{{end}}' "$image" | sed -n 's/^PG_MAJOR=//p')
prefix=pggen-e2e-entry-$$
name=$prefix
work=$(mktemp -d)
chmod 0755 "$work"
output=''

clean() {
  docker rm -fv "$prefix" >/dev/null 2>&1 || true
  docker volume rm -f "$prefix" >/dev/null 2>&1 || true
  rm -rf "$work/d" "$work/w"
  mkdir -m 0755 "$work/d"
}
trap 'clean; rm -rf "$work"' EXIT

# file NAME MODE: an init file from standard input
file() { cat >"$work/d/$1" && chmod "$2" "$work/d/$1"; }

# run DOCKER-OPTION... IMAGE ARGUMENT...: in the background, under the one name
run() { docker run -d --name "$name" "$@" >/dev/null; }
# --no-sync: the clusters are thrown away, and a hundred of them are made
secure() { run -e POSTGRES_PASSWORD=pw -e POSTGRES_INITDB_ARGS=--no-sync "$@"; }

logs() { docker logs "$name" 2>&1; }

# ends CODE: the container ends with that code ("bad" is any but 0)
ends() {
  local code round
  for ((round = 0; round < 300; round++)); do
    [[ $(docker inspect -f '{{.State.Running}}' "$name") == true ]] || break
    sleep 0.2
  done
  code=$(docker inspect -f '{{.State.Running}} {{.State.ExitCode}}' "$name")
  output=$code
  if [[ $1 == bad ]]; then [[ $code == false* && $code != 'false 0' ]]; else [[ $code == "false $1" ]]; fi
}

# up: the final server answers over TCP
up() {
  local tenth
  for ((tenth = 0; tenth < 600; tenth++)); do
    if docker exec "$name" pg_isready -q -h 127.0.0.1 -U x 2>/dev/null; then return 0; fi
    if [[ $(docker inspect -f '{{.State.Running}}' "$name") != true ]]; then break; fi
    sleep 0.1
  done
  output=$(logs | tail -n 5)
  return 1
}

q() { docker exec "$name" psql -XqAt -U "${user:-postgres}" "$@"; }
is() {
  output="got '$1', wanted '$2'"
  [[ $1 == "$2" ]]
}
says() {
  output=$(logs)
  [[ $output == *"$1"* ]]
}
initd() { printf '%s:/docker-entrypoint-initdb.d:ro' "$work/d"; }

B01() { secure "$image" -c work_mem=7MB && up && is "$(q -c 'SHOW work_mem')" 7MB; }
B02() { run "$image" sh -c "ls \"\$PGDATA\" 2>/dev/null | wc -l" && ends 0 && is "$(logs)" 0; }
B03() { run "$image" postgres --version && ends 0 && says "postgres (PostgreSQL) $major"; }
B04() { secure -e PGDATA=/var/lib/postgresql/a/b "$image" && up && is "$(docker exec "$name" stat -c %a /var/lib/postgresql/a/b)" 700; }
B05() {
  secure "$image" && up && is "$(docker exec "$name" stat -c %u /proc/1)" 999 && docker stop "$name" >/dev/null &&
    docker run --rm --volumes-from "$name" --entrypoint bash "$image" -c 'chown 0 "$PGDATA/PG_VERSION"' &&
    docker start "$name" >/dev/null && up && is "$(docker exec "$name" bash -c "stat -c %u \$PGDATA/PG_VERSION")" 999
}
B06() {
  if ((major >= 18)); then
    secure --user 568:568 -v "$prefix:/var/lib/postgresql" "$image" && up
    return
  fi
  secure --user 568:568 -v "$prefix:/var/lib/postgresql/data" "$image" && ends 1 && says 'could not change permissions' || return 1
  docker rm -fv "$name" >/dev/null
  docker volume rm -f "$prefix" >/dev/null
  secure --user 568:568 -e PGDATA=/var/lib/postgresql/data/sub -v "$prefix:/var/lib/postgresql/data" "$image" && up
}
B07() { run -e POSTGRES_PASSWORD=a -e POSTGRES_PASSWORD_FILE=/etc/hostname "$image" && ends 1 && says 'are set (but are exclusive)'; }
B08() {
  printf 'from-file\n\n' | file pw 0644
  run -e POSTGRES_PASSWORD_FILE=/x/pw -v "$work/d:/x:ro" "$image" && up &&
    is "$(docker exec -e PGPASSWORD=from-file "$name" psql -XAt -h "$(docker exec "$name" hostname -i)" -U postgres -c 'SELECT 1')" 1
}
B09() { run "$image" && ends 1 && says 'superuser password is not specified' && ! docker run --rm --volumes-from "$name" --entrypoint bash "$image" -c '[[ -s $PGDATA/PG_VERSION ]]'; }
B10() { run -e POSTGRES_HOST_AUTH_METHOD=trust "$image" && up && says 'POSTGRES_HOST_AUTH_METHOD has been set to "trust"'; }
B11() { secure --user 12345:12345 -e PGDATA=/var/lib/postgresql/"$major"/docker "$image" && up && is "$(docker exec "$name" stat -c %u /proc/1)" 12345; }
B12() { secure -e POSTGRES_INITDB_ARGS='--lc-messages="C" --text-search-config="'"\$(echo german)\"" "$image" && up && is "$(q -c 'SHOW default_text_search_config')" pg_catalog.german; }
B13() {
  local odd="a b'c\"d\$e\\f"
  run -e POSTGRES_PASSWORD="$odd" "$image" && up &&
    is "$(docker exec -e PGPASSWORD="$odd" "$name" psql -XAt -h "$(docker exec "$name" hostname -i)" -U postgres -c 'SELECT 1')" 1
}
B14() {
  secure "$image" && up && is "$(docker exec "$name" bash -c "tail -n 1 \$PGDATA/pg_hba.conf")" 'host all all all scram-sha-256' || return 1
  docker rm -fv "$name" >/dev/null
  secure -e POSTGRES_HOST_AUTH_METHOD=md5 "$image" && up && is "$(docker exec "$name" bash -c "tail -n 1 \$PGDATA/pg_hba.conf")" 'host all all all md5'
}
B15() {
  file 1.sh 0755 <<'IN'
#!/bin/bash
(: </dev/tcp/127.0.0.1/5432) 2>/dev/null && echo tcp=open || echo tcp=shut
psql -XAt -U postgres -c "SELECT 'work_mem=' || current_setting('work_mem')"
IN
  secure -v "$(initd)" "$image" postgres -c work_mem=9MB && up && says tcp=shut && says work_mem=9MB
}
B16() { local user=jo && secure -e POSTGRES_USER=jo "$image" && up && is "$(q -d jo -c 'SELECT current_database(), rolsuper FROM pg_roles WHERE rolname = current_user')" 'jo|t'; }
B17() {
  printf '%s\n' '#!/bin/bash' 'export ran=1' | file 1.sh 0755
  echo 'leak=yes' | file 2.sh 0644
  echo "echo \"leak=\$leak ran=\${ran:-no}\"" | file 3.sh 0644
  secure -v "$(initd)" "$image" && up && says 'leak=yes ran=no' && says 'running /docker-entrypoint-initdb.d/1.sh' && says 'sourcing /docker-entrypoint-initdb.d/2.sh'
}
B18() {
  echo 'CREATE TABLE seen (n serial, what text)' | file 1.sql 0644
  echo "INSERT INTO seen (what) VALUES ('gz')" | gzip | file 2.sql.gz 0644
  echo "INSERT INTO seen (what) VALUES ('xz')" | xz | file 3.sql.xz 0644
  echo "INSERT INTO seen (what) VALUES ('zst')" | zstd -qc | file 4.sql.zst 0644
  echo other | file 5.txt 0644
  secure -v "$(initd)" "$image" && up && is "$(q -c "SELECT string_agg(what, ' ' ORDER BY n) FROM seen")" 'gz xz zst' && says 'ignoring /docker-entrypoint-initdb.d/5.txt'
}
B19() {
  echo 'exit 3' | file 1.sh 0755
  echo 'CREATE TABLE late ()' | file 2.sql 0644
  secure -v "$(initd)" "$image" && ends bad && docker start "$name" >/dev/null && up &&
    says 'Skipping initialization' && is "$(q -c "SELECT to_regclass('late') IS NULL")" t
}
B20() {
  if ((major < 18)); then secure -v "$prefix:/var/lib/postgresql/data" "$image" && up; else
    secure -v "$prefix:/var/lib/postgresql/data" "$image" && ends 1 && says 'unused mount/volume'
  fi
}
B21() {
  docker run --rm -v "$prefix:/var/lib/postgresql" --entrypoint bash "$image" -c 'mkdir -p /var/lib/postgresql/12/docker && echo 12 >/var/lib/postgresql/12/docker/PG_VERSION'
  secure -e PGDATA="/var/lib/postgresql/$major/docker" -v "$prefix:/var/lib/postgresql" "$image" && ends 1 && says '/var/lib/postgresql/12/docker'
}
B22() {
  secure -v "$prefix:/var/lib/postgresql/data" -e PGDATA=/var/lib/postgresql/data/x "$image" && up && docker rm -f "$name" >/dev/null &&
    run -e POSTGRES_PASSWORD=other -e POSTGRES_USER=other -e POSTGRES_DB=other -v "$prefix:/var/lib/postgresql/data" -e PGDATA=/var/lib/postgresql/data/x "$image" && up &&
    is "$(q -c "SELECT count(*) FROM pg_roles WHERE rolname = 'other'")" 0 &&
    is "$(docker exec -e PGPASSWORD=pw "$name" psql -XAt -h "$(docker exec "$name" hostname -i)" -U postgres -c 'SELECT 1')" 1
}
B23() {
  echo sesame | file pw 0644
  run -e POSTGRES_PASSWORD_FILE=/x/pw -v "$work/d:/x:ro" "$image" && up && docker restart "$name" >/dev/null && up &&
    is "$(docker exec -u 999 "$name" bash -c "tr '\\0' '\\n' </proc/1/environ | grep ^POSTGRES_PASSWORD")" POSTGRES_PASSWORD=sesame
}
B24() {
  printf '%s\n' "SELECT 'as ' || current_user || ' in ' || current_database();" 'SELECT nonsense;' "SELECT 'after';" | file 1.sql 0644
  secure -e POSTGRES_DB=shop -v "$(initd)" "$image" && ends bad && says 'as postgres in shop' && ! says ' after'
}
B25() {
  echo "SELECT 'local login works'" | file 1.sql 0644
  secure -e POSTGRES_INITDB_ARGS=--auth-local=scram-sha-256 -v "$(initd)" "$image" && up && says 'local login works'
}
B26() {
  printf '%s\n' '#!/bin/bash' "echo during=\$PGPASSWORD" | file 1.sh 0755
  secure -v "$(initd)" "$image" && up && says 'during=pw' && is "$(docker exec -u 999 "$name" bash -c "tr '\\0' '\\n' </proc/1/environ | grep -c ^PGPASSWORD")" 0
}
B27() { secure "$image" postgres -c work_mem=5MB && up && is "$(docker exec -u 999 "$name" bash -c "tr '\\0' ' ' </proc/1/cmdline")" 'postgres -c work_mem=5MB '; }
B28() {
  secure "$image" && up || return 1
  docker exec -d "$name" psql -U postgres -c 'SELECT pg_sleep(60)'
  sleep 1
  local began=$SECONDS
  docker stop -t 20 "$name" >/dev/null && is "$(docker inspect -f '{{.State.ExitCode}}' "$name")" 0 && ((SECONDS - began < 8))
}
B29() {
  chmod 0700 "$work/d"
  secure -v "$(initd)" "$image" && ends bad && is "$(docker run --rm --volumes-from "$name" --entrypoint bash "$image" -c '[[ -s $PGDATA/PG_VERSION ]] && echo made || echo none')" none
}
B30() { secure "$image" && up && is "$(docker exec "$name" stat -c %a /var/run/postgresql)" 3775; }
B31() { secure -e POSTGRES_INITDB_WALDIR=/var/lib/postgresql/wal "$image" && up && is "$(docker exec "$name" bash -c "stat -c %a /var/lib/postgresql/wal; readlink \$PGDATA/pg_wal")" $'700\n/var/lib/postgresql/wal'; }
B32() { secure --cap-drop ALL "$image" && ends bad && says 'not permitted'; }
B33() {
  secure -e POSTGRES_HOST_AUTH_METHOD=nonsense "$image" && ends bad &&
    is "$(docker run --rm --volumes-from "$name" --entrypoint bash "$image" -c '[[ -s $PGDATA/PG_VERSION ]] && echo made || echo none')" made
}
B34() { secure "$image" && up && is "$(docker exec -u 999 "$name" psql -XAt -w -U postgres -c 'SELECT 1')" 1; }

mapfile -t all < <(sed -n 's/^| \(B[0-9]*\) .*/\1/p' "$here/behaviours.md")
(($#)) || set -- "${all[@]}"
good=0 bad=0
for id; do
  clean
  output=''
  if "$id"; then
    good=$((good + 1))
    printf 'PASS entrypoint %s on %s\n' "$id" "$major"
  else
    bad=$((bad + 1))
    printf 'FAIL entrypoint %s on %s: %s\n' "$id" "$major" "$output"
  fi
done
printf 'entrypoint on PostgreSQL %s: %s behaviours hold, %s do not\n' "$major" "$good" "$bad"
((bad == 0))
