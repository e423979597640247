"""What a page is besides its text: columns put in reading order, running heads and line numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from citecheck.read.pdf.lines import Line, Word

OUTERMOST, TWICE, APART = 5, 2, 1.4
CROSSING = 0.25
FAIR, NARROWEST = 0.15, 7
OFF, COMMON = 0.07, 0.3
FEWEST = 6
NUMBERED = 0.7
DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]{3}")
LONE = re.compile(r"[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\s]*")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in reading order, by column: a new column begins where a line stands higher."""

    lines: list[Line]
    height: float


@dataclass(frozen=True, slots=True)
class Gutter:
    """The empty strip between two columns, and how many lines cross it all the same."""

    left: float
    right: float
    crossing: int

    @property
    def middle(self) -> float:
        """Halfway between the columns."""
        return (self.left + self.right) / 2

    def parts(self, one: Word, two: Word) -> bool:
        """Return whether the gap between two words of a line is the gutter."""
        wide = two.left - one.right >= 0.7 * (self.right - self.left)
        return one.right <= self.middle <= two.left and wide


def ordered(pages: Sequence[Page]) -> list[Page]:
    """Return pages in reading order: column by column between what spans a page.

    A page that shows no columns of its own has those of the others, where its lines leave their gutters free.
    """
    found = [gutters_of(page.lines) for page in pages]
    places = Counter(tuple(round(gutter.middle, -1) for gutter in gutters) for gutters in found if gutters)
    if places:
        place, count = places.most_common(1)[0]
        usual = next(g for g in found if tuple(round(gutter.middle, -1) for gutter in g) == place)
        if count >= COMMON * len(pages):
            found = [
                own or (usual if all(free(page.lines, gutter) for gutter in usual) else [])
                for own, page in zip(found, pages, strict=True)
            ]
    return [in_order(page, gutters) for page, gutters in zip(pages, found, strict=True)]


def in_order(page: Page, gutters: Sequence[Gutter]) -> Page:
    """Return a page with these gutters in reading order."""
    if not gutters:
        return replace(page, lines=untangled(page.lines))
    parted = [part for line in page.lines for part in cut(line, gutters)]
    sides: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    result: list[Line] = []
    for line in sorted(parted, key=lambda line: (-line.base, line.left)):
        if any(line.left < gutter.middle < line.right for gutter in gutters):
            result += [*(one for side in sides for one in side), line]
            sides = [[] for _ in sides]
        else:
            sides[sum(line.left > gutter.middle for gutter in gutters)].append(line)
    return replace(page, lines=[*result, *(one for side in sides for one in side)])


def untangled(lines: list[Line]) -> list[Line]:
    """Return the lines of a page with one column from top to bottom, where the file has them otherwise."""
    if sum(later.base > line.base + line.size for line, later in pairwise(lines)) > 1:
        return sorted(lines, key=lambda line: (-round(line.base / 3), line.left))
    return lines


def cut(line: Line, gutters: Sequence[Gutter]) -> Iterator[Line]:
    """Yield the parts of a line on either side of gutters."""
    start = 0
    for index, (one, two) in enumerate(pairwise(line.words), 1):
        if any(gutter.parts(one, two) for gutter in gutters):
            yield part(line, line.words[start:index])
            start = index
    yield part(line, line.words[start:]) if start else line


def part(line: Line, words: tuple[Word, ...]) -> Line:
    """Return the line that some words of a line make."""
    return replace(line, words=words, size=Counter(word.size for word in words).most_common(1)[0][0])


