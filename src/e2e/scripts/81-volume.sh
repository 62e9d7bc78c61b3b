#!/bin/bash
# The volume guard with the image's own entrypoint: one server only, and its lock dies with it.
# shellcheck source=/dev/null
. "$HERE/checks.sh"
if [ "$PLACE" != docker ]; then
  elsewhere '80-guard has the same with a stand-in'
fi
# shellcheck source=/dev/null
. "$HERE/topic.sh"

server_start db
equal 'the superuser has no password' t "$(db postgres <<<"SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = 'postgres'")"
save_server
if ((MAJOR >= 18)); then mount=/var/lib/postgresql; else mount=/var/lib/postgresql/data; fi
code 'a second server on the volume' 75 image_run --rm -v "$SERVER/volume:$mount" -e PGDATA="$mount/$MAJOR/docker" \
  -e PGGEN_VOLUME="$mount" -- /etc/pggen/scripts/guard.sh postgres
equal 'the first is not disturbed' 1 "$(db postgres <<<'SELECT 1')"
server_stop KILL
code 'after a kill -9 it starts again' 0 server_start_again
equal 'no password in the environment of later starts' '' \
  "$(docker exec "$SERVER_PID" /bin/bash -c 'tr "\0" "\n" </proc/1/environ; tr "\0" "\n" </proc/self/environ' | grep POSTGRES_PASSWORD || true)"
milliseconds
start=$REPLY
server_stop INT
milliseconds
within 'an ordinary stop' 5000 $((REPLY - start))
mkdir "$TOPIC/strange"
chmod 0755 "$TOPIC/strange"
code 'a volume of another owner' 10 image_run --rm -v "$TOPIC/strange:$mount" -e PGDATA="$mount/$MAJOR/docker" \
  -e PGGEN_VOLUME="$mount" -- /etc/pggen/scripts/guard.sh postgres
end
