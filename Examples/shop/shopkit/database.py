"""A PostgreSQL 15 cluster of the shop's own: made once, seeded once, started by the supervisor as its child."""

import os
import pathlib
import pwd
import shutil
import subprocess
import time

import psycopg2

from .files import ShopError, user_name, write_atomic

BROKER = "mayfly_broker"


def binaries():
    path = pathlib.Path("/usr/lib/postgresql/15/bin")
    if not (path / "postgres").exists():
        raise ShopError(f"PostgreSQL 15 is not installed (`{path}/postgres` is missing): apt-get install postgresql-15")
    return path


class Cluster:
    def __init__(self, directory):
        self.base = pathlib.Path(directory) / "pg"
        self.data, self.sockets = self.base / "data", self.base / "sock"
        self.bin = binaries()
        # PostgreSQL refuses to run as root.
        self.account = pwd.getpwnam("postgres") if os.geteuid() == 0 else None

    @property
    def identity(self):
        """Arguments for subprocess that put a child under the database's account."""
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def run(self, *command, **options):
        environment = {"PATH": f"{self.bin}:/usr/bin:/bin", "LC_ALL": "C", "HOME": "/"}
        done = subprocess.run(
            [str(part) for part in command], env=environment, capture_output=True, text=True, timeout=120, cwd="/",
            **self.identity, **options)
        if done.returncode != 0:
            raise ShopError(f"`{pathlib.Path(str(command[0])).name}` failed: {(done.stderr or done.stdout).strip()[-800:]}")
        return done.stdout

    def prepare(self):
        """`True` when a new cluster was made."""
        self.base.mkdir(exist_ok=True)
        self.sockets.mkdir(exist_ok=True)
        if self.account:
            os.chown(self.sockets, self.account.pw_uid, self.account.pw_gid)
        fresh = not (self.data / "PG_VERSION").exists()
        if fresh:
            if self.data.exists():  # an initdb that was cut short
                shutil.rmtree(self.data)
            self.data.mkdir(mode=0o700)
            if self.account:
                os.chown(self.data, self.account.pw_uid, self.account.pw_gid)
            self.run(
                self.bin / "initdb", "--pgdata", self.data, "--username=postgres", "--auth=reject",
                "--encoding=UTF8", "--locale=C", "--no-instructions")
        self.configure()
        return fresh

    def configure(self):
        administrator = self.account.pw_name if self.account else user_name()
        owner = self.account.pw_uid if self.account else None
        write_atomic(self.data / "pg_hba.conf", (
            "# type  database  user           address        method\n"
            "local   all       postgres                      peer map=admin\n"
            f"local   all       {BROKER:<14}                peer map=mayfly\n"
            "local   all       all                           scram-sha-256\n"
            "host    all       all            127.0.0.1/32   scram-sha-256\n"), 0o600, owner)
        write_atomic(self.data / "pg_ident.conf", (
            "# map     system user  database user\n"
            f"admin    \"{administrator}\"  postgres\n"
            f"mayfly   \"{user_name()}\"  {BROKER}\n"), 0o600, owner)
        write_atomic(self.data / "postgresql.auto.conf", "".join(f"{key} = {value}\n" for key, value in {
            "listen_addresses": "'127.0.0.1'",
            "unix_socket_directories": f"'{self.sockets}'",
            "password_encryption": "'scram-sha-256'",
            "max_connections": "120",
            "shared_buffers": "'32MB'",
            "logging_collector": "on",
            "log_destination": "'jsonlog'",
            "log_directory": "'log'",
            "log_filename": "'postgresql-%Y%m%d-%H%M%S.log'",
            "log_rotation_size": "'16MB'",
            "log_connections": "on",
            "log_disconnections": "on",
            "log_checkpoints": "off",
            "log_autovacuum_min_duration": "-1",
            "timezone": "'UTC'",
            "log_timezone": "'UTC'",
        }.items()), 0o600, owner)

    def start(self, port, spawn):
        """`spawn` starts the process and records it. Returns when the server answers."""
        process = spawn(
            "postgres", [self.bin / "postgres", "-D", self.data, "-p", str(port)],
            {"PATH": f"{self.bin}:/usr/bin:/bin", "LC_ALL": "C"}, **self.identity)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise ShopError(f"PostgreSQL ended with {process.returncode}: see `{self.data}/log` and log/postgres.log")
            ready = subprocess.run(
                [self.bin / "pg_isready", "-q", "-h", self.sockets, "-p", str(port)], timeout=20, cwd="/")
            if ready.returncode == 0:
                return process
            time.sleep(0.1)
        raise ShopError("PostgreSQL did not answer within 60 s")

    def sql(self, port, text, database="postgres", variables=None):
        """Runs `text` as the cluster's administrator. A secret goes through standard input, never through arguments."""
        settings = "".join(f"\\set {key} '{value}'\n" for key, value in (variables or {}).items())
        return self.run(
            self.bin / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.sockets, "-p", str(port),
            "-U", "postgres", "-d", database, "-f", "-", input=settings + text)

    def seed(self, port, password):
        """Logins, rights and rows. Safe to repeat: every statement makes the state what it should be."""
        if self.sql(port, "SELECT 1 FROM pg_database WHERE datname = 'shop'").strip():
            return
        self.sql(port, f"""
            CREATE ROLE shop LOGIN PASSWORD :'password';
            CREATE ROLE {BROKER} LOGIN CREATEROLE IN ROLE pg_monitor, pg_signal_backend;
            """, variables={"password": password})
        self.sql(port, "CREATE DATABASE shop OWNER shop")
        rights = "".join(
            f"GRANT EXECUTE ON FUNCTION pg_catalog.{function} TO {BROKER};\n" for function in (
                "pg_read_file(text)", "pg_read_file(text, bigint, bigint, boolean)",
                "pg_read_binary_file(text)", "pg_read_binary_file(text, bigint, bigint, boolean)",
                "pg_stat_file(text, boolean)", "pg_hba_file_rules()", "pg_ls_logdir()", "pg_current_logfile()", "pg_current_logfile(text)"))
        rights += f"GRANT SELECT ON pg_catalog.pg_hba_file_rules TO {BROKER};\n"
        self.sql(port, rights)
        self.sql(port, rights + """
            SET ROLE shop;
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                item text NOT NULL,
                quantity integer NOT NULL CHECK (quantity > 0),
                placed_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE TABLE invoices (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                order_id bigint NOT NULL REFERENCES orders (id),
                cents bigint NOT NULL,
                issued_at timestamptz NOT NULL DEFAULT now()
            );
            INSERT INTO orders (item, quantity)
                SELECT (ARRAY['kettle', 'lamp', 'chair', 'atlas', 'clock'])[1 + n % 5], 1 + n % 7 FROM generate_series(1, 500) n;
            INSERT INTO invoices (order_id, cents) SELECT id, quantity * 1250 FROM orders;
            RESET ROLE;
            ANALYZE;
            """, database="shop")

    def calibrate(self, port, password):
        """How many rows the report must go through to work for about 0.85 s on this machine."""
        connection = psycopg2.connect(host="127.0.0.1", port=port, dbname="shop", user="shop", password=password)
        try:
            with connection.cursor() as cursor:
                sample = 200_000
                began = time.monotonic()
                cursor.execute("SELECT count(*) FROM generate_series(1, %s) n WHERE md5(n::text) < '8'", (sample,))
                return max(sample, int(sample * 0.85 / (time.monotonic() - began)))
        finally:
            connection.close()
