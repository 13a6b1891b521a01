"""What the shop's HTTP services share: a pool that can be swapped under load, and a server that ends politely.

A worker inherits its listening socket (`LISTEN_FD`) and a pipe on which it reports (`NOTIFY_FD`). On SIGHUP it reads
its env file again and builds a new pool; connections of the old one are closed as they are handed back. On SIGTERM it
stops accepting, answers the next request of every open connection with `Connection: close`, and leaves.
"""

import contextlib
import http.server
import json
import os
import selectors
import signal
import socket
import sys
import threading
import time

import psycopg2
import psycopg2.pool

MINIMUM, MAXIMUM = 4, 16
LINGER = 6.0  # seconds for which a leaving worker waits for the next request of an open connection


def log(text):
    print(f"{time.strftime('%H:%M:%S')} [{os.getpid()}] {text}", flush=True)


def read_env(path):
    with open(path) as stream:
        lines = [line.strip() for line in stream]
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def notify(text):
    """Tells the supervisor. Without one (a service started by hand) it is only logged."""
    log(text)
    if "NOTIFY_FD" in os.environ:
        os.write(int(os.environ["NOTIFY_FD"]), (text + "\n").encode())


class Pool(psycopg2.pool.ThreadedConnectionPool):
    """A psycopg2 pool that can be retired while its connections are in use."""

    def retire(self):
        with self._lock:
            self.minconn = 0  # from now on a connection that comes back is closed
            while self._pool:
                self._pool.pop().close()


class Database:
    """The current pool, and the way to the next one."""

    def __init__(self, env_path, name):
        self.env_path, self.name = env_path, name
        self.lock = threading.Lock()
        self.slots = threading.BoundedSemaphore(MAXIMUM)
        self.generation, self.replaced = 0, 0
        self.pool, self.where = self.build()

    def build(self):
        env = read_env(self.env_path)
        pool = Pool(
            MINIMUM, MAXIMUM, host=env["PGHOST"], port=env["PGPORT"], dbname=env["PGDATABASE"], user=env["PGUSER"],
            password=env["PGPASSWORD"], connect_timeout=5, application_name=self.name)
        return pool, f"{env['PGHOST']}:{env['PGPORT']}"

    def reload(self):
        """The new pool is complete before the old one is let go: when it cannot be built, nothing changes."""
        pool, where = self.build()
        with self.lock:
            old, self.pool, self.where = self.pool, pool, where
            self.generation += 1
        old.retire()

    @contextlib.contextmanager
    def transaction(self):
        """A cursor in a transaction on a live connection.

        A connection that died while it lay in the pool is noticed before any work is sent on it, and replaced.
        """
        with self.slots:
            with self.lock:
                pool = self.pool
            connection = self.take(pool)
            broken = True
            try:
                with connection, connection.cursor() as cursor:
                    yield cursor
                broken = False
            finally:
                pool.putconn(connection, close=broken)

    def take(self, pool):
        for _ in range(MAXIMUM):
            connection = pool.getconn()
            if not self.is_dead(connection):
                return connection
            self.replaced += 1
            pool.putconn(connection, close=True)
        return pool.getconn()

    @staticmethod
    def is_dead(connection):
        """An idle PostgreSQL session says nothing: readable means that the peer has closed it."""
        if connection.closed:
            return True
        with selectors.DefaultSelector() as selector:
            selector.register(connection.fileno(), selectors.EVENT_READ)
            return bool(selector.select(0))


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, listener, handler, database):
        super().__init__(listener.getsockname(), handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listener
        self.database = database
        self.leaving = False
        self.open, self.changed = 0, threading.Condition()

    def process_request_thread(self, request, client_address):
        with self.changed:
            self.open += 1
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self.changed:
                self.open -= 1
                self.changed.notify_all()

    def leave(self, seconds):
        """Waits until every connection has ended, at most `seconds`."""
        with self.changed:
            return self.changed.wait_for(lambda: self.open == 0, seconds)


class Handler(http.server.BaseHTTPRequestHandler):
    """Routes are methods of the subclass: `answer(method, path, body)` gives a status and a JSON value."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536
    timeout = 60

    def answer(self, method, path, body):
        raise NotImplementedError

    def handle_request(self):
        try:
            length = int(self.headers.get("Content-Length") or 0)
            if not 0 <= length <= 65536:
                raise ValueError("the body is too long")
            status, value = self.dispatch(self.rfile.read(length))
        except (ValueError, KeyError, TypeError) as error:
            status, value = 400, {"error": str(error)}
        except (psycopg2.Error, psycopg2.pool.PoolError) as error:
            log(f"{self.command} {self.path}: {type(error).__name__}: {error}")
            status, value = 503, {"error": f"database: {type(error).__name__}: {str(error).strip()[:200]}"}
        content = (json.dumps(value) + "\n").encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if self.server.leaving:
            self.send_header("Connection", "close")  # also ends this connection's loop
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = handle_request

    def dispatch(self, body):
        if self.path == "/healthz":
            database = self.server.database
            with database.transaction() as cursor:
                cursor.execute("SELECT 1")
            return 200, {
                "service": database.name, "pid": os.getpid(), "database": database.where,
                "generation": database.generation, "replacedConnections": database.replaced,
            }
        return self.answer(self.command, self.path, json.loads(body) if body else None)

    def log_message(self, *_):
        pass


def serve(name, handler):
    database = Database(os.environ["ENV_FILE"], name)
    listener = socket.socket(fileno=int(os.environ["LISTEN_FD"]))
    server = Server(listener, handler, database)
    wake, waker = socket.socketpair()
    waker.setblocking(False)
    signal.set_wakeup_fd(waker.fileno())
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # the wake-up descriptor carries it
    accepting = threading.Thread(target=accept, args=(server,), daemon=True)
    accepting.start()
    notify("READY")
    while True:
        for number in wake.recv(64):
            if number == signal.SIGHUP:
                try:
                    database.reload()
                    notify(f"RELOADED {database.where}")
                except (psycopg2.Error, OSError, KeyError, ValueError) as error:
                    notify("FAILED " + " ".join(str(error).split())[:400])
            else:
                server.leaving = True
                accepting.join()
                server.leave(LINGER)
                log("left")
                sys.exit(0)


def accept(server):
    """The listening socket is shared with the next worker, so it is polled and never closed here."""
    with selectors.DefaultSelector() as selector:
        selector.register(server.socket, selectors.EVENT_READ)
        server.socket.setblocking(False)
        while not server.leaving:
            if selector.select(0.1) and not server.leaving:
                with contextlib.suppress(BlockingIOError):
                    connection, address = server.socket.accept()
                    connection.setblocking(True)
                    server.process_request(connection, address)
