"""Finding one work twice among real references, whose DOIs biblio-glutton's evaluation set gives.

The set lies beside the project, not in it; without it nothing is measured. Some of its DOIs are wrong:
two references that are printed alike are one work, whatever they say.
"""

from __future__ import annotations

import gzip
import itertools
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from benchmarks.duplicates import scores
from citecheck.match import pairs
from citecheck.model import Work
from citecheck.parse import parse

SET = Path(__file__).parents[2] / "shared/crossref/gold/glutton-references-doi-matching.json.gz"
OTHERS = 3_000
THRESHOLDS = (80, 85, 90, 95, 99)

Pairs = set[tuple[int, int]]


def run() -> dict[str, float]:
    """Print and return the figures."""
    if not SET.exists():
        print("citations   the reference set is not beside the project: not measured")
        return {}
    texts, dois = references()
    numbers = range(len(texts))
    plain = [utils.default_process(text) for text in texts]
    truth = {
        (a, b) for a, b in itertools.combinations(numbers, 2) if dois[a] == dois[b] or plain[a] == plain[b]
    }
    known = ratios(texts)
    alike = {least: {pair for pair, score in known.items() if score >= least} for least in THRESHOLDS}
    best = max(THRESHOLDS, key=lambda least: scores(alike[least], truth)[2])
    figures: dict[str, float] = {}
    for name, found in (("match", by_match(texts)), (f"token set ratio of {best}", alike[best])):
        precision, recall, f1 = scores(found, truth)
        figures[f"citations, {name}: F1"] = round(f1, 3)
        print(f"citations   {name:22} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"citations   {len(texts):,} printed references, {len(truth)} pairs of one work")
    return figures


def references() -> tuple[list[str], list[str]]:
    """Return the references whose DOI stands twice in the set, and others, with their DOIs."""
    with gzip.open(SET, "rt", encoding="utf-8") as file:
        records = [(one["reference"], one["doi"].lower()) for one in json.load(file) if one.get("doi")]
    often = Counter(doi for _, doi in records)
    twice = [one for one in records if often[one[1]] > 1]
    chosen = twice + [one for one in records if often[one[1]] == 1][:OTHERS]
    return [text for text, _ in chosen], [doi for _, doi in chosen]


def by_match(texts: Sequence[str]) -> Pairs:
    """Return the pairs that are one work, as the program reads and compares references."""
    works = [next(iter(parse(text)), Work()) for text in texts]
    return {(a, b) for a, b, likeness in pairs(works) if likeness.same}


def ratios(texts: Sequence[str]) -> dict[tuple[int, int], float]:
    """Return the token set ratios of the pairs that reach the lowest threshold: the baseline."""
    plain = [utils.default_process(text) for text in texts]
    return {
        (row, row + 1 + column): score
        for row, text in enumerate(plain)
        for _, score, column in process.extract_iter(
            text, plain[row + 1 :], scorer=fuzz.token_set_ratio, score_cutoff=THRESHOLDS[0]
        )
    }
