#!/usr/bin/env bash
# A custom app as the NAS takes it: loaded and written again by a YAML 1.1 reader, then given to Compose under the
# project's name, at uid 568, on directories that prepare.sh has made. There is no NAS and no ZFS here.
# minutes: 9
set -Eeuo pipefail
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/data.sh"
# shellcheck source=restore.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/restore.sh"
# shellcheck source=nas.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/nas.sh"

scenario=truenas
stack_begin truenas 17 568
nas_begin "tank/apps/$name"

restored() { "$home/pggen/restore.sh" "$@"; }
everything_healthy() { local service; for service in db backup drill web; do healthy "$service" || return 1; done; }
outcome() { docker exec "$(id_of db)" bash -c "$1"; }

# server_names PATTERN: how many variables of the server's own process have such names
server_names() {
  docker exec -i "$(id_of db)" bash -s "$1" <<'SH'
tr '\0' '\n' <"/proc/$(head -n 1 "$PGDATA/postmaster.pid")/environ" | grep -cE "^($1)" || true
SH
}

app_spec "tank/apps/$name" 18568
if ! python3 -c 'import yaml' 2>/dev/null; then
  not_run "python3-yaml is not installed"
  finish
  exit
fi
must "it renders for the NAS" bash -c "cd '$work' && '$pggen' render --target truenas" || { finish; exit; }
must "secrets are made" bash -c "cd '$work' && '$pggen' secrets --target truenas" || { finish; exit; }
check "images are there" tagged
must "prepare.sh makes directories" prepared || { finish; exit; }
check "and changes nothing when it is run again" bash -c "[[ -z \$('$work/nas/prepare.sh' --directories | grep -v -e '^ready' -e '^the secrets lie' -e '^backups may') ]]"
check "it can be run where it has brought itself" "$home/pggen/prepare.sh" --directories
equal "the app's directory is root's alone" "$(stat -c '%U %a' "$home")" 'root 700'
equal "the volume of the database belongs to 568" "$(stat -c '%u:%g %a' "$home/db-data")" '568:568 700'
equal "a secret belongs to root and the readers' group" "$(stat -c '%u:%g %a' "$home/secrets/db_password")" '0:5432 440'
must "a YAML 1.1 round trip keeps the app" middleware || { finish; exit; }
must "docker compose config accepts it" dc config --quiet || { finish; exit; }
must "it comes up healthy" dc up -d --wait --wait-timeout "${up_limit:?}" || { dc logs --tail 15; finish; exit; }
equal "the server runs as 568" "$(docker exec "$(id_of db)" stat -c %u /proc/1)" 568
equal "its root file system is read-only" "$(docker inspect -f '{{.HostConfig.ReadonlyRootfs}}' "$(id_of db)")" true
equal "the scripts are the rendered ones" "$(outcome 'cd /etc/pggen/scripts && sha256sum *')" "$(cd "$out/scripts" && sha256sum ./* | sed 's|\./||')"
equal "so is the configuration" "$(outcome 'sha256sum </etc/pggen/postgres/postgresql.conf')" "$(sha256sum <"$out/postgres/postgresql.conf")"
equal "the server's own environment holds no texts" "$(server_names PGDATA) $(server_names 'PGGEN_TEXT|PGGEN_SCRIPTS')" '1 0'
check "the app logs in" within 60 beats_go_on
check "check.sh finds nothing wrong" within 90 content
check "odd data goes in" odd_data
check "a backup now" dc exec -T backup /etc/pggen/scripts/backup.sh once
before=$(fingerprint)
check "tables are dropped" sql 'DROP TABLE stub_item, guarded CASCADE'
changed=$(fingerprint)
check "restore.sh lists the backup" bash -c "'$home/pggen/restore.sh' list | grep ."
must "restore.sh brings it back" restored latest && equal "everything is equal" "$(same "$before")" ''
must "restore.sh undo goes back" restored undo && equal "to what was there before" "$(same "$changed")" ''
check "restore once more" restored latest
check "the drill passes" dc exec -T drill /etc/pggen/scripts/drill.sh once
check "deleting the app removes containers and volumes" dc down -v
check "it is installed again" dc up -d --wait --wait-timeout "${up_limit:?}"
equal "no data is lost" "$(same "$before")" ''
check "the app logs in again" within 60 beats_go_on
check "check.sh finds nothing wrong at the end" within 90 content
dc down -v --timeout 20 >/dev/null 2>&1 || true
gone
stack_end
finish
