"""Asks an HTTPS server for its page, each time over a new connection with the SVID that the files hold now, until told to stop.

https_load.py PORT SERVER-ID STOP-FILE MINIMUM: MAYFLY_SVID_DIR names the files. Says how it stands after every 25 requests and at
the end, as one JSON object a line.
"""

import json
import os
import socket
import ssl
import sys
import time
from collections import Counter

port, server_id, stop, minimum = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
directory = os.environ["MAYFLY_SVID_DIR"]
answers, errors, own, server = Counter(), [], set(), set()
bundles = set()
read_again = 0


def settings():
    """The files are exchanged as a whole: those of one exchange belong together."""
    global read_again
    while True:
        try:
            folder = os.path.join(directory, os.readlink(os.path.join(directory, "..current")))
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_flags |= ssl.VERIFY_X509_STRICT
            with open(os.path.join(folder, "bundle.pem")) as file:
                bundle = file.read()
            context.load_verify_locations(cadata=bundle)
            context.load_cert_chain(os.path.join(folder, "svid.pem"), os.path.join(folder, "key.pem"))
            with open(os.path.join(folder, "svid.pem")) as file:
                own.add(file.read())
            bundles.add(bundle)
            return context
        except FileNotFoundError:
            read_again += 1
            time.sleep(0.001)


def ask():
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        with settings().wrap_socket(connection) as tls:
            certificate = tls.getpeercert()
            names = [value for kind, value in certificate["subjectAltName"] if kind == "URI"]
            if names != [server_id]:
                raise RuntimeError(f"the server is {names}")
            server.add(certificate["serialNumber"])
            tls.sendall(b"GET / HTTP/1.1\r\nHost: target\r\nConnection: close\r\n\r\n")
            # To the announced end: a server may hold the connection open for a while after it.
            with tls.makefile("rb") as stream:
                head = stream.readline()
                length = 0
                while (line := stream.readline()) not in (b"\r\n", b""):
                    name, _, value = line.partition(b":")
                    if name.lower() == b"content-length":
                        length = int(value)
                body = stream.read(length)
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(repr(head + body[:120]))
    answers[body.decode().strip()] += 1


def say():
    print(json.dumps({
        "requests": sum(answers.values()), "answers": dict(answers), "errors": len(errors), "firstErrors": errors[:5],
        "ownRotations": len(own) - 1, "serverRotations": len(server) - 1, "bundles": len(bundles), "readAgain": read_again,
    }), flush=True)


asked = 0
parent = os.getppid()
# Nobody is left to tell it when what started it was killed.
while (asked < minimum or not os.path.exists(stop)) and os.getppid() == parent:
    try:
        ask()
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
    asked += 1
    if asked % 25 == 0:
        say()
say()
