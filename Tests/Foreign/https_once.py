"""One request to an HTTPS server: https_once.py PORT [CERTIFICATE KEY]. Prints the status, or how the connection ended.

The server's certificate is not looked at: what is asked is whether the server lets this client in.
"""

import os
import socket
import ssl
import sys

port, files = int(sys.argv[1]), sys.argv[2:]
if not files and "MAYFLY_SVID_DIR" in os.environ:
    files = [os.environ["MAYFLY_SVID_DIR"] + name for name in ("/svid.pem", "/key.pem")]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
if files:
    context.load_cert_chain(*files)
try:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        with context.wrap_socket(connection) as tls:
            tls.sendall(b"GET / HTTP/1.1\r\nHost: target\r\nConnection: close\r\n\r\n")
            answer = tls.recv(65536)
            print("status", answer.split(b" ")[1].decode() if answer else "none")
except (ssl.SSLError, ConnectionError) as error:
    print("refused", error)
