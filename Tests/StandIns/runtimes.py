"""Stands in for a Docker Engine and a kubelet where none runs: their answers in the documented shape, and their refusals.

Usage: runtimes.py docker SOCKET ANSWERS
       runtimes.py kubelet PORT ANSWERS CERTIFICATE KEY [CLIENT_CA]
ANSWERS is a JSON file, read anew for each request: paths to bodies, "status" to answer with instead, "delay" in seconds, "raw" for
bytes as they are, "pad" for that many spaces in front, "redirect" for another address, "token" that must be shown. Each path that is
asked for is a line of standard output.
"""

import http.server
import json
import os
import socketserver
import ssl
import sys
import time

kind, place, answers = sys.argv[1:4]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def address_string(self):
        return "local"

    def do_GET(self):
        print(self.path, flush=True)
        with open(answers) as file:
            known = json.load(file)
        time.sleep(known.get("delay", 0))
        if "redirect" in known:
            self.send_response(302)
            self.send_header("Location", known["redirect"])
            self.send_header("Content-Length", "0")
            return self.end_headers()
        token = known.get("token")
        if token and self.headers.get("Authorization") != "Bearer " + token:
            return self.answer(401, b"Unauthorized")
        if "status" in known:
            return self.answer(known["status"], b"{}")
        if "raw" in known:
            return self.answer(200, known["raw"].encode())
        body = known.get(self.path)
        if body is None:
            return self.answer(404, json.dumps({"message": "no such thing"}).encode())
        self.answer(200, b" " * known.get("pad", 0) + json.dumps(body).encode())

    def answer(self, status, data):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            pass


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer if kind == "docker" else socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128


if kind == "docker":
    server = Server(place, Handler)
else:
    server = Server(("127.0.0.1", int(place)), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*sys.argv[4:6])
    if len(sys.argv) > 6:
        context.load_verify_locations(sys.argv[6])
        context.verify_mode = ssl.CERT_REQUIRED
    server.socket = context.wrap_socket(server.socket, server_side=True)
print("ready", flush=True)
server.serve_forever()
