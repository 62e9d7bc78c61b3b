# Who gets in from the network, what the app believes, and where the server gets to. Sourced.
# shellcheck shell=bash
# shellcheck source=stack.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/stack.sh"

by_rules='pg_hba.conf rejects|no pg_hba.conf entry'

network_refusals() {
  local app
  app=$(database)
  check "the app's role gets in over verify-full TLS" login "$app" "$app" /s/db_password "$verified"
  refused "superuser from the network" "$by_rules" login postgres "$app" /s/db_password "$verified"
  refused "plain TCP" "$by_rules" login "$app" "$app" /s/db_password sslmode=disable
  refused "the monitor role from the network" "$by_rules" login "${app}_monitor" "$app" /s/db_password "$verified"
  refused "a role that nobody planned" "$by_rules" login nobody "$app" /s/db_password "$verified"
  refused "another database" "$by_rules" login "$app" postgres /s/db_password "$verified"
  refused "a wrong password" 'authentication failed' login "$app" "$app" /etc/hostname "$verified"
}

# app_with CA: the stub app beside the stack, as the same user, with the same variables and that certificate
# authority; its first word about the database
app_with() {
  docker run --rm --network "$(project)_db" --user "$uid:$uid" --group-add 5432 -e DATABASE_URL_FILE=/run/secrets/db_url \
    -v "$out/secrets/db_url:/run/secrets/db_url:ro" -v "$1:/run/secrets/db_ca:ro" --entrypoint bash pggen-e2e/stub:1 \
    -c "grep -m 1 -E 'migrated|waiting' < <(timeout 30 /stub/app.sh 2>&1)"
}

server_address() { docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$(id_of db)"; }

certificates() {
  local app address foreign=$work/foreign.crt
  app=$(database) address=$(server_address)
  check "a foreign authority" openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=foreign -days 2 -keyout "$work/foreign.key" -out "$foreign"
  chmod 0644 "$foreign"
  says "the app works under the stack's own authority" 'migrated; tls TLSv1\.[23]' app_with "$out/secrets/db_ca"
  says "the app does not talk to a server of a foreign authority" 'certificate verify failed' app_with "$foreign"
  refused "the right authority, another host name" 'does not match host name' \
    login "$app" "$app" /s/db_password "$verified" host=elsewhere "hostaddr=$address"
  refused "the right authority, an address in place of the name" 'does not match host name' \
    login "$app" "$app" /s/db_password "$verified" "host=$address"
}

# reach PLACE PORT: as a command line for a shell; says what it found
reach() { printf 'if timeout 5 bash -c ": </dev/tcp/%s/%s" 2>/dev/null; then echo open; else echo shut; exit 1; fi' "$1" "$2"; }

# A world outside: a container without a network of Docker, on a line of its own to this machine, that answers at
# $there. From the app's network it is reached through this machine, from the server's network nothing is.
world_outside() {
  local world=$name-outside pid line here
  line=pg$((RANDOM % 90000 + 10000)) here=198.18.$((RANDOM % 256)).$((RANDOM % 60 * 4 + 1))
  there=${here%.*}.$((${here##*.} + 1))
  # shellcheck disable=SC2016
  docker run -d --name "$world" --label "dev.pggen.e2e.stack=$name" --network none --entrypoint perl pggen-e2e/stub:1 -MIO::Socket::INET -e \
    'my $s = IO::Socket::INET->new(LocalPort => 5432, Listen => 8) or die $!; 1 while $s->accept'
  pid=$(docker inspect -f '{{.State.Pid}}' "$world")
  connected_by "$line" "$pid" "$here" "$there"
}
world_gone() { docker rm -f "$name-outside" >/dev/null 2>&1 || true; }

no_way_out() {
  must "a world outside" world_outside || return 0
  says "a container of the app's network gets out" '^open$' \
    docker run --rm --network "$(project)_app" --entrypoint bash pggen-e2e/stub:1 -c "$(reach "$there" 5432)"
  refused "the server does not" '^shut$' dc exec -T db bash -c "$(reach "$there" 5432)"
  refused "nor does the sidecar" '^shut$' dc exec -T backup bash -c "$(reach "$there" 5432)"
  world_gone
}

# connected_by LINE PID HERE THERE: a line between this machine and the network namespace of the process; it goes with that
connected_by() {
  ip link add "$1" type veth peer name out0 netns "$2" && ip address add "$3/30" dev "$1" && ip link set "$1" up &&
    nsenter -t "$2" -n ip address add "$4/30" dev out0 && nsenter -t "$2" -n ip link set out0 up &&
    nsenter -t "$2" -n ip route add default via "$3"
}
