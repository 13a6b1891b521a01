"""A peer by PyPI's `spiffe-tls`, with its identity from the Workload API at argv[2].

    dial SOCKET PORT ID     connects, says ping, prints what it hears
    listen SOCKET PORT ID   accepts one connection, and answers its first words
"""
import sys

from spiffe import SpiffeId, X509Source
from spiffetls import ListenOptions, dial, listen
from spiffetls.mode import ServerTlsMode
from spiffetls.tlsconfig.authorize import authorize_id

mode, socket, port, peer = sys.argv[1], "unix://" + sys.argv[2], sys.argv[3], authorize_id(SpiffeId(sys.argv[4]))
with X509Source(socket_path=socket, timeout_in_seconds=10) as source:
    if mode == "dial":
        try:
            connection = dial("127.0.0.1:" + port, source, authorize_fn=peer)
            connection.sendall(b"ping\n")
            heard = b""
            while heard.count(b"\n") < 2:
                heard += connection.recv(4096)
            print(heard.decode(), end="")
        except Exception as error:
            print("refused: " + type(error).__name__)
    else:
        listener = listen("127.0.0.1:" + port, source, ListenOptions(tls_mode=ServerTlsMode.MTLS, authorize_fn=peer))
        try:
            connection, _ = listener.accept()
            heard = connection.recv(4096)
            connection.sendall(b"hello\n" + heard)
            connection.shutdown()
        except Exception as error:
            print("refused: " + type(error).__name__)
