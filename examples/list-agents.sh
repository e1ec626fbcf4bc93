#!/bin/sh
# Prints every agent as JSON.
exec "$(dirname "$0")/graphql.sh" "$(dirname "$0")/list-agents.graphql"
