#!/bin/sh
# Imports a report that you have: import-report.sh FILE [MACHINE [SCANNER]]. A .gz file is sent as what is inside it.
# Prints the account of the import as JSON, or exits with 1 and the head's sentence. The file may have up to 2 GiB.
set -eu
url="${AI_DEFEND_URL:-http://127.0.0.1:8000}"
: "${AI_DEFEND_TOKEN:?Make a token with: npm run token -- --name import}"
file="${1:?Usage: import-report.sh FILE [MACHINE [SCANNER]]}"
case "$file" in *.gz) encoding="gzip" ;; *) encoding="identity" ;; esac

encode() { printf %s "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }

query="fileName=$(encode "$(basename "$file" .gz)")&machine=$(encode "${2:-}")&scanner=$(encode "${3:-}")"
answer="$(curl --silent --show-error --request POST --upload-file "$file" \
  --header "authorization: Bearer $AI_DEFEND_TOKEN" --header "content-encoding: $encoding" "$url/imports?$query")"
printf '%s\n' "$answer"
case "$answer" in '{"errors"'*) exit 1 ;; esac
