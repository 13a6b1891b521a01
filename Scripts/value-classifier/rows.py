"""Joins the numbers that `mayfly-creddata DIRECTORY/data --features` printed with CredData's labels."""
import collections
import csv
import json
import os

import numpy


def spans(directory):
    """path -> [(first byte, one past the last, is true, line)], one for each label. Whole lines where no value is marked."""
    found = collections.defaultdict(list)
    rows = collections.defaultdict(list)
    for name in sorted(os.listdir(os.path.join(directory, "meta"))):
        if name.endswith(".csv"):
            with open(os.path.join(directory, "meta", name), encoding="utf8") as file:
                for row in csv.DictReader(file):
                    rows[row["FilePath"]].append(row)
    for path, labels in rows.items():
        with open(os.path.join(directory, path), "rb") as file:
            lines = file.read().split(b"\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for row in labels:
            first, last = int(row["LineStart"]), int(row["LineEnd"])
            begin = int(row["ValueStart"] or -1)
            end = int(row["ValueEnd"] or -1)
            if first > len(lines):
                continue
            if first == last and 0 <= begin < end:
                text = lines[first - 1].decode("utf8", "replace")
                left = starts[first - 1] + len(text[:begin].encode())
                right = starts[first - 1] + len(text[:end].encode())
            else:
                left, right = starts[first - 1], starts[min(last, len(lines))]
            found[path.removeprefix("data/")].append((left, right, row["GroundTruth"] == "T", first, last, starts))
    return found


def load(directory, features):
    """names, traits, label (1, 0, -1 unlabelled), repository, (path, line)."""
    labelled = spans(directory)
    names, traits, labels, repositories, places = [], [], [], [], []
    with open(features, encoding="utf8") as file:
        for text in file:
            row = json.loads(text)
            if "names" in row:
                names = row["names"]
                continue
            label, line = -1, None
            for left, right, is_true, *_ in labelled.get(row["path"], ()):
                if left < row["end"] and row["start"] < right:
                    label = max(label, int(is_true))
            starts = labelled[row["path"]][0][5] if row["path"] in labelled else [0]
            line = int(numpy.searchsorted(starts, row["start"], side="right"))
            traits.append(row["traits"])
            labels.append(label)
            repositories.append(row["path"].split("/")[0])
            places.append((row["path"], line))
    return names, numpy.array(traits, dtype=numpy.float32), numpy.array(labels), numpy.array(repositories), places


def own(features, directory):
    """The same for the files that generate.py wrote into DIRECTORY: traits, label, weight."""
    with open(directory.rstrip("/") + "-labels.json", encoding="utf8") as file:
        marked = json.load(file)
    starts = {}
    traits, labels = [], []
    with open(features, encoding="utf8") as file:
        for text in file:
            row = json.loads(text)
            if "names" in row:
                continue
            path = row["path"]
            if path not in starts:
                with open(os.path.join(directory, path), "rb") as source:
                    lines = source.read().split(b"\n")
                offsets = [0]
                for line in lines:
                    offsets.append(offsets[-1] + len(line) + 1)
                starts[path] = offsets
            line = int(numpy.searchsorted(starts[path], row["start"], side="right"))
            label = marked.get(f"{path}:{line}")
            if label is not None:
                traits.append(row["traits"])
                labels.append(label)
    return numpy.array(traits, dtype=numpy.float32), numpy.array(labels), numpy.full(len(labels), 0.1)
