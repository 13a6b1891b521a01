"""A transmitter and a receiver of security events, as others write them: PyJWT and the standard library, and nothing of Mayfly.

shared_signals.py key FILE                 makes an RSA key, prints its public JWK (alg RS256)
shared_signals.py sign FILE CLAIMS         prints a SET of the claims (JSON); iat and jti are added where they lack
shared_signals.py receive PORT URL TOKEN   takes pushes, checks them by the keys at URL/ssf/jwks.json, prints one line each: its claims, or why
                                           not. The first two are refused with 503 and with an error object, to be told again or not.
shared_signals.py transmit PORT FILE TOKEN hands the SETs in FILE, one in each line, to whoever polls with the token, until each is
                                           acknowledged or refused; prints what became of it
shared_signals.py believe ALG AUDIENCE SET checks a SET by the JWK Set on standard input and by that algorithm alone; prints the key's bits
shared_signals.py poll URL TOKEN           asks for an access token if the transmitter wants OAuth, makes a stream through URL, polls and acknowledges it, prints the claims; one round for each line
                                           on standard input
"""
import base64, json, os, sys, time, urllib.error, urllib.parse, urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def ask(method, url, body=None, token=None):
    headers = {"Content-Type": "application/json"} | ({"Authorization": "Bearer " + token} if token else {})
    request = urllib.request.Request(url, None if body is None else json.dumps(body).encode(), headers, method=method)
    with urllib.request.urlopen(request, timeout=40) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def check(token, url, audience, algorithms=("ES256", "RS256")):
    keys = jwt.PyJWKSet.from_dict(ask("GET", url + "/ssf/jwks.json"))
    header = jwt.get_unverified_header(token)
    assert header["typ"] == "secevent+jwt", header
    key = keys[header["kid"]]
    assert key.algorithm_name == header["alg"], key.algorithm_name
    return jwt.decode(token, key.key, algorithms=list(algorithms), audience=audience)


def believe(algorithm, audience, token):
    keys = jwt.PyJWKSet.from_dict(json.load(sys.stdin))
    key = keys[jwt.get_unverified_header(token)["kid"]]
    # The clock of whoever signed stands still in another year.
    jwt.decode(token, key.key, algorithms=[algorithm], audience=audience, options={"verify_iat": False})
    print(key.public_key_use, key.key.key_size, "bits")


def access(url, metadata, name, secret):
    """An access token by client credentials (RFC 6749 section 4.4), from where the server's own document (RFC 8414) says."""
    assert {"spec_urn": "urn:ietf:rfc:6749"} in metadata["authorization_schemes"], metadata
    issuer = metadata["issuer"] + "/ssf"
    server = ask("GET", url + "/.well-known/oauth-authorization-server/ssf")
    assert server["issuer"] == issuer and "client_credentials" in server["grant_types_supported"], server
    # The address that it names is the public one, which a proxy serves.
    place = url + urllib.parse.urlsplit(server["token_endpoint"]).path
    basic = base64.b64encode((urllib.parse.quote_plus(name) + ":" + urllib.parse.quote_plus(secret)).encode()).decode()
    form = urllib.parse.urlencode({"grant_type": "client_credentials", "scope": "ssf.manage ssf.read"}).encode()
    request = urllib.request.Request(place, form, {"Authorization": "Basic " + basic})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        given = json.load(answer)
    assert given["token_type"].lower() == "bearer" and given["expires_in"] <= 3600, given
    return given["access_token"]


def key(path):
    made = rsa.generate_private_key(65537, 2048)
    pem = made.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    public = jwt.algorithms.RSAAlgorithm.to_jwk(made.public_key(), as_dict=True)
    print(json.dumps({"kty": "RSA", "n": public["n"], "e": public["e"], "alg": "RS256", "kid": "peer-1"}))


