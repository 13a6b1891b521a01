"""A peer of mutual TLS whose identity comes from the Workload API: one handshake and one answer for each request.

    mtls_peer.py serve SOCKET PORT
    mtls_peer.py call SOCKET PORT COUNT ROTATIONS ISSUERS

The caller goes on until it has made COUNT requests and both sides have had ROTATIONS other leaves by ISSUERS authorities. A request is
told by the server which leaf it answered with. The last line says what there was; each failure has a line of its own.
"""
import os, socket, ssl, sys, tempfile, threading, time

import grpc
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from spiffe._proto import workload_pb2, workload_pb2_grpc

role, endpoint, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
place = tempfile.mkdtemp()
now = {"context": None, "name": b""}
PEM = serialization.Encoding.PEM


def certificates(der):
    found = []
    while der:
        length = der[1] if der[1] < 128 else int.from_bytes(der[2:2 + der[1] - 128], "big") + der[1] - 128
        length += 2
        found.append(x509.load_der_x509_certificate(der[:length]))
        der = der[length:]
    return found


def context(svid, count):
    chain, roots = certificates(svid.x509_svid), certificates(svid.bundle)
    key = serialization.load_der_private_key(svid.x509_svid_key, None)
    name = os.path.join(place, str(count))
    with open(name, "wb") as file:
        for one in chain:
            file.write(one.public_bytes(PEM))
        file.write(key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if role == "serve" else ssl.PROTOCOL_TLS_CLIENT)
    tls.check_hostname = False
    tls.verify_mode = ssl.CERT_REQUIRED
    if role == "serve":
        tls.num_tickets = 0
    tls.load_cert_chain(name)
    os.unlink(name)
    tls.load_verify_locations(cadata="".join(one.public_bytes(PEM).decode() for one in roots))
    issuer = chain[0].extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier.hex()
    now["name"] = f"{chain[0].serial_number:x} {issuer}".encode()
    now["context"] = tls


def follow():
    count = 0
    while True:
        try:
            with grpc.insecure_channel("unix://" + endpoint) as channel:
                stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
                for answer in stub.FetchX509SVID(workload_pb2.X509SVIDRequest(), metadata=(("workload.spiffe.io", "true"),)):
                    count += 1
                    context(answer.svids[0], count)
        except grpc.RpcError:
            time.sleep(0.1)


threading.Thread(target=follow, daemon=True).start()
while not now["context"]:
    time.sleep(0.05)
if role == "serve":
    with socket.create_server(("127.0.0.1", port), backlog=128) as server:
        while True:
            raw, _ = server.accept()
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            name = now["name"]
            try:
                with now["context"].wrap_socket(raw, server_side=True) as tls:
                    if tls.recv(16) == b"hello":
                        tls.sendall(name)
            except OSError as error:
                print("failed", error, flush=True)

wanted, rotations, issuers = (int(text) for text in sys.argv[4:7])
good = bad = 0
mine, theirs = set(), set()
while good < wanted or min(len(mine), len(theirs)) <= rotations or min(len({n.split()[1] for n in s}) for s in (mine, theirs)) < issuers:
    try:
        name = now["name"]
        with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
            # Else each request waits 40 ms for the acknowledgement of the handshake.
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            tls = now["context"].wrap_socket(raw)
            tls.sendall(b"hello")
            answer = tls.recv(256)
            tls.close()
        assert answer, "nothing came"
        good += 1
        mine.add(name)
        theirs.add(answer)
    except ConnectionRefusedError:
        time.sleep(0.1)
    except Exception as error:
        bad += 1
        print("failed", type(error).__name__, error, flush=True)
    if good % 100 == 0 or good >= wanted:
        print("so far", good, bad, len(mine), len(theirs), flush=True)
        if good >= wanted:
            time.sleep(0.02)
print("done", good, bad, len(mine) - 1, len(theirs) - 1, len({n.split()[1] for n in mine}), flush=True)
