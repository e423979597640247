"""Pages written from right to left: characters put in the order of reading, and mirrored.

PDFium gives such pages in an order that depends on who wrote the file. Their glyphs stand where a reader sees
them, so rows are read off from right to left; numbers and words of other scripts in them, the other way
(a reversal of the Unicode Bidirectional Algorithm, UAX #9, as far as running text needs it). Mirrored, such a
page has its first column at the left, and its lines begin there, as on any other page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import bidirectional, category

from citecheck.read.pdf.glyphs import Character, Glyphs

ROW, BLANK = 0.6, 0.2
STROKES = "!ـ"
STRETCHED = re.compile(r"(?<=R)!(?=R)|!{2,}")
SIDES = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
RIGHTWARD = re.compile(r"L(?:[LNSW]*[LN])?|N(?:S?N)*")
CLASSES = {"L": "L", "EN": "N", "AN": "N", "R": "R", "AL": "R", "NSM": "R"}


def leftward(page: Glyphs) -> Glyphs:
    """Return a page as it is; one whose letters run to the left, in the order of reading and mirrored."""
    inked = [one for one in page.characters if one.size]
    letters = [kind(one) for one in inked if one.string.isalpha()]
    if letters.count("R") * 2 <= len(letters):
        return page
    width = max(one.right for one in inked) + min(one.left for one in inked)
    result: list[Character] = []
    for row in rows(inked):
        result += [*mirrored(unstretched(spaced(row)), width), Character("")]
    return page._replace(characters=result)


def kind(one: Character) -> str:
    """Return whether a character runs left, right, as a number, or joins numbers: R, L, N, S, or W."""
    return "S" if one.string in ".,:/-%" else CLASSES.get(bidirectional(one.string[0]), "W")


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
    kinds = "".join("!" if one.string in STROKES else kind(one) for one in row)
    strokes = {at for match in STRETCHED.finditer(kinds) for at in range(*match.span())}
    return [one for at, one in enumerate(row) if at not in strokes]


def spaced(row: Sequence[Character]) -> list[Character]:
    """Return a row with blanks where words stand apart."""
    result = list(row[:1])
    for last, one in pairwise(row):
        if last.left - one.right > BLANK * max(last.size, one.size):
            result.append(Character(" ", one.right, last.left, one.base, one.size))
        result.append(one)
    return result


def mirrored(row: list[Character], width: float) -> Iterator[Character]:
    """Yield the characters of a row in reading order, at the places of a row that runs to the right."""
    last = 0
    for match in RIGHTWARD.finditer("".join(map(kind, row))):
        yield from (flipped(one, width) for one in row[last : match.start()])
        run = row[match.start() : match.end()][::-1]
        shift = width - run[-1].right - run[0].left
        yield from (one._replace(left=one.left + shift, right=one.right + shift) for one in run)
        last = match.end()
    yield from (flipped(one, width) for one in row[last:])


def flipped(one: Character, width: float) -> Character:
    """Return a character at its mirrored place; brackets change sides."""
    string = one.string.translate(SIDES)
    return one._replace(string=string, left=width - one.right, right=width - one.left)
