#!/bin/sh
# Prints each detection as it is found or seen again, as server-sent events, until it is stopped.
export ACCEPT=text/event-stream CURL_OPTIONS=--no-buffer
exec "$(dirname "$0")/graphql.sh" "$(dirname "$0")/follow-detections.graphql"
