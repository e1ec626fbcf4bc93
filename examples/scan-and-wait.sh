#!/bin/sh
# Scans targets with nmap, waits for the end and prints what was found as JSON.
#   AI_DEFEND_TOKEN=aid_… examples/scan-and-wait.sh PORTS TARGET…      such as: 1-1000 127.0.0.1
# Exits 0 when the scan succeeded, 1 when it did not.
set -eu
here=$(dirname "$0")
ports=$1
shift
targets=$(printf '"%s",' "$@")
answer=$("$here/graphql.sh" "$here/assign-scan.graphql" "{\"targets\": [${targets%,}], \"ports\": \"$ports\"}") || {
  echo "$answer" >&2
  exit 1
}
id=$(printf '%s' "$answer" | sed 's/.*"id":"\([^"]*\)".*/\1/')
status=0
"$here/wait-for-scan.sh" "$id" > /dev/null || status=$?
"$here/graphql.sh" "$here/scan-detections.graphql" "{\"id\": \"$id\"}"
exit "$status"
