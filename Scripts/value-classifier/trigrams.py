"""Counts letter trigrams of ordinary words and writes Sources/SecretScan/Judging/TrigramTable.swift.

    trigrams.py DIRECTORY...      texts and sources to read: any; nothing of them but these counts is kept

Words are what identifiers and sentences fall into at case changes, digits and punctuation. Each distinct word counts by
the logarithm of how often it occurs. The table holds, for each two letters (or a word's start) and the next, how many
times likelier it is in words than among random letters: a half bit to a step.
"""
import collections
import math
import os
import re
import sys

SUFFIXES = (".py", ".swift", ".md", ".rst", ".txt", ".c", ".h", ".go", ".java", ".js", ".ts", ".rb", ".yml", ".yaml", ".html", ".po")
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def words(directories):
    counts = collections.Counter()
    for directory in directories:
        for base, _, names in os.walk(directory):
            for name in names:
                if not name.lower().endswith(SUFFIXES):
                    continue
                path = os.path.join(base, name)
                if os.path.getsize(path) > 2_000_000:
                    continue
                with open(path, encoding="utf8", errors="ignore") as file:
                    for word in WORD.findall(file.read()):
                        if 2 <= len(word) <= 20:
                            counts[word.lower()] += 1
    return counts


def table(counts):
    grams = collections.Counter()
    pairs = collections.Counter()
    single = collections.Counter()
    for word, count in counts.items():
        if count < 3:
            continue
        weight = math.log2(1 + count)
        padded = "`" + word
        for index in range(1, len(padded)):
            before = padded[max(0, index - 2):index].rjust(2, "`")
            grams[before + padded[index]] += weight
            pairs[before] += weight
            single[padded[index]] += weight
    letters = [chr(97 + index) for index in range(26)]
    total = sum(single.values())
    digits = []
    for first in ["`"] + letters:
        for second in ["`"] + letters:
            for third in letters:
                back = single[third] / total
                seen = pairs[first + second]
                likely = (grams[first + second + third] + 8 * back) / (seen + 8)
                steps = round(2 * math.log2(likely * 26))
                digits.append(chr(ord("A") + max(0, min(25, steps + 16))))
    return "".join(digits)


def main():
    text = table(words(sys.argv[1:]))
    here = os.path.dirname(os.path.abspath(__file__))
    out = os.path.join(here, "..", "..", "Sources", "SecretScan", "Judging", "TrigramTable.swift")
    with open(out, "w", encoding="utf8") as file:
        file.write("// Written by Scripts/value-classifier/trigrams.py. Do not edit.\n\n")
        file.write("/// Letters of ordinary words against random ones; see ``Trigrams``.\n")
        file.write('let trigramTable: StaticString = """\n')
        for start in range(0, len(text), 108):
            file.write("    " + text[start:start + 108] + ("\\\n" if start + 108 < len(text) else "\n"))
        file.write('    """\n')
    print(len(text))


if __name__ == "__main__":
    main()
