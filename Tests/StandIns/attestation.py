"""Stands in for what nodes and servers ask about nodes: a cluster's TokenReview, and the metadata services of three clouds.

Usage: attestation.py PORT ANSWERS [CERTIFICATE KEY [CLIENT_CA]]
ANSWERS is a JSON object: `reviews` maps a token to the status of its review, `bearer` is whom reviews are answered to,
`document` and `rsa2048` are AWS's, `google` and `azure` what those two say. With a certificate it speaks TLS, and with CLIENT_CA it asks
for one too. Every request that lacks what the real service demands is refused as there.
"""

import http.server
import json
import ssl
import sys
import urllib.parse

port, answers = int(sys.argv[1]), json.load(open(sys.argv[2]))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body):
        body = body.encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self):
        if self.path == "/latest/api/token" and self.headers.get("x-aws-ec2-metadata-token-ttl-seconds"):
            return self.answer(200, "session")
        self.answer(400, "")

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qs(url.query)
        if url.path.startswith("/latest/dynamic/instance-identity/"):
            if self.headers.get("x-aws-ec2-metadata-token") != "session":
                return self.answer(401, "")
            return self.answer(200, answers[url.path.rsplit("/", 1)[1]])
        if url.path == "/computeMetadata/v1/instance/service-accounts/default/identity":
            if self.headers.get("metadata-flavor") != "Google" or query.get("format") != ["full"]:
                return self.answer(403, "")
            return self.answer(200, answers["google"] + " " + query["audience"][0])
        if url.path == "/metadata/attested/document":
            if self.headers.get("metadata") != "true" or "api-version" not in query or len(query["nonce"][0]) > 10:
                return self.answer(400, "")
            return self.answer(200, json.dumps({"encoding": "pkcs7", "signature": answers["azure"] + query["nonce"][0]}))
        if url.path == "/redirect":
            self.send_response(302)
            self.send_header("location", "/latest/api/token")
            self.send_header("content-length", "0")
            return self.end_headers()
        if url.path == "/long":
            return self.answer(200, "x" * 1000000)
        self.answer(404, "")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.path != "/apis/authentication.k8s.io/v1/tokenreviews":
            return self.answer(404, "")
        is_known = hasattr(self.connection, "getpeercert") and self.connection.getpeercert()
        if not is_known and self.headers.get("authorization") != "Bearer " + answers["bearer"]:
            return self.answer(401, "{}")
        status = answers["reviews"].get(body["spec"]["token"], {"authenticated": False, "error": "unknown"})
        self.answer(201, json.dumps({"kind": "TokenReview", "status": status}))

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
if len(sys.argv) > 4:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3], sys.argv[4])
    if len(sys.argv) > 5:
        context.load_verify_locations(sys.argv[5])
        context.verify_mode = ssl.CERT_OPTIONAL
    server.socket = context.wrap_socket(server.socket, server_side=True)
print("ready", flush=True)
server.serve_forever()
