#!/bin/bash
# The volume guard and the probe, with a stand-in for the image's entrypoint.
# shellcheck source=/dev/null
. "$HERE/checks.sh"
if [ "$PLACE" != plain ]; then
  elsewhere 'containers have 81-volume'
fi
set -Eeuo pipefail
TOPIC=$WORK/80-guard
OUT=$TOPIC/out
VOLUME=$TOPIC/volume
export OUT
mkdir -p "$VOLUME"
cat >"$TOPIC/entrypoint" <<'SH'
#!/bin/bash
printf '%s\n' "${POSTGRES_PASSWORD:-none}" >"$0.password"
printf '%s\n' "$@" >"$0.arguments"
exec sleep 30
SH
chmod 0755 "$TOPIC/entrypoint"

guard() {
  env PGGEN_SERVICE=shop PGGEN_DATABASE=shop PGGEN_MONITOR_ROLE=shop_monitor PGGEN_MAJOR=17 PGDATA="$VOLUME/17/docker" \
    PGGEN_VOLUME="$VOLUME" PGGEN_ENTRYPOINT="$TOPIC/entrypoint" timeout --foreground "${LIMIT:-60}" bash "$WORK/scripts/$1.sh" "${@:2}"
}

# started: until the stand-in runs.
started() {
  until [ -e "$TOPIC/entrypoint.arguments" ]; do sleep 0.02; done
}

set -m
guard guard postgres -c 'config_file=/a b/c' >"$TOPIC/log" 2>&1 &
first=$!
set +m
started
equal 'arguments are handed over' $'postgres\n-c\nconfig_file=/a b/c' "$(cat "$TOPIC/entrypoint.arguments")"
password=$(cat "$TOPIC/entrypoint.password")
equal 'the first start has a random password' yes "$([[ $password =~ ^[0-9a-f]{64}$ ]] && echo yes)"
code 'a second server on the volume' 75 guard guard postgres
kill -s KILL -- "-$first"
wait "$first" 2>/dev/null || true
mkdir -p "$VOLUME/17/docker"
echo 17 >"$VOLUME/17/docker/PG_VERSION"
printf '%s\n' $$ >"$VOLUME/17/docker/postmaster.pid"
rm "$TOPIC/entrypoint.arguments"
LIMIT=2 code 'after a kill -9 the lock is free' 124 guard guard postgres
says 'an unfinished first start is told' 'was not finished'
code 'the number that the killed server left is forgotten' 1 test -e "$VOLUME/17/docker/postmaster.pid"
equal 'no password at later starts' none "$(cat "$TOPIC/entrypoint.password")"
code 'the probe misses the marker' 1 guard probe
says 'and says so' pggen.initialized
touch "$VOLUME/17/docker/pggen.initialized"
code 'the probe finds no server' 2 guard probe
mv "$VOLUME/17" "$VOLUME/15"
code 'data of another major' 10 guard guard postgres
says 'names the way out' .pggen.empty-17
touch "$VOLUME/.pggen.empty-17"
LIMIT=2 code 'the way out' 124 guard guard postgres
rm -rf "$VOLUME"
code 'no volume' 10 guard guard postgres
end
