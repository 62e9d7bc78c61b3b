#!/bin/sh
set -eu
psql -c "CREATE ROLE jobs LOGIN PASSWORD '`cat /run/secrets/jobs`'"
psql -c "CREATE ROLE web LOGIN PASSWORD 'hunter2hunter2'"
#                                       ^^^^^^^^^^^^^^^^ PG106 `roles.sh` holds the password of a role
