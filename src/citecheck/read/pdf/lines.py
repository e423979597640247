"""The lines of a PDF's pages: words with their places, raised characters told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from citecheck.read.pdf.glyphs import MOVED, Character, Glyphs
from citecheck.read.sheet import Piece
from citecheck.text import PLAIN, RAISED

SMALLER, HIGHER = 0.88, 0.15
SAME_LINE = 0.55
WIDE, FAR, LABEL = 1.0, 3.0, 4
BLANKS = ("", " ", MOVED)
NARROW = 0.11
RAISABLE = re.compile(r"(?![-–−]\s?\d)[\d*†‡§,;–\-()\[\]\s]+")
TIED = re.compile(r"[:;!?«»]")
WORD = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?»”\"’…\u00a0]|(?:^|[^\W\d_][,;]?\s|[’'(«“])[^\W\d_]{2})[)\]]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its characters, the pieces that they make by style, and where it begins and ends."""

    string: str
    pieces: tuple[Piece, ...]
    left: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that stands in a column; ``base`` is the height it stands on."""

    words: tuple[Word, ...]
    page: int
    base: float
    size: float
    uneven: bool

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def first(self) -> float:
        """Where its first word ends, with the signs that French ties to it ("Paris : …", "« Le …")."""
        tied = [bool(TIED.fullmatch(word.string)) for word in self.words]
        ends = (word.right for word, pair in zip(self.words, pairwise(tied), strict=False) if not any(pair))
        return next(ends, self.right)

    @property
    def string(self) -> str:
        """Its characters."""
        return " ".join(word.string for word in self.words)

    @property
    def labelled(self) -> bool:
        """Whether it begins with a raised character."""
        return bool(self.words[0].pieces[0].style & RAISED)

    def pieces(self) -> Iterator[Piece]:
        """Yield its characters by their style."""
        blank = Piece(" ")
        spread = [piece for word in self.words for piece in (blank, *word.pieces)]
        for style, some in groupby(spread[1:], key=attrgetter("style")):
            yield Piece("".join(piece.string for piece in some), style)


def lines(page: Glyphs, number: int) -> list[Line]:
    """Return the lines of a page in the order of the file."""
    return [line(row, number) for row in rows(page.characters)]


def rows(found: Iterable[Character]) -> Iterator[list[Character]]:
    """Yield the characters of each row with the blanks between them; a raised character ends none."""
    row: list[Character] = []
    last: Character | None = None
    broken = False
    for one in found:
        if one.string in BLANKS:
            broken = broken or not one.string
            row.append(one)
            continue
        if last and not beside(last, one, broken, len(row)):
            yield row
            row = []
        row.append(one)
        last, broken = one, False
    if last:
        yield row


def beside(last: Character, one: Character, broken: bool, length: int) -> bool:
    """Return whether a character stands on the line of the one before it, and behind it.

    Where the file ends the line between them (``broken``), it must also stand near; the words behind a small
    number that the line begins with may stand farther.
    """
    size = max(one.size, last.size)
    gap = one.left - last.right
    if abs(one.base - last.base) >= SAME_LINE * size:
        return False
    if not broken:
        return gap > -size
    labels = length <= LABEL and last.string.isdigit() and last.size < SMALLER * one.size
    return -0.3 * size < gap < (FAR if labels else 1) * size


def line(row: Sequence[Character], page: int) -> Line:
    """Return the line that the characters of a row make."""
    inked = [one for one in row if one.string not in BLANKS]
    size = usual(inked)
    base = median(one.base for one in inked if abs(one.size - size) <= 0.05)
    words: list[Word] = []
    before = ""
    for some in words_of(row):
        found = word(some, size, base, before)
        words.append(found)
        before += f" {found.string}" if before else found.string
    return Line(tuple(words), page, base, size, any(one.size < SMALLER * size for one in inked))


def words_of(row: Iterable[Character]) -> Iterator[list[Character]]:
    """Yield the characters of each word of a row."""
    held: list[Character] = []
    least = WIDE
    for one in row:
        if one.string in BLANKS:
            least = min(least, NARROW if one.string == MOVED else -1)
            continue
        if held and one.left - held[-1].right > least * max(one.size, held[-1].size):
            yield held
            held = []
        held.append(one)
        least = WIDE
    if held:
        yield held


def word(some: Sequence[Character], size: float, base: float, before: str) -> Word:
    """Return a word of a line of this size that stands on ``base``, behind the words ``before`` it."""
    whole = "".join(one.string for one in some)
    pieces = [] if any(is_raised(one, size, base) for one in some) else [Piece(whole)]
    for raised, part in groupby([] if pieces else some, key=lambda one: is_raised(one, size, base)):
        string = "".join(one.string for one in part)
        marks = raised and RAISABLE.fullmatch(string) and (not before or WORD.search(before))
        pieces.append(Piece(string, RAISED if marks else PLAIN))
        before += string
    left, right = min(one.left for one in some), max(one.right for one in some)
    return Word(whole, tuple(pieces), left, right, usual(some))


def usual(some: Sequence[Character]) -> float:
    """Return the size of most characters, rounded."""
    sizes = [one.size for one in some]
    if len(set(sizes)) > 1:
        sizes = [round(size, 1) for size in sizes]
    most = max(dict.fromkeys(sizes), key=sizes.count)
    return round(most, 1)


def is_raised(one: Character, size: float, base: float) -> bool:
    """Return whether a character is smaller than its line and stands higher."""
    return one.size < SMALLER * size and one.base > base + HIGHER * size
