#!/bin/sh
# Passes raw sockets on to scanners where this container may have them, and goes on without where it may not.
set -eu
if [ "$(id -u)" != 0 ] && setpriv-net-raw --inh-caps=+net_raw --ambient-caps=+net_raw true 2>/dev/null; then
  exec setpriv-net-raw --inh-caps=+net_raw --ambient-caps=+net_raw "$@"
fi
exec "$@"
