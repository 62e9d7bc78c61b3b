#!/bin/sh
set -eu
psql -c "CREATE ROLE jobs LOGIN PASSWORD '`cat /run/secrets/jobs`'"
psql -c "$(printf "CREATE ROLE web LOGIN PASSWORD '%s'" "$WEB_PASSWORD")"
