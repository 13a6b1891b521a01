"""The process that `shop up` leaves behind: it owns the listening sockets and starts, watches and ends everything else.

Each child is recorded with its pid and start time before it is used, so that `shop down` can end exactly what was
started here, also after this process was killed.
"""

import json
import os
import pathlib
import select
import shutil
import signal
import socket
import subprocess
import sys
import time

from .database import Cluster
from .files import ShopError, format_env, read_json, start_time, write_atomic, write_json

PYTHON = "/usr/bin/python3"
SERVICES = pathlib.Path(__file__).resolve().parent.parent / "services"
UIDS = {"orders": 61001, "invoices": 61002, "mailer": 61003, "reports": 61004, "partner": 61005}
LISTENERS = ("partner", "orders", "invoices")
SCRIPTS = {
    "partner": ["partner.py"], "orders": ["orders.py", "shopservice.py"], "invoices": ["invoices.py", "shopservice.py"],
    "mailer": ["mailer.py"], "reports": ["schedule.py", "reports.sh"],
}
READY_WITHIN = 30.0


def uid_of(service):
    return UIDS[service] if os.geteuid() == 0 else os.geteuid()


def listen(port):
    """A listening socket on `port` when it is free, else on any free one."""
    for candidate in (port, 0):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", candidate))
            listener.listen(512)
            return listener
        except OSError:
            listener.close()
            if candidate == 0:
                raise
    raise ShopError("no free port on 127.0.0.1")


def free_port(port):
    """PostgreSQL binds for itself, so its port is found by binding and letting go."""
    listener = listen(port)
    with listener:
        return listener.getsockname()[1]


class Service:
    """One service: its running worker, and the pipe on which it reports."""

    def __init__(self, name):
        self.name, self.process, self.reports = name, None, None
        self.failures, self.retry_at = 0, 0.0


