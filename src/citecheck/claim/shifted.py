"""Whether numbered citations fit their list better when all numbers from one on are moved by a step.

An entry that was inserted or lost moves every later number: the citations that gain are those from one
number to the list's end, wherever they stand in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log, sqrt
from statistics import fmean, pstdev

from citecheck.claim.topic import stems
from citecheck.claim.vectors import Matrix, similarities

STEPS = (-1, 1)
FEWEST = 10
EXTREME = 2.0


@dataclass(frozen=True, slots=True)
class Shift:
    """The number from which on all are a step off, how many citations gain, and how clearly."""

    number: int
    step: int
    count: int
    clearness: float


def fits(claims: Sequence[str], titles: Sequence[str], *, vectors: bool = True) -> Matrix:
    """Return how well each title fits each claim, against what both are used to.

    Shared words and, where they are installed, sentence vectors; each centred by claim and by title,
    and divided by its deviation.
    """
    found = similarities(claims, titles) if vectors else None
    parts = [shared(claims, titles), *([found[0]] if found else [])]
    scaled = [centred(part) for part in parts]
    return [[sum(values) for values in zip(*rows, strict=True)] for rows in zip(*scaled, strict=True)]


def shared(claims: Sequence[str], titles: Sequence[str]) -> Matrix:
    """Return the share of each title's words that stand in each claim, rare words counting more."""
    one, other = [stems(claim) for claim in claims], [stems(title) for title in titles]
    counts = Counter(stem for words in (*one, *other) for stem in words)
    total = len(one) + len(other) + 1
    weights = {stem: log(total / count) for stem, count in counts.items()}
    masses = [sum(weights[word] for word in words) or 1.0 for words in other]
    return [
        [
            sum(weights[word] for word in words & title) / mass
            for title, mass in zip(other, masses, strict=True)
        ]
        for words in one
    ]


def centred(matrix: Matrix) -> Matrix:
    """Return the matrix less the means of its rows and columns, divided by its deviation."""
    rows = [fmean(row) for row in matrix]
    columns = [fmean(column) for column in zip(*matrix, strict=True)]
    mean = fmean(rows)
    new = [
        [v - r - c + mean for v, c in zip(row, columns, strict=True)]
        for row, r in zip(matrix, rows, strict=True)
    ]
    deviation = pstdev([value for row in new for value in row]) or 1.0
    return [[value / deviation for value in row] for row in new]


def clearest(fit: Matrix, cites: Sequence[tuple[int, int]]) -> Shift | None:
    """Return the shift that gains most.

    Args:
        fit: how well each title of the list fits each claim.
        cites: the numbers of claim and title of each citation.
    """
    found = [shift for step in STEPS for shift in shifts(step, gains(step, fit, cites))]
    return max(found, key=lambda shift: shift.clearness, default=None)


def gains(step: int, fit: Matrix, cites: Sequence[tuple[int, int]]) -> list[tuple[int, float]]:
    """Return for each cited title its number and what its claim gains by the step, by number.

    A claim that cites both titles gains nothing. Gains are told in deviations, none above ``EXTREME``.
    """
    found: list[tuple[int, float]] = []
    for claim, group in groupby(sorted(set(cites)), key=lambda cite: cite[0]):
        row, cited = fit[claim], {title for _, title in group}
        moved = {title for title in cited if 0 <= title + step < len(row)}
        for title in moved:
            new = 0.0 if title + step in cited else row[title + step]
            found.append((title, new - (0.0 if title - step in moved else row[title])))
    deviation = pstdev([gain for _, gain in found]) if len(found) > 1 else 0.0
    scale = deviation or 1.0
    return sorted((title, max(-EXTREME, min(EXTREME, gain / scale))) for title, gain in found)


def shifts(step: int, gained: Sequence[tuple[int, float]]) -> Iterator[Shift]:
    """Yield for each number the shift from it on: its gains, summed, over the root of their count."""
    total, count = 0.0, 0
    for number, group in groupby(reversed(gained), key=lambda gain: gain[0]):
        for _, gain in group:
            total, count = total + gain, count + 1
        if count >= FEWEST:
            yield Shift(number, step, count, total / sqrt(count))
