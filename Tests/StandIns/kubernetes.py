"""Stands in for a Kubernetes API server where none can be installed: lists, with pages, in the documented shape.

Usage: kubernetes.py PORT CERTIFICATE KEY OBJECTS TOKEN
OBJECTS is a JSON list of objects as `kubectl get -o json` prints them. It serves what a client needs to list them: discovery,
`limit` and `continue`, PartialObjectMetadataList, 401 for another token, 403 for kinds in the environment's FORBIDDEN.
It is no API server: it watches nothing, admits nothing and authorises by kind alone.
"""

import base64
import http.server
import json
import os
import ssl
import sys
import urllib.parse

port, certificate, key, objects, token = sys.argv[1:6]
with open(objects) as file:
    stored = json.load(file)
forbidden = set(filter(None, os.environ.get("FORBIDDEN", "").split(",")))
expire_once = {"left": int(os.environ.get("EXPIRE", "0"))}
page_size = int(os.environ.get("PAGE", "0"))
KINDS = {
    ("v1", "secrets"): "Secret", ("v1", "configmaps"): "ConfigMap", ("v1", "pods"): "Pod", ("v1", "serviceaccounts"): "ServiceAccount",
    ("v1", "namespaces"): "Namespace", ("apps/v1", "deployments"): "Deployment", ("apps/v1", "statefulsets"): "StatefulSet",
    ("apps/v1", "daemonsets"): "DaemonSet", ("apps/v1", "replicasets"): "ReplicaSet", ("batch/v1", "jobs"): "Job",
    ("batch/v1", "cronjobs"): "CronJob",
}


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

    def status(self, code, reason):
        self.answer(code, {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": reason, "code": code})

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        if self.headers.get("Authorization") != "Bearer " + token:
            return self.status(401, "Unauthorized")
        path = url.path.strip("/").split("/")
        if path == ["api"]:
            return self.answer(200, {"kind": "APIVersions", "versions": ["v1"]})
        if path == ["apis"]:
            groups = [{"name": name, "versions": [{"groupVersion": name + "/v1", "version": "v1"}],
                       "preferredVersion": {"groupVersion": name + "/v1", "version": "v1"}} for name in ("apps", "batch")]
            return self.answer(200, {"kind": "APIGroupList", "apiVersion": "v1", "groups": groups})
        version, rest = ("v1", path[2:]) if path[0] == "api" else ("/".join(path[1:3]), path[3:])
        if not rest:
            resources = [{"name": name, "singularName": "", "namespaced": name != "namespaces", "kind": kind, "verbs": ["get", "list"]}
                         for (group, name), kind in KINDS.items() if group == version]
            return self.answer(200, {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": version, "resources": resources})
        namespace = None
        if rest[0] == "namespaces" and len(rest) > 2:
            namespace, rest = rest[1], rest[2:]
        kind = KINDS.get((version, rest[0]))
        if kind is None:
            return self.status(404, "NotFound")
        if rest[0] in forbidden:
            return self.status(403, "Forbidden")
        items = [item for item in stored if item["kind"] == kind and namespace in (None, item["metadata"].get("namespace"))]
        self.list(version, kind, items, query)

    def list(self, version, kind, items, query):
        start = int(base64.b64decode(query["continue"])) if "continue" in query else 0
        if start and expire_once["left"]:
            expire_once["left"] -= 1
            return self.status(410, "Expired")
        limit = page_size or int(query.get("limit", "0")) or len(items) or 1
        page = [{k: v for k, v in item.items() if k not in ("kind", "apiVersion")} for item in items[start:start + limit]]
        metadata = {"resourceVersion": "1000"}
        if start + limit < len(items):
            metadata["continue"] = base64.b64encode(str(start + limit).encode()).decode()
            metadata["remainingItemCount"] = len(items) - start - limit
        if "PartialObjectMetadataList" in self.headers.get("Accept", "").split(",")[0]:
            page = [{"metadata": item["metadata"]} for item in page]
            return self.answer(200, {"kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": metadata, "items": page})
        self.answer(200, {"kind": kind + "List", "apiVersion": version, "metadata": metadata, "items": page})


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
