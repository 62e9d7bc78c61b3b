#!/usr/bin/env bash
# The linters of others over everything that is rendered.
# minutes: 11
set -Eeuo pipefail
exec bash "$(dirname -- "${BASH_SOURCE[0]}")/../linters.sh"
