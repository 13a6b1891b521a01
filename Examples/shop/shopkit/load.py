"""The load generator: a fixed rate on keep-alive connections, and an unforgiving count of what failed."""

import http.client
import json
import math
import random
import select
import signal
import threading
import time

from .files import write_json

TIMEOUT = 10.0
THREADS = 12
BUCKETS, FLOOR, GROWTH = 400, 0.05, 1.035  # latencies from 0.05 ms in steps of 3.5 %


class Figures:
    def __init__(self):
        self.lock = threading.Lock()
        self.requests, self.failures, self.first = 0, 0, None
        self.histogram = [0] * BUCKETS

    def add(self, milliseconds, failure):
        bucket = 0 if milliseconds <= FLOOR else min(BUCKETS - 1, int(math.log(milliseconds / FLOOR, GROWTH)) + 1)
        with self.lock:
            self.requests += 1
            self.histogram[bucket] += 1
            if failure:
                self.failures += 1
                if self.first is None:
                    self.first = time.strftime("%Y-%m-%dT%H:%M:%SZ ", time.gmtime()) + failure

    def quantile(self, share):
        target, seen = share * sum(self.histogram), 0
        for bucket, count in enumerate(self.histogram):
            seen += count
            if count and seen >= target:
                return round(FLOOR * GROWTH**bucket, 2)
        return None

    def summary(self):
        with self.lock:
            return {
                "requests": self.requests, "failures": self.failures, "firstFailure": self.first,
                "p50ms": self.quantile(0.5), "p99ms": self.quantile(0.99),
            }


class Client:
    """One keep-alive connection to one service."""

    def __init__(self, port):
        self.port, self.connection = port, None

    def is_closed_by_peer(self):
        return self.connection.sock is not None and bool(select.select([self.connection.sock], [], [], 0)[0])

    def request(self, method, path, body):
        """Why it failed, or `None`. Only a connection that was closed before a byte was sent is opened anew."""
        if self.connection is None or self.is_closed_by_peer():
            self.close()
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            headers = {"Content-Type": "application/json"} if body else {}
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            content = response.read()
            if not 200 <= response.status < 300:
                return f"{response.status} {content[:200].decode(errors='replace').strip()}"
            return None
        except (OSError, http.client.HTTPException) as error:
            self.close()
            return f"{type(error).__name__}: {error}"

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def choose(generator):
    kind = generator.random()
    if kind < 0.45:
        return "orders", "GET", f"/orders/{generator.randint(1, 500)}", None
    if kind < 0.6:
        return "orders", "POST", "/orders", json.dumps({"item": "lamp", "quantity": generator.randint(1, 9)})
    if kind < 0.9:
        return "invoices", "GET", f"/invoices/{generator.randint(1, 500)}", None
    return "invoices", "POST", "/invoices", json.dumps({"order": generator.randint(1, 500)})


def run(shop, rate, out):
    figures, stop = Figures(), threading.Event()
    ports = {name: int(shop["services"][name]["url"].rsplit(":", 1)[1]) for name in ("orders", "invoices")}
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    began = time.monotonic()

    def work(index):
        generator = random.Random(index)
        clients = {name: Client(port) for name, port in ports.items()}
        turn = index
        while not stop.is_set():
            wait = began + turn / rate - time.monotonic()
            if wait > 0 and stop.wait(wait):
                break
            service, method, path, body = choose(generator)
            start = time.monotonic()
            why = clients[service].request(method, path, body)
            figures.add((time.monotonic() - start) * 1000, why and f"{service} {method} {path}: {why}")
            # Whoever fell behind keeps the pace from here on; missed turns are not fired as a burst.
            turn = max(turn + THREADS, index + THREADS * int((time.monotonic() - began) * rate / THREADS))
        for client in clients.values():
            client.close()

    threads = [threading.Thread(target=work, args=(index,), daemon=True) for index in range(THREADS)]
    for thread in threads:
        thread.start()
    while not stop.wait(0.3):
        if out:
            write_json(out, figures.summary())
    for thread in threads:
        thread.join(TIMEOUT + 2)
    summary = figures.summary()
    if out:
        write_json(out, summary)
    print(json.dumps(summary), flush=True)
    return 0
