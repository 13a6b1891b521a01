"""Compares what `mayfly-creddata DIRECTORY/data` printed with CredData's labels: score.py DIRECTORY REPORT [--misses FILE]

A reported line that is labelled T is a true positive, one labelled only F or X a false positive; a line without a label
is neither, and is counted apart. A label of several lines is met by a report on any of them.
"""
import collections
import csv
import json
import os
import sys


def labels(directory):
    """(path, line) -> True or False, and the labelled spans."""
    true, false, spans = set(), set(), []
    for name in sorted(os.listdir(os.path.join(directory, "meta"))):
        if not name.endswith(".csv"):
            continue
        with open(os.path.join(directory, "meta", name), encoding="utf8") as file:
            for row in csv.DictReader(file):
                path = row["FilePath"].removeprefix("data/")
                first, last = int(row["LineStart"]), int(row["LineEnd"])
                spans.append((path, first, last, row["GroundTruth"] == "T", row["Category"]))
                for line in range(first, last + 1):
                    (true if row["GroundTruth"] == "T" else false).add((path, line))
    return true, false - true, spans


def figures(tp, fp, fn):
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


def score(directory, reports):
    """reports: iterable of (path, line). Answers figures per repository and in all."""
    true, false, spans = labels(directory)
    reported = set(reports)
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    # One label per place: two values on a line are one line.
    places = {}
    for path, first, last, is_true, _ in spans:
        if is_true:
            places[(path, first)] = max(last, places.get((path, first), first))
    met = set()
    for (path, first), last in places.items():
        if any((path, line) in reported for line in range(first, last + 1)):
            met.add((path, first))
            counts[path.split("/")[0]][0] += 1
        else:
            counts[path.split("/")[0]][2] += 1
    for place in reported:
        repository = place[0].split("/")[0]
        if place in true:
            continue
        counts[repository][1 if place in false else 3] += 1
    return counts, met, places


def main():
    directory, report = sys.argv[1], sys.argv[2]
    with open(report, encoding="utf8") as file:
        rows = [json.loads(line) for line in file]
    counts, met, places = score(directory, ((row["path"], row["line"]) for row in rows))
    total = [0, 0, 0, 0]
    print(f"{'repository':12} {'TP':>5} {'FP':>5} {'FN':>5} {'unlabelled':>10}   precision recall F1")
    for name, values in sorted(counts.items()):
        total = [a + b for a, b in zip(total, values)]
        print(f"{name:12} {values[0]:5} {values[1]:5} {values[2]:5} {values[3]:10}   " + " ".join(f"{x:.3f}" for x in figures(*values[:3])))
    print(f"{'all':12} {total[0]:5} {total[1]:5} {total[2]:5} {total[3]:10}   " + " ".join(f"{x:.3f}" for x in figures(*total[:3])))


if __name__ == "__main__":
    main()
