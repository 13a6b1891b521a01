"""Small files and process identities, written so that a crash leaves either the old state or the new one."""

import json
import os
import pathlib
import pwd
import tempfile


class ShopError(Exception):
    """Something the person at the keyboard can act on: the message says what to do."""


def write_atomic(path, text, mode=0o644, owner=None):
    """Replaces `path` in one step. `owner` is a numeric uid, applied only when running as root."""
    path = pathlib.Path(path)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w") as stream:
            stream.write(text)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            if owner is not None and os.geteuid() == 0:
                os.fchown(stream.fileno(), owner, owner)
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def write_json(path, value, mode=0o644):
    write_atomic(path, json.dumps(value, indent=2) + "\n", mode)


def read_json(path, hint):
    try:
        with open(path) as stream:
            return json.load(stream)
    except FileNotFoundError:
        raise ShopError(f"`{path}` does not exist: {hint}") from None
    except ValueError as error:
        raise ShopError(f"`{path}` is not JSON ({error}): {hint}") from None


def read_env(path):
    """`KEY=value` lines; comments and blank lines are skipped, quotes are not interpreted."""
    values = {}
    with open(path) as stream:
        for line in stream:
            line = line.strip()
            if line and not line.startswith("#") and "=" in line:
                key, value = line.split("=", 1)
                values[key] = value
    return values


def format_env(values):
    return "".join(f"{key}={value}\n" for key, value in values.items())


def start_time(pid):
    """Field 22 of /proc/PID/stat: with the pid it names one process for as long as the machine is up."""
    try:
        with open(f"/proc/{pid}/stat") as stream:
            text = stream.read()
    except OSError:
        return None
    fields = text[text.rindex(")") + 2 :].split()
    return None if fields[0] in "ZX" else int(fields[19])


def is_alive(process):
    """`process` is `{"pid": …, "startTime": …}` as recorded when it was started."""
    return start_time(process["pid"]) == process["startTime"]


def user_name():
    return pwd.getpwuid(os.geteuid()).pw_name
