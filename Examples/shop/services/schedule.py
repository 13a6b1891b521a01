"""schedule: a crontab with one line. Runs `reports.sh` every so many seconds and notes how the last run ended."""

import json
import os
import signal
import subprocess
import time

EVERY = float(os.environ["REPORTS_EVERY"])
STATE = os.environ["STATE_FILE"]


def main():
    state = {"runs": 0, "failures": 0, "lastExit": None, "lastSeconds": None, "lastStartedAt": None}
    running = [True]
    signal.signal(signal.SIGTERM, lambda *_: running.clear())
    signal.signal(signal.SIGHUP, lambda *_: os.write(int(os.environ["NOTIFY_FD"]), b"RELOADED at the next run\n"))
    os.write(int(os.environ["NOTIFY_FD"]), b"READY\n")
    due = time.monotonic()
    while running:
        if time.monotonic() < due:
            time.sleep(0.1)
            continue
        due = max(due + EVERY, time.monotonic())
        started, began = time.time(), time.monotonic()
        try:
            script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reports.sh")
            code = subprocess.run(["/bin/sh", script], timeout=60, stdin=subprocess.DEVNULL).returncode
        except subprocess.TimeoutExpired:
            code = -1
        state["runs"] += 1
        state["failures"] += code != 0
        state.update(
            lastExit=code, lastSeconds=round(time.monotonic() - began, 3),
            lastStartedAt=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started)))
        print(f"{state['lastStartedAt']} exit {code} after {state['lastSeconds']} s", flush=True)
        with open(STATE + ".new", "w") as stream:
            json.dump(state, stream)
        os.replace(STATE + ".new", STATE)


if __name__ == "__main__":
    main()
