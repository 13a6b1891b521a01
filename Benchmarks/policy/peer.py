"""Runs the workload of policy-bench with cedarpy's handles, and sets both beside each other. Usage: peer.py DIRECTORY < its lines"""

import json
import sys
import time
from pathlib import Path

import cedarpy

directory = Path(sys.argv[1])
entities = cedarpy.Entities.from_json_str((directory / "entities.json").read_text())
requests = [json.loads(line) for line in (directory / "requests.jsonl").read_text().splitlines()]
print(
    f"{'policies':>8} {'Mayfly µs':>10} {'cedarpy µs':>11} {'ratio':>7} {'load ms':>8} {'cedarpy':>8}"
    f" {'denials':>8} {'flips':>6} {'explained µs: median':>21} {'p90':>6} {'most':>6}"
)
for line in sys.stdin:
    ours = json.loads(line)
    text = (directory / f"policies-{ours['policies']}.cedar").read_text()
    start = time.process_time()
    policies = cedarpy.PolicySet.from_str(text)
    load = (time.process_time() - start) * 1000
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        answers = cedarpy.is_authorized_batch(requests, policies, entities)
        best = min(best, (time.process_time() - start) / len(requests) * 1e6)
    decided = "".join("A" if answer.allowed else "D" for answer in answers)
    assert decided == ours["decided"], f"other decisions at {ours['policies']} policies"
    mine = ours["nanoseconds"] / 1000
    why = ours["explained"]
    median, p90, most = (why[part] / 1000 for part in ("median", "p90", "most"))
    print(
        f"{ours['policies']:>8} {mine:>10.2f} {best:>11.1f} {best / mine:>7.0f} {ours['load']:>8.1f} {load:>8.1f}"
        f" {why['denials']:>8} {why['flips']:>6} {median:>21.1f} {p90:>6.1f} {most:>6.1f}",
        flush=True,
    )
