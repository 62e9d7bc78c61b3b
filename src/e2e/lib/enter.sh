#!/usr/bin/env bash
# enter.sh ROOT COMMAND...: runs a command inside a root directory. Called in a
# private mount namespace (see debian.sh), so no mount outlives the command.
set -Eeuo pipefail
root=$1
shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
