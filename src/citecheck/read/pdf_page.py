"""What the lines of a page are: columns, running heads, paragraphs, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from citecheck.read.pdf_lines import Line
from citecheck.read.sheet import Piece
from citecheck.text import RAISED

EDGE = 0.1
RECURRING = 3
SMALL = 0.93
INDENT = 0.7
LOOSE = 1.45
FULL = 0.2
DIGITS = re.compile(r"\d+")
LONE = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,6})[\W_]*")
LABEL = re.compile(r"\s*[\[(]?(\d{1,3}|[*†‡]{1,3})[\])]?[.)]?\s*(?=\S)")
STEP = 3


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label and its lines, the label cut off."""

    label: str
    lines: list[Line]
    cut: int

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of the note without its label."""
        left = self.cut
        for number, line in enumerate(self.lines):
            if number:
                yield Piece("\n")
            for piece in line.pieces:
                if left >= len(piece.string):
                    left -= len(piece.string)
                else:
                    yield Piece(piece.string[left:], piece.style)
                    left = 0


def ordered(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in reading order: column by column between what spans the page."""
    gutter = gutter_of(lines)
    if gutter is None:
        return (
            sorted(lines, key=lambda line: (-round(line.bottom / 3), line.left))
            if tangled(lines)
            else list(lines)
        )
    rows = sorted(lines, key=lambda line: -line.top)
    result: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in rows:
        if line.left < gutter < line.right:
            result += [*sides[0], *sides[1], line]
            sides = ([], [])
        else:
            sides[line.left > gutter].append(line)
    return [*result, *sides[0], *sides[1]]


def tangled(lines: Sequence[Line]) -> bool:
    """Return whether the lines of a page with one column do not come from top to bottom."""
    return sum(later.bottom > line.top for line, later in pairwise(lines)) > 1


def gutter_of(lines: Sequence[Line]) -> float | None:
    """Return where the gutter between two columns is; None where a page has one column."""
    if len(lines) < 10:
        return None
    width = lines[0].width
    for share in (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56):
        at = width * share
        crossing = sum(line.left < at < line.right for line in lines)
        left, right = sum(line.right <= at for line in lines), sum(line.left >= at for line in lines)
        if crossing <= 0.25 * len(lines) and min(left, right) >= 0.25 * len(lines):
            return at
    return None


def furniture(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Yield the pages without what recurs at their edges, and without lone numbers there."""
    seen = Counter(key for page in pages for key in {recurring(line) for line in page if at_edge(line)})
    for page in pages:
        yield [
            line
            for line in page
            if not (at_edge(line) and (seen[recurring(line)] >= RECURRING or LONE.fullmatch(line.string)))
        ]


def at_edge(line: Line) -> bool:
    """Return whether a line stands at the top or the foot of its page."""
    return line.bottom > (1 - EDGE) * line.height or line.top < EDGE * line.height


def recurring(line: Line) -> str:
    """Return what the same running head has in common on all pages."""
    return DIGITS.sub("#", " ".join(line.string.split()))


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of most of the characters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.string)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def footnotes(lines: Sequence[Line], size: float, before: list[Note]) -> tuple[list[Line], list[Note]]:
    """Return the lines of the running text, and the notes at the foot of the page.

    Small lines above the first number go on with the last note ``before`` this page.
    """
    body: list[Line] = []
    foot: list[Line] = []
    for column in columns(lines):
        start = len(column)
        while start and column[start - 1].size < SMALL * size:
            start -= 1
        if start < len(column) and any(opens(line) for line in column[start:]):
            body += column[:start]
            foot += column[start:]
        else:
            body += column
    notes: list[Note] = []
    last = max((int(note.label) for note in before if note.label.isdigit()), default=0)
    for line in foot:
        label = LABEL.match(line.string)
        if label and (not label[1].isdigit() or follows(int(label[1]), last, line)):
            notes.append(Note(label[1], [line], label.end()))
            last = int(label[1]) if label[1].isdigit() else last
        elif notes or before:
            (notes or before)[-1].lines.append(line)
        else:
            body.append(line)
    return body, notes


def follows(number: int, last: int, line: Line) -> bool:
    """Return whether a number at a line's start counts on from the last note; a raised one may begin anew."""
    raised = bool(line.pieces[0].style & RAISED)
    return last < number <= last + STEP or (raised and number == 1) or (raised and last == 0)


def columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each column: a new one begins where a line stands above the last one."""
    found: list[list[Line]] = []
    for line in lines:
        if found and line.bottom < found[-1][-1].top:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def opens(line: Line) -> bool:
    """Return whether a note may begin with a line."""
    return bool(LABEL.match(line.string))


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a paragraph; ``item``: its first line is set out, ``torn``: that line is missing."""

    lines: list[Line]
    item: bool
    torn: bool


def paragraphs(lines: Sequence[Line]) -> Iterator[Group]:
    """Yield the paragraphs: bounded by space, by another size, by a first line set in or out."""
    for stretch in stretches(lines):
        edge = min(line.left for line in stretch)
        indented = [line.left > edge + INDENT * line.size for line in stretch]
        hanging = is_hanging(stretch, indented)
        group: list[Line] = []
        torn = hanging and indented[0]
        for line, moved in zip(stretch, indented, strict=True):
            if group and moved != hanging:
                yield Group(group, hanging, torn)
                group, torn = [], False
            group.append(line)
        yield Group(group, hanging, torn)


def is_hanging(lines: Sequence[Line], indented: Sequence[bool]) -> bool:
    """Return whether first lines are set out: then the lines set in follow full lines, or one another."""
    full = max(line.right for line in lines)
    after = [
        two[1]
        for one, two in pairwise(zip(lines, indented, strict=True))
        if two[1] and (one[1] or is_full(one[0], full))
    ]
    moved = sum(indented[1:])
    return moved > 0 and len(after) * 2 > moved


def is_full(line: Line, right: float) -> bool:
    """Return whether a line reaches nearly to the right edge, and ends no sentence."""
    return line.right > right - FULL * (right - line.left) and line.string.rstrip()[-1:] not in ".!?:"


def stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines that stand close together in one size."""
    steps = [one.bottom - two.bottom for one, two in pairwise(lines) if 0 < one.bottom - two.bottom < 60]
    usual = median(steps) if steps else 0.0
    held: list[Line] = []
    for line in lines:
        last = held[-1] if held else None
        if last and (
            not 0 < last.bottom - line.bottom <= LOOSE * max(usual, line.size)
            or abs(last.size - line.size) > 0.08 * line.size
        ):
            yield held
            held = []
        held.append(line)
    if held:
        yield held
