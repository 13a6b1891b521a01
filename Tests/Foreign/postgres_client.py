"""Logs in to PostgreSQL by certificate alone: postgres_client.py PORT ROLE MODE STOP-FILE MINIMUM.

Each time a new connection with the SVID that the files hold now. MINIMUM 0 is one login, and prints `in as …` or why not. Otherwise
one JSON object after every 10 logins and at the end.
"""

import json
import os
import sys
import tempfile
import time

import psycopg2

port, role, mode, stop, minimum = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
directory = os.environ["MAYFLY_SVID_DIR"]
own, server, errors, count = set(), set(), [], 0


def copied(to):
    """A set of one exchange: libpq opens the files one by one, and shows no certificate where there is no file any more."""
    folder = os.path.join(directory, os.readlink(os.path.join(directory, "..current")))
    for name in ("svid.pem", "key.pem", "bundle.pem"):
        with open(os.path.join(folder, name), "rb") as file, open(os.path.join(to, name), "wb") as copy:
            copy.write(file.read())
        os.chmod(os.path.join(to, name), 0o600)
    with open(os.path.join(to, "svid.pem")) as file:
        return file.read()


def login():
    with tempfile.TemporaryDirectory() as folder:
        svid = copied(folder)
        connection = psycopg2.connect(
            host="db.shop.example", hostaddr="127.0.0.1", port=port, user=role, dbname="postgres", sslmode=mode,
            sslcert=folder + "/svid.pem", sslkey=folder + "/key.pem", sslrootcert=folder + "/bundle.pem", connect_timeout=10)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, client_dn, client_serial FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            said = cursor.fetchone()
    finally:
        connection.close()
    own.add(svid)
    return said


def attempt():
    while True:
        try:
            return login()
        except FileNotFoundError:
            time.sleep(0.005)


def say():
    print(json.dumps({
        "requests": count - len(errors), "errors": len(errors), "firstErrors": errors[:5], "ownRotations": len(own) - 1,
        "serverRotations": 0, "bundles": 0, "readAgain": 0, "answers": {},
    }), flush=True)


if minimum == 0:
    try:
        print("in as", *attempt())
    except psycopg2.Error as error:
        print("refused", error)
    sys.exit()
parent = os.getppid()
# Nobody is left to tell it when what started it was killed.
while (count < minimum or not os.path.exists(stop)) and os.getppid() == parent:
    try:
        if attempt()[0] != role:
            raise RuntimeError("another role")
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
    count += 1
    if count % 10 == 0:
        say()
say()
