"""Whether two names, and two lists of names, are the same people."""

from __future__ import annotations

from typing import Literal

from citecheck.match.forms import family, fold, initials
from citecheck.match.titles import misspelt
from citecheck.model import Name

Relation = Literal["agree", "partly", "absent", "differ"]


def same_person(a: Name, b: Name) -> bool:
    """Tell whether two names may be one person's: spelling, initials, particles and order aside."""
    if turned_round(a, b):
        return True
    return alike(a, b) and (not initials(a) or not initials(b) or given_agree(a, b))


def alike(a: Name, b: Name) -> bool:
    """Tell whether family names (or organisations) are the same but for spelling or a second part."""
    one, other = family(a), family(b)
    if not one or not other:
        return False
    return one == other or misspelt(one, other) or part_of(a, b) or part_of(b, a) or acronym(one, other)


def part_of(a: Name, b: Name) -> bool:
    """Tell whether ``a`` is one part of a compound: García of García Lorca."""
    few, many = fold(a.literal or a.family).split(), fold(b.literal or b.family).split()
    return bool(few) and len(few) < len(many) and set(few) <= set(many) and len("".join(few)) >= 3


def acronym(a: str, b: str) -> bool:
    """Tell whether one name is made of the other's first letters."""
    short, long = sorted((a, b), key=len)
    parts = long.split()
    letters = {"".join(word[0] for word in parts), "".join(word[0] for word in parts if len(word) > 3)}
    return len(short) >= 3 and short in letters


def given_agree(a: Name, b: Name) -> bool:
    """Tell whether the given names agree as far as both go: J. and Jean-Marie do, J. and Marie do not."""
    short, long = sorted((initials(a), initials(b)), key=len)
    return long.startswith(short) or short in long


def turned_round(a: Name, b: Name) -> bool:
    """Tell whether given and family name have changed places."""
    return bool(a.given and b.given) and family(a) == fold(b.given) and fold(a.given) == family(b)


def relate(a: tuple[Name, ...], b: tuple[Name, ...]) -> Relation:
    """Return how two lists of authors stand to each other; the order of the two does not matter."""
    one, other = [n for n in a if family(n)], [n for n in b if family(n)]
    if not one or not other:
        return "absent"
    if same_person(one[0], other[0]):
        return "agree"
    if any(same_person(x, y) for x in one for y in other):
        return "partly"
    return "differ"
