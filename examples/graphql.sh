#!/bin/sh
# Sends one GraphQL operation from a file to the head and prints the answer as JSON.
#   AI_DEFEND_TOKEN=aid_… examples/graphql.sh FILE.graphql ['{"variable": "value"}']
# AI_DEFEND_URL: where the head is, http://localhost:8000 unless set.
set -eu
operation=$(sed 's/#.*//; s/\\/\\\\/g; s/"/\\"/g' "$1" | tr '\n' ' ')
curl --silent --show-error --fail-with-body "${AI_DEFEND_URL:-http://localhost:8000}/graphql" \
  --header "authorization: Bearer ${AI_DEFEND_TOKEN:?Make one with: npm run token -- --name me}" \
  --header "content-type: application/json" \
  --header "accept: ${ACCEPT:-application/json}" ${CURL_OPTIONS:-} \
  --data "{\"query\": \"$operation\", \"variables\": ${2:-null}}"
echo
