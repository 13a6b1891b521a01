"""The few lines of the NATS protocol that a client needs: nats_client.py PORT SERVER-ID STOP-FILE MINIMUM.

Each round is a new connection with the SVID that the files hold now, subscribes, publishes, and reads its own message. MINIMUM 0 is
one round, and prints `in`, or how the server refused. Otherwise one JSON object after every 10 rounds and at the end.
"""

import json
import os
import socket
import ssl
import sys
import time

port, server_id, stop, minimum = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
directory = os.environ.get("MAYFLY_SVID_DIR")
own, server, errors, rounds = set(), set(), [], 0


def settings():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    if directory is None:
        context.verify_mode = ssl.CERT_NONE
        return context
    while True:
        try:
            folder = os.path.join(directory, os.readlink(os.path.join(directory, "..current")))
            if len(sys.argv) > 5:
                # Somebody else's files: whether the server is the right one is not the question then.
                context.verify_mode = ssl.CERT_NONE
                folder = sys.argv[5]
            else:
                context.load_verify_locations(os.path.join(folder, "bundle.pem"))
            context.load_cert_chain(os.path.join(folder, "svid.pem"), os.path.join(folder, "key.pem"))
            with open(os.path.join(folder, "svid.pem")) as file:
                own.add(file.read())
            return context
        except FileNotFoundError:
            time.sleep(0.001)


def line(stream, beginning):
    said = stream.readline()
    while said.startswith((b"PING", b"INFO")) and not said.startswith(beginning):
        said = stream.readline()
    if not said.startswith(beginning):
        raise RuntimeError(f"{said!r} instead of {beginning!r}")
    return said


def talk():
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        # Says in clear that it wants TLS, and nothing else is said in clear; read byte by byte, so that nothing of TLS is taken.
        information = b""
        while not information.endswith(b"\n"):
            information += connection.recv(1)
        if not json.loads(information.removeprefix(b"INFO "))["tls_required"]:
            raise RuntimeError("the server does not want TLS")
        with settings().wrap_socket(connection) as tls:
            if directory and len(sys.argv) == 5:
                certificate = tls.getpeercert()
                names = [value for kind, value in certificate["subjectAltName"] if kind == "URI"]
                if names != [server_id]:
                    raise RuntimeError(f"the server is {names}")
                server.add(certificate["serialNumber"])
            stream = tls.makefile("rb")
            tls.sendall(b'CONNECT {"verbose":true,"pedantic":false,"tls_required":true,"lang":"python","version":"0"}\r\n')
            line(stream, b"+OK")
            tls.sendall(b"SUB orders.new 1\r\n")
            line(stream, b"+OK")
            tls.sendall(b"PUB orders.new 5\r\nhello\r\n")
            said = [stream.readline(), stream.readline(), stream.readline()]
            if b"MSG orders.new 1 5\r\n" not in said or b"hello\r\n" not in said:
                raise RuntimeError(f"{said!r}")


def say():
    print(json.dumps({
        "requests": rounds - len(errors), "errors": len(errors), "firstErrors": errors[:5], "ownRotations": len(own) - 1,
        "serverRotations": len(server) - 1, "bundles": 0, "readAgain": 0, "answers": {},
    }), flush=True)


if minimum == 0:
    try:
        talk()
        print("in")
    except (RuntimeError, OSError) as error:
        print("refused", error)
    sys.exit()
parent = os.getppid()
# Nobody is left to tell it when what started it was killed.
while (rounds < minimum or not os.path.exists(stop)) and os.getppid() == parent:
    try:
        talk()
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
    rounds += 1
    if rounds % 10 == 0:
        say()
say()
