"""The paragraphs of a PDF's page: bounded by space, by first lines set in or out, by lines that end early."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from citecheck.read.pdf.lines import Line

INDENT = 0.7
LOOSE, UNEVEN = 1.15, 1.5
SAME_SIZE = 0.08
STRAIGHT, HANGING, SHARE, FEWEST = 0.15, 0.5, 0.4, 4
LONG = 8
SHORT, SPACE = 0.5, 0.3
TORN = re.compile(r"[-,]$|\([^()]*$")
STOPPED = re.compile(r"(?:[!?]|(?<!\b[^\W\d_])\.)[»”\"’)\]]*$|(?:https?://|www\.|10\.\d{4,9}/)\S*[^\s/,.-]$")
NUMBERED = re.compile(r"\W?\d{1,3}\W")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?!\d)")
BRACKETED = re.compile(rf"\([^()]{{0,30}}{YEAR.pattern}")
Steps = Mapping[float, float]


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a paragraph.

    Attributes:
        item: its first line is set out.
        torn: that line is missing.
        full: its last line reaches the right edge.
        doubtful: the indices of the lines that another paragraph may begin behind.
    """

    lines: list[Line]
    item: bool
    torn: bool
    full: bool
    doubtful: frozenset[int]


@dataclass(frozen=True, slots=True)
class Edge:
    """The right edge of a column; ``straight``: lines are set to end there."""

    right: float
    straight: bool

    def ends(self, line: Line, following: Line) -> bool:
        """Return whether a line ends before the edge although the next one's first word had found room."""
        room = self.right - line.right
        if TORN.search(line.string) or (following.string[:1].islower() and not is_stopped(line)):
            return False
        if self.straight and len(line.words) > 1:
            return room > SHORT * line.size
        return room > following.first - following.left + SPACE * line.size

    def holds(self, lines: Sequence[Line]) -> bool:
        """Return whether a fair part of some lines ends at the edge."""
        return sum(abs(self.right - line.right) <= STRAIGHT * line.size for line in lines) >= SHARE * len(
            lines
        )

    def reaches(self, line: Line) -> bool:
        """Return whether a line is full."""
        return self.right - line.right < line.size

    def may_end(self, lines: Sequence[Line], at: int) -> bool:
        """Return whether an entry of a list may end with a full line, and the next one begin behind it.

        Between straight edges that is rare: that one must be numbered, or have its year early; in brackets
        where the first one has.
        """
        if not is_stopped(lines[at]):
            return False
        before, after = (
            " ".join(line.string for line in part) for part in (lines[: at + 1], lines[at + 1 :][:2])
        )
        year = BRACKETED if BRACKETED.search(before) else YEAR
        return not self.straight or bool(NUMBERED.match(after) or year.search(after))


def is_stopped(line: Line) -> bool:
    """Return whether a line ends as a sentence does, or with an address; a stop behind an initial is none."""
    return bool(STOPPED.search(line.string))


def usual_steps(pages: Sequence[Sequence[Line]]) -> Steps:
    """Return for each size of type the step from line to line within paragraphs."""
    steps: dict[float, list[float]] = {}
    for lines in pages:
        for one, two in pairwise(lines):
            step = one.base - two.base
            if one.size == two.size and 0.8 * one.size < step < 2.5 * one.size:
                steps.setdefault(one.size, []).append(step)
    return {size: sorted(found)[len(found) // 4] for size, found in steps.items()}


def paragraphs(pages: Iterable[Sequence[Line]], steps: Steps) -> Iterator[Group]:
    """Yield the paragraphs of pages; a column of few lines ends where others that begin there do."""
    known: dict[int, Edge] = {}
    for lines in pages:
        for column in columns(lines):
            rights = [line.right for line in column]
            for stretch in stretches(column, steps):
                left = round(min(line.left for line in stretch))
                edge = edge_of(stretch, rights)
                if edge.straight and len(stretch) >= LONG:
                    known[left] = edge
                elif left in known and known[left].holds(stretch):
                    edge = known[left]
                yield from parted(stretch, edge)


def columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each column: a new one begins where a line stands above the last one."""
    found: list[list[Line]] = []
    for line in lines:
        if found and line.base < found[-1][-1].base + line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def stretches(lines: Sequence[Line], steps: Steps) -> Iterator[list[Line]]:
    """Yield lines that stand close together in one size."""
    held: list[Line] = []
    for line in lines:
        if held and not close(held[-1], line, steps):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def close(last: Line, line: Line, steps: Steps) -> bool:
    """Return whether two lines may belong to one paragraph: of one size, and no space between them."""
    usual = steps.get(last.size, 1.2 * last.size)
    loose = UNEVEN if last.uneven or line.uneven else LOOSE
    return abs(last.size - line.size) <= SAME_SIZE * line.size and last.base - line.base <= loose * usual


def edge_of(stretch: Sequence[Line], rights: Sequence[float]) -> Edge:
    """Return the right edge of a stretch: where most of its lines end, or the longest of its column does."""
    own = [line.right for line in stretch]
    size = stretch[0].size
    for ends in (own, rights):
        near = densest(ends, 2 * STRAIGHT * size)
        edge = Edge(median(near), straight=True)
        many = len(near) >= max(FEWEST, SHARE * len(ends)) and edge.holds(stretch)
        if many and max(own) <= edge.right + HANGING * size:
            return edge
    return Edge(sorted(rights)[-1 - len(rights) // 20], straight=False)


def densest(ends: Sequence[float], width: float) -> list[float]:
    """Return the ends of lines within the width that holds most of them."""
    found = sorted(ends)
    first = max(range(len(found)), key=lambda at: bisect_right(found, found[at] + width) - at)
    return found[first : bisect_right(found, found[first] + width)]


def parted(stretch: Sequence[Line], edge: Edge) -> Iterator[Group]:
    """Yield the paragraphs of a stretch."""
    left = min(line.left for line in stretch)
    indented = [line.left > left + INDENT * line.size for line in stretch]
    ends = [edge.ends(one, two) for one, two in pairwise(stretch)]
    hanging = is_hanging(indented, ends)
    starts = [
        index
        for index, (moved, ended) in enumerate(zip(indented, [True, *ends], strict=True))
        if not index or (not moved if hanging else moved or ended)
    ]
    unsure = not hanging and (edge.straight or len(stretch) > LONG)
    for start, end in pairwise([*starts, len(stretch)]):
        some = list(stretch[start:end])
        doubtful = frozenset(at for at in range(len(some) - 1) if unsure and edge.may_end(some, at))
        yield Group(some, hanging, hanging and indented[start], edge.reaches(some[-1]), doubtful)


def is_hanging(indented: Sequence[bool], ends: Sequence[bool]) -> bool:
    """Return whether first lines are set out: most lines set in follow full ones, the others ended ones."""
    after = list(zip(indented[1:], ends, strict=True))
    out = sum(moved != ended for moved, ended in after)
    return any(indented) and any(moved for moved, _ in after) and out * 2 > len(after)
