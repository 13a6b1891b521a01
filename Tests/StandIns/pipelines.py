"""Stands in for the variables of GitLab and the Actions secrets of GitHub, in the documented shape, two to a page.

Usage: pipelines.py PORT CONTENT TOKEN
CONTENT is JSON: {"/api/v4/projects/shop%2Forders/variables": [...], "/repos/shop/orders/actions/secrets": [...]}
"""

import http.server
import json
import sys
import urllib.parse

port, content, token = sys.argv[1:4]
with open(content) as file:
    stored = json.load(file)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        page = int(dict(urllib.parse.parse_qsl(url.query)).get("page", "1"))
        given = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization", "").removeprefix("Bearer ")
        headers, body, status = {}, {"message": "401 Unauthorized"}, 401
        if given == token:
            items = stored.get(url.path)
            status, body = (200, items[2 * page - 2:2 * page]) if items is not None else (404, {"message": "404 Not Found"})
            more = items is not None and len(items) > 2 * page
            if url.path.startswith("/api/v4"):
                headers["X-Next-Page"] = str(page + 1) if more else ""
            elif items is not None:
                body = {"total_count": len(items), "secrets": body}
                if more:
                    headers["Link"] = f'<http://127.0.0.1:{port}{url.path}?page={page + 1}>; rel="next"'
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Type": "application/json", "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Handler).serve_forever()
