#!/bin/sh
# Waits for the end of a scan and prints its state.
#   AI_DEFEND_TOKEN=aid_… examples/wait-for-scan.sh SCAN_ID
# Exits 0 when the scan succeeded, 1 when it did not, or had no end yet after MAX_WAIT_SECONDS (an hour unless set).
set -eu
here=$(dirname "$0")
last=$(($(date +%s) + ${MAX_WAIT_SECONDS:-3600}))
while :; do
  # A head that is away for a moment does not end the wait.
  answer=$("$here/graphql.sh" "$here/scan-state.graphql" "{\"id\": \"$1\"}") || true
  state=$(printf '%s' "$answer" | sed -n 's/^{"data":{"scan":{"state":"\([A-Z]*\)".*/\1/p')
  case $state in
    SUCCEEDED | PARTIAL | FAILED | CANCELLED) break ;;
  esac
  [ "$(date +%s)" -lt "$last" ] || break
  sleep 1
done
printf '%s\n' "${state:-UNKNOWN}"
[ "$state" = SUCCEEDED ]
