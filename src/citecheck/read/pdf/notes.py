"""The footnotes of a PDF: small lines at the foot of a column, whose numbers the text of the page bears."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from citecheck.read.pdf.lines import Line
from citecheck.read.pdf.paragraphs import Group, Steps, columns, is_stopped
from citecheck.text import PLAIN, RAISED

SMALL, SAME, LARGER = 0.96, 0.05, 1.05
STEP, FEWEST = 3, 2
APART, FAR = 1.2, 2.5
LABEL = re.compile(r"[\[(]?(\d{1,3}|[*†‡§¶]{1,3})[\])]?(?:[.)]\s+(?=\d)|[.)]?\s*(?=[^\W\d_]|[«“\"‘'(\[¿¡]))")
BACK = ("↩", "\ufe0e")
MARKER = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label, its lines, and how many characters the label takes in the first."""

    label: str
    lines: list[Line]
    cut: int


class Footnotes:
    """Takes the notes from the foot of page after page.

    Attributes:
        notes: those found so far.
        awaited: the markers on this page and the one before for which no note was found yet.
        here: those on this page.
        seen: the numbers of all markers.
    """

    def __init__(self, size: float, steps: Steps) -> None:
        self.size, self.steps = size, steps
        self.notes: list[Note] = []
        self.awaited: set[str] = set()
        self.seen: set[int] = set()
        self.here: set[str] = set()

    def take(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines of a page without its notes, which are kept."""
        begun = {label[1] for line in lines if (label := LABEL.match(line.string))}
        known = {note.label for note in self.notes} - begun
        lines = [unraised(line, known) for line in lines]
        late, self.here = self.here & self.awaited, set(markers(lines))
        self.awaited = late | self.here
        self.seen.update(int(marker) for marker in self.here if marker.isdigit())
        body: list[Line] = []
        for column in columns(lines):
            start, end = self.foot(column)
            body += [*column[:start], *column[end:]]
            for line in column[start:end]:
                label = self.label(line)
                if label:
                    self.notes.append(Note(label[1], [line], label.end()))
                    self.awaited.discard(label[1])
                else:
                    self.notes[-1].lines.append(line)
        return body

    def take_last(self, groups: Sequence[Group]) -> Sequence[Group]:
        """Return paragraphs without the endnotes among them, which are kept.

        They end a document without notes, bear all the numbers of its markers, and have no heading.
        """
        first = [at for at, group in enumerate(groups) if self.number(group) == 1]
        if self.notes or not first or not first[-1] or self.is_heading(groups[first[-1] - 1].lines):
            return groups
        found: list[Note] = []
        for group in groups[first[-1] :]:
            for last, line in zip([None, *group.lines], group.lines, strict=False):
                label = LABEL.match(line.string)
                begins = not last or is_stopped(last) or last.string.endswith(BACK)
                if begins and label and label[1] == str(len(found) + 1):
                    found.append(Note(label[1], [line], label.end()))
                else:
                    found[-1].lines.append(line)
        if len(found) < FEWEST or len(found) != max(self.seen, default=0):
            return groups
        self.notes = found
        return groups[: first[-1]]

    @staticmethod
    def number(group: Group) -> int:
        """Return the number that a paragraph begins with; 0 where it begins with none."""
        label = LABEL.match(group.lines[0].string)
        return int(label[1]) if label and label[1].isdigit() else 0

    def foot(self, column: Sequence[Line]) -> tuple[int, int]:
        """Return between which lines of a column its notes stand."""
        end = start = len(column)
        while start and self.is_small(column[start - 1], column[-1]):
            start -= 1
            if end > start + 1 and self.space(column, start + 1) > FAR:
                end = start + 1
        first = next((at for at in range(start, end) if self.label(column[at])), end)
        if first == end:
            start = first = next(self.raised(column), end)
            end = self.heading(column, first) if first < end else end
            while 0 < start < end and self.space(column, start) <= APART:
                start -= 1
        if self.goes_on(column, start, first):
            return start, end
        return (end, end) if self.is_heading(column[:first]) else (first, end)

    def heading(self, column: Sequence[Line], start: int) -> int:
        """Return the index of the first line from ``start`` on that is larger than the text; else the end."""
        below = range(start, len(column))
        return next((at for at in below if column[at].size > LARGER * self.size), len(column))

    def is_small(self, line: Line, last: Line) -> bool:
        """Return whether a line is smaller than the text, and of the size of the last one in its column."""
        return line.size < SMALL * self.size and abs(line.size - last.size) < SAME * last.size

    def raised(self, column: Sequence[Line]) -> Iterator[int]:
        """Yield the indices of the lines of the text's own size that begin a note with a raised label."""
        for at in range(1, len(column)):
            if column[at].labelled and self.space(column, at) > APART and self.label(column[at]):
                yield at

    def goes_on(self, column: Sequence[Line], start: int, end: int) -> bool:
        """Return whether the lines from ``start`` to ``end`` are the rest of the last note before them."""
        if not 0 < start < end or not self.notes or is_stopped(self.notes[-1].lines[-1]):
            return False
        last, line = self.notes[-1].lines[-1], column[start]
        nearer = end == len(column) or self.space(column, end) < self.space(column, start)
        return nearer and self.space(column, start) > APART and abs(line.size - last.size) < SAME * last.size

    def space(self, lines: Sequence[Line], at: int) -> float:
        """Return how far a line stands below the one before it, in steps from line to line."""
        size = lines[at].size
        return (lines[at - 1].base - lines[at].base) / self.steps.get(size, 1.2 * size)

    def is_heading(self, lines: Sequence[Line]) -> bool:
        """Return whether the last line is the heading of what follows: short, and apart from the others."""
        if not lines or len(lines[-1].words) > 4 or is_stopped(lines[-1]):
            return False
        return len(lines) == 1 or self.space(lines, len(lines) - 1) > APART

    def label(self, line: Line) -> re.Match[str] | None:
        """Return the label with which a line begins a note; None where it begins none."""
        label = LABEL.match(line.string)
        if not label:
            return None
        if not label[1].isdigit():
            return label if label[1] in self.awaited else None
        numbers = [note for note in self.notes if note.label.isdigit()]
        last = int(numbers[-1].label) if numbers else 0
        if numbers and numbers[0].lines[0].labelled and not line.labelled:
            return None
        counts_on = label[1] == "1" or last < int(label[1]) <= last + STEP
        if label[1] in self.awaited and (line.labelled or counts_on):
            return label
        return label if numbers and int(label[1]) == last + 1 and line.labelled else None


def markers(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the raised numbers and signs behind words; at a line's start, a number that goes on counting."""
    following = ""
    for line in lines:
        for index, word in enumerate(line.words):
            for order, piece in enumerate(word.pieces):
                found = MARKER.findall(piece.string) if piece.style & RAISED else []
                if found and (index or order or found[0] == following):
                    yield from found
                    following = str(int(found[-1]) + 1) if found[-1].isdigit() else following


def unraised(line: Line, known: AbstractSet[str]) -> Line:
    """Return a line whose raised numbers are plain where they are those of earlier pages' notes: powers."""
    raised = [piece for word in line.words[1:] for piece in word.pieces if piece.style & RAISED]
    if not any(piece.string in known for piece in raised):
        return line
    words = [
        replace(
            word,
            pieces=tuple(
                replace(piece, style=PLAIN) if piece.string in known else piece for piece in word.pieces
            ),
        )
        for word in line.words[1:]
    ]
    return replace(line, words=(line.words[0], *words))
