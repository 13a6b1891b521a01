"""A bundle endpoint's client that knows nothing of Mayfly: Python's ssl and cryptography.

    bundle_client.py PORT ENDPOINT-ID BOOTSTRAP-FILE

Fetches by https_spiffe: the certificate must lead to an authority of the bootstrap bundle and name the endpoint's SPIFFE ID.
Then again by what it got, and says what it saw as one JSON object.
"""

import base64
import http.client
import json
import ssl
import sys


def context(bundle):
    pems = [ssl.DER_cert_to_PEM_cert(base64.b64decode(key["x5c"][0])) for key in bundle["keys"] if key["use"] == "x509-svid"]
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    if pems:
        made.load_verify_locations(cadata="".join(pems))
    return made


def fetch(port, endpoint, bundle, **limits):
    made = context(bundle)
    for name, value in limits.items():
        setattr(made, name, value)
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=made, timeout=10)
    connection.connect()
    names = [value for kind, value in connection.sock.getpeercert()["subjectAltName"] if kind == "URI"]
    if names != [endpoint]:
        raise ValueError(f"the endpoint is {names}")
    connection.request("GET", "/")
    answer = connection.getresponse()
    body = answer.read()
    return {
        "status": answer.status, "type": answer.headers["Content-Type"], "tls": connection.sock.version() if connection.sock else "",
        "bundle": json.loads(body.decode("utf-8")),
    }


def main():
    port, endpoint = int(sys.argv[1]), sys.argv[2]
    with open(sys.argv[3]) as file:
        bootstrap = json.load(file)
    first = fetch(port, endpoint, bootstrap)
    second = fetch(port, endpoint, first["bundle"], maximum_version=ssl.TLSVersion.TLSv1_2)
    said = {"status": first["status"], "type": first["type"], "again": second["status"] == 200}
    said["sequence"] = first["bundle"]["spiffe_sequence"]
    said["uses"] = sorted(key["use"] for key in first["bundle"]["keys"])
    try:
        fetch(port, endpoint + "x", bootstrap)
        said["otherID"] = "served"
    except ValueError:
        said["otherID"] = "refused"
    try:
        fetch(port, endpoint, {"keys": []})
        said["noAuthority"] = "served"
    except ssl.SSLError:
        said["noAuthority"] = "refused"
    print(json.dumps(said))


main()