def gutters_of(lines: Sequence[Line]) -> list[Gutter]:
    """Return the gutters of a page from left to right: strips that few lines cross, columns of one width."""
    if len(lines) < FEWEST:
        return []
    left = sorted(line.left for line in lines)[len(lines) // 20]
    right = sorted(line.right for line in lines)[-1 - len(lines) // 20]
    found = list(strips(lines, left, right))
    layouts = []
    for layout in (equal(found, left, right, count) for count in (2, 3)):
        edges = [left, *(gutter.middle for gutter in layout), right]
        if layout and all(stands(lines, *column) for column in pairwise(edges)):
            layouts.append(layout)
    return min(layouts, key=lambda layout: max(gutter.crossing for gutter in layout), default=[])


def equal(found: Sequence[Gutter], left: float, right: float, count: int) -> list[Gutter]:
    """Return the gutters that part a width into so many equal columns; none where one is missing."""
    width = right - left
    result = []
    for number in range(1, count):
        at = left + width * number / count
        near = min(found, key=lambda gutter: abs(gutter.middle - at), default=None)
        if not near or abs(near.middle - at) > OFF * width:
            return []
        result.append(near)
    return result


def free(lines: Sequence[Line], gutter: Gutter) -> bool:
    """Return whether few lines have a word in a gutter."""
    crossing = sum(any(word.left < gutter.middle < word.right for word in line.words) for line in lines)
    return crossing <= CROSSING * len(lines)


def strips(lines: Sequence[Line], left: float, right: float) -> Iterator[Gutter]:
    """Yield the strips between two places, wider than a blank, that the words of few lines cross."""
    start, width = int(left), max(1, int(right - left))
    steps = [0] * (width + 1)
    for line in lines:
        for word in line.words:
            steps[max(0, min(round(word.left) - start, width))] += 1
            steps[max(0, min(round(word.right) - start, width))] -= 1
    depths = list(accumulate(steps))
    for crossed, run in groupby(range(width), key=lambda at: depths[at] > CROSSING * len(lines)):
        gutter = None if crossed else emptiest(depths, list(run))
        if gutter:
            yield replace(gutter, left=start + gutter.left, right=start + gutter.right)


def emptiest(depths: Sequence[int], run: Sequence[int]) -> Gutter | None:
    """Return the widest part of a run of places that the fewest lines cross; None where it is too narrow."""
    least = min(depths[at] for at in run)
    near = least + max(2, least // 4)
    parts = [list(part) for free, part in groupby(run, key=lambda at: depths[at] <= near) if free]
    widest = max(parts, key=len)
    return Gutter(widest[0], widest[-1] + 1, least) if len(widest) >= NARROWEST else None


def stands(lines: Sequence[Line], left: float, right: float) -> bool:
    """Return whether a column stands between two places: a fair part of the lines has words there alone."""
    inside = sum(any(left <= word.left and word.right <= right for word in line.words) for line in lines)
    return inside >= FAIR * len(lines)


def bare(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield the pages without running heads and page numbers."""
    seen = Counter(key for page in pages for key in {spot(line) for line in edges(page)})
    for page in pages:
        away = {id(line) for line in edges(page) if is_furniture(line, seen[spot(line)])}
        yield replace(page, lines=[line for line in page.lines if id(line) not in away])


def is_furniture(line: Line, count: int) -> bool:
    """Return whether a line at the edge of a page is its number, or a head that occurs so many times."""
    recurs = count >= TWICE and WORD.search(line.string) and not line.labelled
    return bool(recurs or LONE.fullmatch(line.string))


def edges(page: Page) -> Iterator[Line]:
    """Yield the lines at the top and the foot of a page, a space away from the text."""
    rows = sorted(page.lines, key=lambda line: -line.base)
    for order in (rows, rows[::-1]):
        away = [
            index
            for index, (one, two) in enumerate(pairwise(order[: OUTERMOST + 1]), 1)
            if abs(one.base - two.base) > APART * max(one.size, two.size)
        ]
        yield from order[: min(away, default=0)]


def spot(line: Line) -> tuple[str, int]:
    """Return what the same running head has in common on all pages: its words and its height."""
    return DIGITS.sub("#", line.string), round(line.base)


def unnumbered(lines: list[Line]) -> list[Line]:
    """Return lines without the numbers that count them in the margin: most of them, or every fifth."""
    firsts = [line.words[0] for line in lines if line.words[0].string.isdigit()]
    texts = sum(not line.string.isdigit() for line in lines)
    if len(firsts) < FEWEST or not texts:
        return lines
    row = Counter(round(word.right) for word in firsts).most_common(1)[0][0]
    counting = [word for word in firsts if abs(word.right - row) <= 1]
    if len(counting) < NUMBERED * texts and any(int(word.string) % 5 for word in counting):
        return lines
    away = {id(word) for word in counting}
    parted = [replace(line, words=line.words[id(line.words[0]) in away :]) for line in lines]
    return [line for line in parted if line.words]
