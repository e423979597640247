"""Puts the lines of a paragraph together: words that hyphens part, addresses that a line's end tears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from citecheck.read.pdf.glyphs import SOFT
from citecheck.read.pdf.lines import Line
from citecheck.read.sheet import Piece

HYPHENED = re.compile(rf"([^\W\d_]+)[-{SOFT}]$")
TIED = re.compile(r"[^\W_][-–/]$")
OPENING = re.compile(r"[^\W\d_]+")
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ADDRESS = re.compile(r"(?:https?:|www\.|doi\.org/|(?<!\d)10\.\d{4,9}/)\S*$")
REST = re.compile(r"(?=\S*[\d/_=%&?#.-]\S)(?!https?:|www\.|\(|\d{4}\W*$)[\w\-./%=&?#~+:;,!$*@()]+$", re.ASCII)


class Joints:
    """Knows the words of a document, by which it tells a word's own hyphen from one at a line's end."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.known: Counter[str] = Counter()
        for line in lines:
            self.known.update(word.casefold() for word in WORDS.findall(line.string))

    def joined(self, lines: Sequence[Line], kept: Container[int] = (), cut: int = 0) -> Iterator[Piece]:
        """Yield the pieces of a paragraph's lines, from the character at index ``cut`` on.

        The ends of the lines whose indices are ``kept`` stay as they are; a blank stands for the others.
        """
        for number, line in enumerate(lines):
            pieces = list(line.pieces())
            between = "\n"
            if number + 1 < len(lines):
                between, short = self.joint(line, lines[number + 1])
                if short:
                    pieces[-1] = Piece(pieces[-1].string[:-1], pieces[-1].style)
                if between and number not in kept:
                    between = " "
            yield from behind(pieces, 0 if number else cut)
            if number + 1 < len(lines):
                yield Piece(between)

    def joint(self, line: Line, following: Line) -> tuple[str, bool]:
        """Return what stands between two lines, and whether the first loses the hyphen at its end."""
        before, after = line.words[-1].string, following.words[0].string
        if ADDRESS.search(before):
            return ("" if REST.match(after) else "\n"), False
        hyphened, opening = HYPHENED.search(before), OPENING.match(after)
        if not hyphened or not opening:
            return ("" if TIED.search(before) else "\n"), False
        return "", before.endswith(SOFT) or not self.keeps(hyphened[1], opening[0])

    def keeps(self, left: str, right: str) -> bool:
        """Return whether a hyphen between two parts of a word is the word's own."""
        if right[0].isupper():
            return not left.isupper()
        whole, parts = (left + right).casefold(), f"{left}-{right}".casefold()
        return self.known[parts] > self.known[whole]


def behind(pieces: Sequence[Piece], cut: int) -> Iterator[Piece]:
    """Yield pieces without their first ``cut`` characters."""
    for piece in pieces:
        if cut < len(piece.string):
            yield Piece(piece.string[cut:], piece.style)
        cut = max(0, cut - len(piece.string))