def sign(path, claims):
    with open(path, "rb") as file:
        pem = file.read()
    claims = {"iat": int(time.time()), "jti": os.urandom(12).hex()} | json.loads(claims)
    print(jwt.encode(claims, pem, "RS256", {"typ": "secevent+jwt", "kid": "peer-1"}))


def receive(port, url, expected):
    seen = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            token = self.rfile.read(int(self.headers["Content-Length"])).decode()
            seen.append(token)
            if self.headers["Authorization"] != "Bearer " + expected or self.headers["Content-Type"] != "application/secevent+jwt":
                return self.answer(401)
            if len(seen) == 1:
                return self.answer(503)
            try:
                claims = check(token, url, "https://siem.example")
            except Exception as error:
                print("not believed", type(error).__name__, error, flush=True)
                return self.answer(400, {"err": "invalid_key", "description": str(error)})
            print(json.dumps(claims), flush=True)
            self.answer(202)

        def answer(self, status, body=None):
            text = b"" if body is None else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    HTTPServer(("127.0.0.1", int(port)), Receiver).serve_forever()


def transmit(port, path, expected):
    done = set()

    class Transmitter(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            for name in asked.get("ack", []):
                print("taken", name, flush=True)
            for name, error in asked.get("setErrs", {}).items():
                print("refused", name, error["err"], flush=True)
            done.update(asked.get("ack", []), asked.get("setErrs", {}))
            with open(path) as file:
                lines = [line.strip() for line in file if line.strip()]
            sets = {jwt.decode(line, options={"verify_signature": False})["jti"]: line for line in lines}
            sets = {name: text for name, text in sets.items() if name not in done} if asked.get("maxEvents", 1) else {}
            isRight = self.headers["Authorization"] == "Bearer " + expected
            text = json.dumps({"sets": sets, "moreAvailable": False} if isRight else {}).encode()
            self.send_response(200 if isRight else 401)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    HTTPServer(("127.0.0.1", int(port)), Transmitter).serve_forever()


def poll(url, token):
    metadata = ask("GET", url + "/.well-known/ssf-configuration")
    assert metadata["spec_version"] == "1_0" and "urn:ietf:rfc:8936" in metadata["delivery_methods_supported"], metadata
    try:
        ask("GET", url + "/ssf/streams", token="not the token")
        raise SystemExit("a stranger was let in")
    except urllib.error.HTTPError as error:
        assert error.code == 401
    try:
        ask("GET", url + "/ssf/streams", token=token)
        raise SystemExit("the secret itself opens streams")
    except urllib.error.HTTPError as error:
        assert error.code == 401 and "invalid_token" in error.headers["WWW-Authenticate"], error.headers
    token = access(url, metadata, "audit", token)
    stream = ask("POST", url + "/ssf/streams", {"delivery": {"method": "urn:ietf:rfc:8936"}}, token)
    # The address that it is told is the public one, which a proxy serves.
    place = url + "/ssf/poll/" + stream["delivery"]["endpoint_url"].rsplit("/", 1)[1]
    # Somebody else is taken away and somebody else again added: neither has to do with what is told below.
    for what in "remove", "add":
        endpoint = url + urllib.parse.urlsplit(metadata[what + "_subject_endpoint"]).path
        ask("POST", endpoint, {"stream_id": stream["stream_id"], "subject": {"format": "email", "email": "jane@shop.example"}}, token)
    ask("POST", url + "/ssf/verify", {"stream_id": stream["stream_id"], "state": "are you there"}, token)
    print("ready", flush=True)
    done = []
    for _ in sys.stdin:
        answer = ask("POST", place, {"ack": done, "returnImmediately": False, "maxEvents": 10}, token)
        done = list(answer["sets"])
        for name, text in answer["sets"].items():
            claims = check(text, url, "https://audit.example", ["RS256"])
            assert claims["jti"] == name
            print(json.dumps(claims), flush=True)
        print("round", flush=True)


{"key": key, "sign": sign, "believe": believe, "receive": receive, "transmit": transmit, "poll": poll}[sys.argv[1]](*sys.argv[2:])