class Supervisor:
    def __init__(self, directory, every, progress):
        self.directory = pathlib.Path(directory)
        self.every, self.progress = every, progress
        self.cluster = Cluster(directory)
        self.truth = read_json(self.directory / "truth.json", "run `shop build` first")
        self.children, self.pids = [], []
        self.services = {name: Service(name) for name in ("partner", "orders", "invoices", "mailer", "reports")}
        self.listeners, self.control, self.postgres = {}, None, None
        self.ports = {}
        self.running = True

    def secret(self, name):
        return next(item["value"] for item in self.truth["credentials"] if item["id"] == name)

    # Bringing everything up.

    def up(self):
        self.lay_out()
        previous = {}
        if (self.directory / "run/ports.json").exists():
            previous = read_json(self.directory / "run/ports.json", "remove it")
        self.progress("making the database cluster")
        self.cluster.prepare()
        self.ports["postgres"] = free_port(previous.get("postgres", 0))
        self.progress(f"starting PostgreSQL on 127.0.0.1:{self.ports['postgres']}")
        self.postgres = self.cluster.start(self.ports["postgres"], self.spawn)
        self.cluster.seed(self.ports["postgres"], self.secret("shop-db-password"))
        for name in LISTENERS:
            self.listeners[name] = listen(previous.get(name, 0))
            self.ports[name] = self.listeners[name].getsockname()[1]
        write_json(self.directory / "run/ports.json", self.ports)
        self.configure()
        for service in self.services.values():
            self.progress(f"starting {service.name}")
            self.start(service)
        self.open_control()
        self.describe()

    def lay_out(self):
        for name in ("run", "log", "etc", "srv", "agent", "var", "var/reports"):
            (self.directory / name).mkdir(exist_ok=True)
        if os.geteuid() == 0:
            os.chown(self.directory / "var/reports", UIDS["reports"], UIDS["reports"])
        for service, files in SCRIPTS.items():
            (self.directory / "srv" / service).mkdir(exist_ok=True)
            for name in files:
                shutil.copyfile(SERVICES / name, self.directory / "srv" / service / name)
        for service in ("orders", "invoices", "reports"):
            (self.directory / "agent" / service).mkdir(exist_ok=True)

    def configure(self):
        password, port = self.secret("shop-db-password"), self.ports["postgres"]
        for name in ("orders", "invoices"):
            self.write_env(name, {
                "PGHOST": "127.0.0.1", "PGPORT": port, "PGDATABASE": "shop", "PGUSER": "shop", "PGPASSWORD": password})
        key, url = self.secret("partner-api-key"), f"http://127.0.0.1:{self.ports['partner']}"
        self.write_env("partner", {"PARTNER_API_KEY": key})
        self.write_env("mailer", {"PARTNER_URL": url, "PARTNER_API_KEY": key})
        passfile = self.directory / "etc/reports.pgpass"
        self.write_env("reports", {
            "PGHOST": "127.0.0.1", "PGPORT": port, "PGDATABASE": "shop", "PGUSER": "shop", "PGPASSFILE": passfile})
        write_atomic(passfile, f"127.0.0.1:{port}:shop:shop:{password}\n", 0o600, uid_of("reports"))
        rows = self.cluster.calibrate(port, password)
        (self.directory / "srv/reports/report.sql").write_text(
            "SELECT item, count(*), sum(quantity) FROM orders GROUP BY item ORDER BY item;\n"
            f"SELECT count(*) FROM generate_series(1, {rows}) n WHERE md5(n::text) < '8';\n")

    def write_env(self, service, values):
        write_atomic(self.directory / f"etc/{service}.env", format_env(values), 0o600, uid_of(service))

    # Children.

    def spawn(self, name, command, environment, **options):
        log = open(self.directory / f"log/{name}.log", "ab")
        with log:
            process = subprocess.Popen(
                [str(part) for part in command], env={key: str(value) for key, value in environment.items()},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd="/", **options)
        self.children.append(process)
        self.record(name, process.pid)
        return process

    def record(self, name, pid):
        self.pids = [entry for entry in self.pids if start_time(entry["pid"]) == entry["startTime"]]
        self.pids.append({"name": name, "pid": pid, "startTime": start_time(pid)})
        write_json(self.directory / "run/pids.json", self.pids)

    def start(self, service):
        """Starts a worker and waits until it says that it is ready. The previous one, if any, is left as it is."""
        name = service.name
        reading, writing = os.pipe()
        passed = [writing]
        environment = {
            "PATH": f"{self.cluster.bin}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1",
            "PYTHONDONTWRITEBYTECODE": "1", "ENV_FILE": self.directory / f"etc/{name}.env", "NOTIFY_FD": writing,
        }
        if name in self.listeners:
            passed.append(self.listeners[name].fileno())
            environment["LISTEN_FD"] = self.listeners[name].fileno()
        if name == "reports":
            environment["REPORTS_EVERY"] = self.every
            environment["STATE_FILE"] = self.directory / "var/reports/last.json"
        identity = {}
        if os.geteuid() == 0:
            identity = {"user": UIDS[name], "group": UIDS[name], "extra_groups": []}
        try:
            process = self.spawn(
                name, [PYTHON, self.directory / "srv" / name / SCRIPTS[name][0]], environment, pass_fds=passed, **identity)
        finally:
            os.close(writing)
        try:
            answer = self.await_report(name, reading, process)
            if answer != "READY":
                raise ShopError(f"`{name}` did not become ready: {answer}")
        except ShopError:
            os.close(reading)
            self.end(process, 3)
            raise
        previous = service.process
        if service.reports is not None:
            os.close(service.reports)
        service.process, service.reports, service.failures = process, reading, 0
        return previous

    def await_report(self, name, reading, process):
        """The next line on a worker's pipe."""
        line, deadline = b"", time.monotonic() + READY_WITHIN
        while not line.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0:
                raise ShopError(f"`{name}` said nothing for {READY_WITHIN:.0f} s: see `{self.directory}/log/{name}.log`")
            if select.select([reading], [], [], min(left, 0.2))[0]:
                part = os.read(reading, 4096)
                if not part:
                    process.poll()
                    raise ShopError(f"`{name}` ended with {process.returncode}: see `{self.directory}/log/{name}.log`")
                line += part
        return line.decode(errors="replace").strip().splitlines()[-1]

    def end(self, process, seconds, number=signal.SIGTERM):
        if process is None or process.poll() is not None:
            return
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)

    # While it runs.

    def open_control(self):
        path = self.directory / "run/control.sock"
        path.unlink(missing_ok=True)
        self.control = socket.socket(socket.AF_UNIX)
        self.control.bind(str(path))
        os.chmod(path, 0o600)
        self.control.listen(8)

    def describe(self):
        """`run/shop.json`: what tests and people need to find their way. No secrets."""
        directory = self.directory
        services = {}
        for name, service in self.services.items():
            services[name] = {
                "pid": service.process.pid, "startTime": start_time(service.process.pid), "uid": uid_of(name),
                "env": str(directory / f"etc/{name}.env"), "log": str(directory / f"log/{name}.log"),
                "script": str(directory / "srv" / name / SCRIPTS[name][0]),
            }
            if name in self.ports:
                services[name]["url"] = f"http://127.0.0.1:{self.ports[name]}"
        services["reports"]["state"] = str(directory / "var/reports/last.json")
        services["reports"]["everySeconds"] = self.every
        write_json(directory / "run/shop.json", {
            "schema": "shop.run/1", "directory": str(directory), "repo": str(directory / "repo"),
            "supervisor": {"pid": os.getpid(), "startTime": start_time(os.getpid())},
            "control": str(directory / "run/control.sock"),
            "postgres": {
                "host": "127.0.0.1", "port": self.ports["postgres"], "socketDirectory": str(self.cluster.sockets),
                "database": "shop", "login": "shop", "broker": "mayfly_broker", "pid": self.postgres.pid,
                "brokerConnection": f"host={self.cluster.sockets} port={self.ports['postgres']} user=mayfly_broker dbname=shop",
                "log": str(self.cluster.data / "log"), "psql": str(self.cluster.bin / "psql"),
            },
            "agentSockets": str(directory / "agent"), "services": services,
        })

    def loop(self):
        while self.running:
            if select.select([self.control], [], [], 0.3)[0]:
                connection, _ = self.control.accept()
                with connection:
                    connection.settimeout(5)
                    self.obey(connection)
            self.watch()

    def obey(self, connection):
        try:
            request = json.loads(connection.makefile("r").readline(4096) or "{}")
            service = self.services.get(request.get("service"))
            if service is None:
                raise ShopError(f"there is no service `{request.get('service')}`")
            if request.get("do") == "restart":
                answer = self.restart(service)
            elif request.get("do") == "reload":
                answer = self.reload(service)
            else:
                raise ShopError(f"there is no command `{request.get('do')}`")
            reply = {"ok": True, "message": answer}
        except (ShopError, OSError, ValueError) as error:
            reply = {"ok": False, "message": str(error)}
        try:
            connection.sendall((json.dumps(reply) + "\n").encode())
        except OSError:
            pass  # whoever asked has gone; what was asked is done

    def reload(self, service):
        if service.process.poll() is not None:
            raise ShopError(f"`{service.name}` is not running")
        service.process.send_signal(signal.SIGHUP)
        answer = self.await_report(service.name, service.reports, service.process)
        if not answer.startswith("RELOADED"):
            raise ShopError(f"`{service.name}` kept its old settings: {answer}")
        return answer

    def restart(self, service):
        """The fresh worker is ready before the old one is asked to leave: both accept on the same socket meanwhile."""
        previous = self.start(service)
        self.end(previous, 20)
        self.describe()
        return f"pid {previous.pid} → {service.process.pid}"

    def watch(self):
        """A service that died is started again, more and more slowly."""
        for service in self.services.values():
            if service.process.poll() is None or time.monotonic() < service.retry_at:
                continue
            print(f"{service.name} ended with {service.process.returncode}", flush=True)
            try:
                self.start(service)
                self.describe()
            except (ShopError, OSError) as error:
                print(f"{service.name} could not be started again: {error}", flush=True)
                service.failures += 1
                service.retry_at = time.monotonic() + min(30.0, 2.0 ** service.failures)

    def down(self):
        if self.control:
            self.control.close()
            (self.directory / "run/control.sock").unlink(missing_ok=True)
        workers = [child for child in self.children if child is not self.postgres and child.poll() is None]
        for child in workers:
            child.send_signal(signal.SIGTERM)
        for child in workers:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait(10)
        if self.postgres:
            self.end(self.postgres, 20, signal.SIGINT)  # fast shutdown: ends sessions, writes a checkpoint
        for name in ("run/shop.json", "run/pids.json"):
            (self.directory / name).unlink(missing_ok=True)


def main(directory, every, channel):
    """Runs in the background. `channel` is a pipe to `shop up`: progress lines, then `READY` or `ERROR reason`."""

    def say(text):
        print(text, flush=True)
        try:
            os.write(channel, (text + "\n").encode())
        except OSError:
            pass

    stopping = []

    def stop(*_):
        if not stopping:
            stopping.append(True)
            raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    supervisor, code = None, 1
    try:
        supervisor = Supervisor(directory, every, say)
        supervisor.record("supervisor", os.getpid())
        supervisor.up()
        say("READY")
        os.close(channel)
        supervisor.loop()
    except SystemExit:
        code = 0
    except Exception as error:  # whatever it is, the person who typed `up` must read it, and nothing may stay behind
        say("ERROR " + " ".join(f"{error}".split()))
        if not isinstance(error, ShopError):
            import traceback

            traceback.print_exc()
    finally:
        stopping.append(True)
        if supervisor:
            supervisor.down()
    sys.exit(code)
