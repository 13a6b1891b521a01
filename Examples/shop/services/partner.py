"""partner: somebody else's API. Takes messages from whoever has the key, and refuses everybody else with 401."""

import hmac
import http.server
import json
import os
import signal
import socket
import sys

with open(os.environ["ENV_FILE"]) as stream:
    SETTINGS = dict(line.strip().split("=", 1) for line in stream if "=" in line)
COUNTS = {"accepted": 0, "refused": 0}


class Partner(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536
    timeout = 30

    def reply(self, status, value):
        content = (json.dumps(value) + "\n").encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if status == 401:
            self.send_header("WWW-Authenticate", 'Bearer realm="partner"')
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        self.reply(200, {"service": "partner", **COUNTS}) if self.path == "/healthz" else self.reply(404, {})

    def do_POST(self):
        length = self.headers.get("Content-Length") or "0"
        if not length.isdigit() or int(length) > 65536:
            self.close_connection = True
            return self.reply(413, {"error": "too long"})
        self.rfile.read(int(length))
        presented = self.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(presented, b"Bearer " + SETTINGS["PARTNER_API_KEY"].encode()):
            COUNTS["refused"] += 1
            return self.reply(401, {"error": "unknown key"})
        COUNTS["accepted"] += 1
        return self.reply(202, {"id": COUNTS["accepted"]})

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Partner, bind_and_activate=False)
    server.socket.close()
    server.socket = socket.socket(fileno=int(os.environ["LISTEN_FD"]))
    server.daemon_threads = True
    os.write(int(os.environ["NOTIFY_FD"]), b"READY\n")
    server.serve_forever()
