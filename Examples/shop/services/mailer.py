"""mailer: tells customers, through the partner's API, with a static bearer key."""

import json
import os
import signal
import time
import urllib.error
import urllib.request

PERIOD = 2.0  # seconds between two calls


def read_env(path):
    with open(path) as stream:
        return dict(line.strip().split("=", 1) for line in stream if "=" in line and not line.startswith("#"))


def notify(text):
    print(text, flush=True)
    if "NOTIFY_FD" in os.environ:
        os.write(int(os.environ["NOTIFY_FD"]), (text + "\n").encode())


def send(settings, number):
    request = urllib.request.Request(
        settings["PARTNER_URL"] + "/v1/messages", method="POST",
        data=json.dumps({"to": f"customer-{number}@shop.example", "template": "order-confirmed"}).encode(),
        headers={"Authorization": "Bearer " + settings["PARTNER_API_KEY"], "Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=5) as response:
        return response.status


def main():
    state = {"settings": read_env(os.environ["ENV_FILE"]), "running": True}

    def reload(*_):
        state["settings"] = read_env(os.environ["ENV_FILE"])
        notify(f"RELOADED {state['settings']['PARTNER_URL']}")

    def stop(*_):
        state["running"] = False

    signal.signal(signal.SIGHUP, reload)
    signal.signal(signal.SIGTERM, stop)
    notify("READY")
    number = 0
    while state["running"]:
        number += 1
        try:
            result = send(state["settings"], number)
        except urllib.error.HTTPError as error:
            result = error.code
        except OSError as error:
            result = error
        print(f"{time.strftime('%H:%M:%S')} message {number}: {result}", flush=True)
        until = time.monotonic() + PERIOD
        while state["running"] and time.monotonic() < until:
            time.sleep(0.1)


if __name__ == "__main__":
    main()
