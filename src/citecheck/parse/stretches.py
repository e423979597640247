"""Cuts a reference at commas, stops, brackets and the like, and says what each stretch looks like."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from citecheck.parse.tokens import Token
from citecheck.parse.vocabulary import kinds, listed

QUOTES = frozenset('«»“”„"‟')
SEPARATORS = frozenset(',;:()[]/«»“”„"‟،؛')
DASHES = frozenset("-–—―‒")
ABBREVIATED = frozenset({"ed", "tr", "pg", "vo", "is", "en"})
TELLING = frozenset({"pub", "ser", "ed", "tr", "in", "pg", "vo", "is", "giv", "gen", "mo", "en", "th", "org"})


class Stretch(NamedTuple):
    """The tokens between two separators.

    Attributes:
        start, length: the first token's index, and how many there are.
        before, after: the marks around them.
        first, last: the first and the last token's form.
        case: how many of its words are capital: ``l`` none, ``s`` few, ``c`` most, ``C`` all.
        kinds: what the stretch holds: places, publishers' and journals' words, numbers, capitals.
        look: the same in one string.
    """

    start: int
    length: int
    before: str
    after: str
    first: str
    last: str
    case: str
    kinds: tuple[str, ...]
    look: str


def stretches(found: list[Token]) -> list[Stretch]:
    """Cut tokens at commas, colons, brackets, quotation marks, dashes between spaces and full stops."""
    cuts: list[Stretch] = []
    start, before = 0, "^"
    for index, token in enumerate(found):
        text = token.text
        if (
            text in SEPARATORS
            or (text in DASHES and dash(found, index))
            or (text in ".?!" and stop(found, index))
        ):
            if index > start:
                cuts.append(stretch(found, start, index, before, text))
                before = text
            else:
                before = (before + text)[-2:]
            start = index + 1
    if start < len(found):
        cuts.append(stretch(found, start, len(found), before, "$"))
    return cuts


def stretch(found: list[Token], start: int, end: int, before: str, after: str) -> Stretch:
    """Return the stretch of the tokens from ``start`` to before ``end``."""
    forms = tuple([(token.form, token.text[0].isupper(), len(token.text)) for token in found[start:end]])
    have = looks(forms)
    case = next(one for one in have if one in "lscC")
    return Stretch(start, end - start, before, after, forms[0][0], forms[-1][0], case, have, "".join(have))


@lru_cache(maxsize=4_000)
def looks(forms: tuple[tuple[str, bool, int], ...]) -> tuple[str, ...]:
    """Return what tokens look like together, each given by its form, whether it is capital, its length."""
    known = kinds()
    have: set[str] = set()
    big = small = abbreviated = 0
    for index, (form, capital, length) in enumerate(forms):
        if form[0] == "⟨":
            have.add({"y": "Y", "r": "R"}.get(form[1], "U" if form[1].isalpha() else "D"))
            continue
        if not form[0].isalpha():
            continue
        have.update(kind for kind in known.get(form, ()) if kind in TELLING)
        if not capital:
            small += length > 3
            continue
        big += 1
        if length == 1:
            have.add("I")
        elif index + 1 < len(forms) and forms[index + 1][0] == ".":
            abbreviated += 1
    joined = " ".join(form for form, _, _ in forms) if len(forms) < 7 else ""
    if joined in listed("places"):
        have.add("PLACE")
    elif joined in listed("publishers"):
        have.add("PUBLISHER")
    have.add("l" if not big else "C" if not small else "c" if big > 1 and big >= small else "s")
    if abbreviated > 1:
        have.add("ab")
    return tuple(sorted(have))


def dash(found: list[Token], index: int) -> bool:
    """Tell whether a dash stands between spaces."""
    return (
        0 < index < len(found) - 1 and found[index - 1].end < found[index].start < found[index + 1].start - 1
    )


def stop(found: list[Token], index: int) -> bool:
    """Tell whether a full stop ends more than an initial or an abbreviation."""
    if index == 0:
        return False
    if index + 1 == len(found):
        return True
    last, following = found[index - 1], found[index + 1]
    if following.start == found[index].end and following.text not in QUOTES:
        return False
    return len(last.text) > 1 and ABBREVIATED.isdisjoint(kinds().get(last.form, ()))


def bucket(count: int) -> str:
    """Return a length as one of a few sizes."""
    return str(count) if count < 4 else "4-6" if count < 7 else "7-12" if count < 13 else "13+"
