#!/bin/sh
# Prints each detection as it is found or seen again, as server-sent events, until it is stopped.
ACCEPT=text/event-stream exec "$(dirname "$0")/graphql.sh" "$(dirname "$0")/follow-detections.graphql"
