"""Stands in for the KV engines of a Vault, where none can be installed: the documented paths and answers.

Usage: vault.py PORT CONTENT TOKEN
CONTENT is JSON: {"mounts": {"secret/": {"type": "kv", "options": {"version": "2"}}}, "entries": {"secret/shop/db": {"data": {...},
"created": "...", "custom_metadata": {...}, "destroyed": false}}}. VALUES_REFUSED=1 refuses data, as a policy for metadata would.
"""

import http.server
import json
import os
import sys
import urllib.parse

port, content, token = sys.argv[1:4]
with open(content) as file:
    stored = json.load(file)
refuses_values = os.environ.get("VALUES_REFUSED") == "1"
failures = {"left": int(os.environ.get("FAILURES", "0"))}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        path = urllib.parse.unquote(url.path).removeprefix("/v1/")
        if failures["left"]:
            failures["left"] -= 1
            return self.answer(503, {"errors": []})
        if self.headers.get("X-Vault-Token") != token:
            return self.answer(403, {"errors": ["permission denied"]})
        if path == "sys/internal/ui/mounts":
            return self.answer(200, {"data": {"secret": stored["mounts"], "auth": {}}})
        if path.startswith("sys/internal/ui/mounts/"):
            mount = stored["mounts"].get(path.removeprefix("sys/internal/ui/mounts/") + "/")
            return self.answer(200, {"data": mount}) if mount else self.answer(403, {"errors": ["permission denied"]})
        for mount, settings in stored["mounts"].items():
            if path.startswith(mount):
                versioned = (settings.get("options") or {}).get("version") == "2"
                return self.entry(mount, path[len(mount):], versioned, "list=true" in url.query)
        self.answer(404, {"errors": []})

    def entry(self, mount, path, versioned, is_list):
        area = ""
        if versioned:
            area, _, path = path.partition("/")
        if is_list:
            if versioned and area != "metadata":
                return self.answer(405, {"errors": []})
            prefix = mount + path
            keys = {name[len(prefix):].split("/")[0] + ("/" if "/" in name[len(prefix):] else "")
                    for name in stored["entries"] if name.startswith(prefix)}
            return self.answer(200, {"data": {"keys": sorted(keys)}}) if keys else self.answer(404, {"errors": []})
        entry = stored["entries"].get(mount + path)
        if entry is None:
            return self.answer(404, {"errors": []})
        version = {"created_time": entry["created"], "deletion_time": "", "destroyed": entry.get("destroyed", False)}
        if area == "metadata":
            return self.answer(200, {"data": {
                "created_time": entry["created"], "updated_time": entry["created"], "current_version": 1, "oldest_version": 0,
                "custom_metadata": entry.get("custom_metadata"), "versions": {"1": version}}})
        if refuses_values:
            return self.answer(403, {"errors": ["1 error occurred:\n\t* permission denied\n\n"]})
        data = {"data": entry["data"], "metadata": {**version, "version": 1}} if versioned else entry["data"]
        self.answer(200, {"data": data, "lease_duration": 0, "renewable": False})


http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Handler).serve_forever()
