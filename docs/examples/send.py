"""Sends incident.json, signed as Standard Webhooks 1.0 says; Python 3 and nothing else.

OTKLIK_API, OTKLIK_INTEGRATION and OTKLIK_SECRET say where to and by which secret: for the local cloud they stand in
.local/endpoints.json. The first argument names another file.
"""
import base64
import hashlib
import hmac
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request
import uuid

file = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("incident.json")
body = file.read_bytes()
secret = base64.b64decode(os.environ["OTKLIK_SECRET"].removeprefix("whsec_"))

# A repeat bears the id of the first: keep it beside the message until an answer came.
message_id = f"msg_{uuid.uuid4()}"
timestamp = str(int(time.time()))
signed = b".".join([message_id.encode(), timestamp.encode(), body])
signature = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()

request = urllib.request.Request(
    os.environ["OTKLIK_API"] + "/incidents",
    data=body,
    headers={
        "content-type": "application/json",
        "otklik-integration": os.environ["OTKLIK_INTEGRATION"],
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{signature}",
    },
)
try:
    with urllib.request.urlopen(request, timeout=30) as answer:
        print(answer.status, answer.read().decode())
except urllib.error.HTTPError as refusal:
    # application/problem+json: 422 names each field at fault; 429 and 503 say in Retry-After when to send it again.
    print(refusal.code, refusal.read().decode())
    sys.exit(1)
