#!/bin/sh
# For pipelines: scans targets with nmap and fails where it finds something new at or above a severity. New is what no scan
# had seen before, or what had been resolved; what was judged a false positive or accepted does not count.
#   AI_DEFEND_TOKEN=aid_… examples/gate.sh SEVERITY PORTS TARGET…      such as: HIGH 1-1000 192.0.2.10
# SEVERITY: INFO, LOW, MEDIUM, HIGH or CRITICAL. The first scan of a target finds everything new.
# MAX_WAIT_SECONDS: how long it waits for the end of the scan, an hour unless set.
# Exits 0 nothing new; 1 something new, its number on standard output; 2 not known, because the scan or a part of it did not
# succeed in time, or the head refused or did not answer: the reason is on standard error; 64 wrong arguments.
set -eu
here=$(dirname "$0")
if [ $# -lt 3 ]; then
  echo "Usage: $0 SEVERITY PORTS TARGET…" >&2
  exit 64
fi
severity=$1
ports=$2
shift 2
case $severity in
  INFO | LOW | MEDIUM | HIGH | CRITICAL) ;;
  *)
    echo "\"$severity\" is no severity: INFO, LOW, MEDIUM, HIGH or CRITICAL." >&2
    exit 64
    ;;
esac
targets=$(printf '"%s",' "$@")
answer=$("$here/graphql.sh" "$here/assign-scan.graphql" "{\"targets\": [${targets%,}], \"ports\": \"$ports\"}") || {
  echo "$answer" >&2
  exit 2
}
id=$(printf '%s' "$answer" | sed 's/.*"id":"\([^"]*\)".*/\1/')
state=$("$here/wait-for-scan.sh" "$id") || {
  echo "Scan $id is $state: what it did not examine is not known." >&2
  exit 2
}
answer=$("$here/graphql.sh" "$here/new-detections.graphql" "{\"id\": \"$id\", \"atLeast\": \"$severity\"}") || {
  echo "$answer" >&2
  exit 2
}
count=$(printf '%s' "$answer" | sed -n 's/.*"newDetectionCount":\([0-9][0-9]*\).*/\1/p')
case $count in
  '')
    echo "The head's answer can't be read: $answer" >&2
    exit 2
    ;;
  0) echo "Scan $id found nothing new at or above $severity." ;;
  *)
    echo "Scan $id found $count new at or above $severity."
    exit 1
    ;;
esac
