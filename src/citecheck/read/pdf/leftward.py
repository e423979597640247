"""Pages written from right to left: characters put in the order of reading, and mirrored.

PDFium gives such pages in an order that depends on who wrote the file. Their glyphs stand where a reader sees
them, so rows are read off from right to left; numbers and words of other scripts in them, the other way
(a reversal of the Unicode Bidirectional Algorithm, UAX #9, as far as running text needs it). Mirrored, such a
page has its first column at the left, and its lines begin there, as on any other page.

Where a program took the paragraphs of such a page for ones that run to the right, its words alone run to the
left: these are turned where they stand, and the page is not mirrored.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from unicodedata import bidirectional, category

from citecheck.read.pdf.glyphs import Character, Glyphs
from citecheck.read.pdf.lines import SMALLER

ROW, BLANK = 0.6, 0.2
STROKES = "!ـ"
SELECTORS = "\ufe0e\ufe0f"
STRETCHED = re.compile(r"(?<=R)!(?=R)|!{2,}")
SIDES = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
RIGHTWARD = re.compile(r"L(?:[LNSW]*[LN])?|N(?:S?N)*")
LEFTWARD = re.compile(r"(?:^[NSW]*)?R(?:[^L]*[RN])?")
LABEL = re.compile(r"\d{1,3}([.)]|\s)\s*")
CLASSES = {"L": "L", "EN": "N", "AN": "N", "R": "R", "AL": "R", "NSM": "R"}
Pair = frozenset[int]


def leftward(page: Glyphs) -> Glyphs:
    """Return a page as it is; one whose letters run to the left, in the order of reading and mirrored."""
    inked = [one for one in page.characters if one.size]
    letters = Counter(one.string for one in inked if one.string.isalpha())
    if sum(count for letter, count in letters.items() if kind(letter) == "R") * 2 <= letters.total():
        return page
    width = max(one.right for one in inked) + min(one.left for one in inked)
    parted = set(neighbours(page.characters))
    found = [unstretched(spaced(row, parted)) for row in rows(inked)]
    starts, ends = (sum(row[at].string == "." for row in found) for at in (0, -1))
    result: list[Character] = []
    for row in found:
        result += [*(turned(row) if starts > ends else mirrored(row, width)), Character("")]
    return page._replace(characters=result)


def kind(string: str) -> str:
    """Return whether a character runs left, right, as a number, or joins numbers: R, L, N, S, or W."""
    if string in SELECTORS:
        return "W"
    return "S" if string in ".,:/-%" else CLASSES.get(bidirectional(string[0]), "W")


def kinds(row: Iterable[Character]) -> str:
    """Return the kinds of a row's characters."""
    return "".join(kind(one.string) for one in row)


def rows(inked: Sequence[Character]) -> Iterator[list[Character]]:
    """Yield the characters of each row, from right to left; those of a ligature in their order."""
    held: list[Character] = []
    for one in sorted(inked, key=lambda one: -one.base):
        if held and held[0].base - one.base > ROW * max(one.size, held[0].size):
            yield in_row(held)
            held = []
        held.append(one)
    if held:
        yield in_row(held)


def in_row(row: list[Character]) -> list[Character]:
    """Return the characters of a row from right to left; lam stands before the alef that it is joined to."""
    marked = sorted(row, key=lambda one: -(one.left + one.right) / 2 + BLANK * one.size * is_mark(one))
    for at, (one, two) in enumerate(pairwise(marked)):
        if one.left == two.left and one.string in "اأإآ" and two.string == "ل":
            marked[at : at + 2] = two, one
    return marked


def is_mark(one: Character) -> bool:
    """Return whether a character stands over another one."""
    return category(one.string[0]) == "Mn"


def unstretched(row: Sequence[Character]) -> list[Character]:
    """Return a row without the strokes that stretch words, which some programs write as exclamation marks."""
    signs = "".join("!" if one.string in STROKES else kind(one.string) for one in row)
    strokes = {at for match in STRETCHED.finditer(signs) for at in range(*match.span())}
    return [one for at, one in enumerate(row) if at not in strokes]


def neighbours(characters: Iterable[Character]) -> Iterator[Pair]:
    """Yield the characters between which the file has a blank."""
    last: Character | None = None
    blank = False
    for one in characters:
        if one.size:
            if last and blank:
                yield frozenset((id(last), id(one)))
            last, blank = one, False
        blank = blank or one.string == " "


def spaced(row: Sequence[Character], parted: AbstractSet[Pair]) -> list[Character]:
    """Return a row with blanks where words stand apart, however close."""
    result = list(row[:1])
    for last, one in pairwise(row):
        apart = last.left - one.right > BLANK * max(last.size, one.size)
        if apart or frozenset((id(last), id(one))) in parted:
            result.append(Character(" ", one.right, last.left, one.base, one.size))
        result.append(one)
    return result


def mirrored(row: Sequence[Character], width: float) -> Iterator[Character]:
    """Yield the characters of a row in reading order, at the places of a row that runs to the right."""
    last = 0
    for match in RIGHTWARD.finditer(kinds(row)):
        yield from (flipped(one, width) for one in row[last : match.start()])
        run = row[match.start() : match.end()][::-1]
        shift = width - run[-1].right - run[0].left
        yield from (one._replace(left=one.left + shift, right=one.right + shift) for one in run)
        last = match.end()
    yield from (flipped(one, width) for one in row[last:])


def turned(row: Sequence[Character]) -> Iterator[Character]:
    """Yield the characters of a row whose paragraph runs to the right: each run turned where it stands."""
    row = row[::-1]
    size = max(one.size for one in row)
    label = LABEL.match("".join(one.string for one in row))
    first = label.end() if label and (not label[1].isspace() or row[0].size < SMALLER * size) else 0
    yield from row[:first]
    row, last = row[first:], 0
    for match in LEFTWARD.finditer(kinds(row)):
        yield from row[last : match.start()]
        run = row[match.start() : match.end()][::-1]
        yield from mirrored(run, run[0].right + run[-1].left)
        last = match.end()
    yield from row[last:]


def flipped(one: Character, width: float) -> Character:
    """Return a character at its mirrored place; brackets change sides."""
    string = one.string.translate(SIDES)
    return one._replace(string=string, left=width - one.right, right=width - one.left)
