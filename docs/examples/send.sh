#!/bin/sh
# Sends incident.json, signed as Standard Webhooks 1.0 says; curl, openssl and a shell of POSIX.
# OTKLIK_API, OTKLIK_INTEGRATION and OTKLIK_SECRET say where to and by which secret: for the local cloud they stand in
# .local/endpoints.json. The first argument names another file. While it signs, the key can be seen in the list of
# processes: on a machine that others use as well take send.py.
set -eu

file=${1:-$(dirname "$0")/incident.json}
# A repeat bears the id of the first: keep it beside the message until an answer came.
id=msg_$(openssl rand -hex 16)
timestamp=$(date +%s)
key=$(printf %s "${OTKLIK_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
signature=$({ printf %s "$id.$timestamp." && cat "$file"; } |
	openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)

answer=$(curl --silent --show-error --max-time 30 --write-out '\n%{http_code}' \
	--header 'content-type: application/json' \
	--header "otklik-integration: $OTKLIK_INTEGRATION" \
	--header "webhook-id: $id" \
	--header "webhook-timestamp: $timestamp" \
	--header "webhook-signature: v1,$signature" \
	--data-binary "@$file" "$OTKLIK_API/incidents")
status=$(printf %s "$answer" | tail -n 1)
# application/problem+json: 422 names each field at fault; 429 and 503 say in Retry-After when to send it again.
printf '%s %s\n' "$status" "$(printf %s "$answer" | sed '$d')"
case $status in 2??) ;; *) exit 1 ;; esac
