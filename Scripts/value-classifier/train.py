"""Trains the value classifier and writes Sources/SecretScan/Judging/ClassifierModel.swift.

    train.py DIRECTORY FEATURES [--own FEATURES OWN] [--write]

DIRECTORY holds CredData's `meta` and `data`; FEATURES is what `mayfly-creddata DIRECTORY/data --features` printed. Prints
the figures of leaving one repository out, which is how the model does on what it has not seen, and of the training data.
Needs numpy and scikit-learn, here only: what is checked in are the trees.
"""
import argparse
import os
import sys

import numpy
from sklearn.ensemble import GradientBoostingClassifier

import rows

TREES, DEPTH, RATE = 120, 3, 0.12


def fit(traits, labels, weights, seed=1):
    model = GradientBoostingClassifier(
        n_estimators=TREES, max_depth=DEPTH, learning_rate=RATE, subsample=0.7, min_samples_leaf=12, max_features=0.5, random_state=seed)
    return model.fit(traits, labels, sample_weight=weights)


def weigh(labels, repositories, places):
    """Every repository counts by the root of its size, an unlabelled value a third of a labelled one."""
    weights = numpy.where(labels < 0, 0.3, 1.0)
    for repository in set(repositories):
        inside = repositories == repository
        weights[inside] *= (weights[inside].sum() / 100) ** -0.4
    return weights


def figures(predicted, labels, places):
    """Per line, as the benchmark counts."""
    true = {place for place, label in zip(places, labels) if label == 1}
    false = {place for place, label in zip(places, labels) if label == 0} - true
    reported = {place for place, hit in zip(places, predicted) if hit}
    tp, fp, extra = len(reported & true), len(reported & false), len(reported - true - false)
    fn = len(true) - tp
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return tp, fp, fn, extra, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def text(model, names):
    """The trees in thousandths, first node, left branch, right branch."""
    out = []
    initial = model.init_.class_prior_
    base = float(numpy.log(initial[1] / initial[0]))
    out.append(round(base * 1000))
    for stage in model.estimators_:
        tree = stage[0].tree_

        def write(node):
            value = round(float(tree.value[node][0][0]) * RATE * 1000)
            if tree.children_left[node] < 0:
                out.extend((-1, value))
                return
            # Rounded down, so that a value equal to the threshold goes where it went in training.
            out.extend((int(tree.feature[node]), int(numpy.floor(float(tree.threshold[node]) * 1000 + 0.5)), value))
            write(tree.children_left[node])
            write(tree.children_right[node])

        write(0)
    return " ".join(map(str, out))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("features")
    parser.add_argument("--own", nargs=2, metavar=("FEATURES", "DIRECTORY"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    names, traits, labels, repositories, places = rows.load(options.directory, options.features)
    weights = weigh(labels, repositories, places)
    own = numpy.zeros((0, traits.shape[1])), numpy.zeros(0), numpy.zeros(0)
    if options.own:
        own = rows.own(options.own[0], options.own[1])
        # All of them together weigh a quarter of what is labelled.
        own = own[0], own[1], numpy.full(len(own[1]), 0.25 * weights.sum() / len(own[1]))
    target = (labels == 1).astype(int)

    chances = numpy.zeros(len(labels))
    for repository in sorted(set(repositories)):
        out = repositories == repository
        model = fit(numpy.vstack([traits[~out], own[0]]), numpy.concatenate([target[~out], own[1]]), numpy.concatenate([weights[~out], own[2]]))
        chances[out] = model.predict_proba(traits[out])[:, 1]
    print("leaving one repository out (of what was extracted):")
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(threshold, "TP %d FP %d FN %d unlabelled %d  P %.3f R %.3f F1 %.3f" % figures(chances >= threshold, labels, places))
    for repository in sorted(set(repositories)):
        inside = repositories == repository
        print(repository, "TP %d FP %d FN %d unlabelled %d  P %.3f R %.3f F1 %.3f" % figures(
            chances[inside] >= 0.5, labels[inside], [p for p, i in zip(places, inside) if i]))
    numpy.save("/tmp/chances.npy", chances) if os.environ.get("KEEP_CHANCES") else None

    model = fit(numpy.vstack([traits, own[0]]), numpy.concatenate([target, own[1]]), numpy.concatenate([weights, own[2]]))
    print("training data:", "TP %d FP %d FN %d unlabelled %d  P %.3f R %.3f F1 %.3f" % figures(model.predict_proba(traits)[:, 1] >= 0.5, labels, places))
    order = numpy.argsort(-model.feature_importances_)
    print("most used:", ", ".join(f"{names[i]} {model.feature_importances_[i]:.2f}" for i in order[:20]))
    if options.write:
        here = os.path.dirname(os.path.abspath(__file__))
        path = os.path.join(here, "..", "..", "Sources", "SecretScan", "Judging", "ClassifierModel.swift")
        line, lines = "", []
        for token in text(model, names).split():
            if len(line) + len(token) > 112:
                lines.append(line)
                line = ""
            line += token + " "
        lines.append(line.rstrip())
        with open(path, "w", encoding="utf8") as file:
            file.write("// Written by Scripts/value-classifier/train.py. Do not edit.\n\n/// The trees of ``Classifier``.\n")
            file.write('let classifierModel: StaticString = """\n')
            file.write("".join(f"    {line}\\\n" for line in lines[:-1]) + f"    {lines[-1]}\n")
            file.write('    """\n')


if __name__ == "__main__":
    sys.exit(main())
