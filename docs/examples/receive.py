"""Takes what Otklik tells of cases, and checks the signatures as Standard Webhooks 1.0 says; Python 3 and nothing else.

OTKLIK_HOOK_SECRET holds the secret that `otklik hooks set` printed, two of them apart by a space while it is changed.
The first argument is the port, 8080 by default. Each event is a line of JSON on stdout.
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import time

keys = [base64.b64decode(one.removeprefix("whsec_")) for one in os.environ["OTKLIK_HOOK_SECRET"].split()]
# A repeat bears the id of the first. A real program keeps these beside what it stores, in the same transaction.
known = set()


def is_signed(headers, body):
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > 300:
        return False
    signed = b".".join([message_id.encode(), timestamp.encode(), body])
    expected = ["v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode() for key in keys]
    given = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(one, other) for one in given for other in expected)


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not is_signed(self.headers, body):
            self.send_response(401)
        else:
            message_id = self.headers["webhook-id"]
            if message_id not in known:
                known.add(message_id)
                print(json.dumps(json.loads(body), ensure_ascii=False), flush=True)
            self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


with http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8080), Receiver) as server:
    print(f"listening on {server.server_address[1]}", file=sys.stderr, flush=True)
    server.serve_forever()
