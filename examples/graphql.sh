#!/bin/sh
# Sends one GraphQL operation from a file to the head and prints the answer as JSON.
#   AI_DEFEND_TOKEN=aid_… examples/graphql.sh FILE.graphql ['{"variable": "value"}']
# AI_DEFEND_URL: where the head is, http://localhost:8000 unless set.
# ACCEPT=text/event-stream follows a subscription instead, until it is stopped.
# Exits with 1 when the head answers with errors, and as curl does when it does not answer.
set -eu
operation=$(sed 's/#.*//; s/\\/\\\\/g; s/"/\\"/g' "$1" | tr '\n' ' ')
variables=${2:-null}
send() {
  curl --silent --show-error --fail-with-body "${AI_DEFEND_URL:-http://localhost:8000}/graphql" \
    --header "authorization: Bearer ${AI_DEFEND_TOKEN:?Make one with: npm run token -- --name me}" \
    --header "content-type: application/json" \
    --header "accept: ${ACCEPT:-application/json}" "$@" \
    --data "{\"query\": \"$operation\", \"variables\": $variables}"
}
if [ "${ACCEPT:-}" = text/event-stream ]; then
  send --no-buffer
  exit
fi
status=0
answer=$(send) || status=$?
printf '%s\n' "$answer"
case $answer in
  '{"errors"'*) exit 1 ;;
esac
exit "$status"
