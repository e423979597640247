"""REF008: an entry out of its place in an alphabetical list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citecheck.catalogue import Rule
from citecheck.match.forms import fold, particles
from citecheck.model import Article, Entry, Finding

Keys = frozenset[str]


def unsorted_list(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry that stands where the alphabet does not put it, in a list that follows it (REF008)."""
    placed = [(entry, keys(entry)) for entry in article.entries]
    placed = [(entry, names) for entry, names in placed if names]
    if len(placed) < rule.options["entries"]:
        return
    strays = outliers([names for _, names in placed])
    if strays is None or len(strays) > max(1, len(placed) // 10):
        return
    for position in strays:
        before = placed[position - 1] if position else placed[position + 1]
        entry = placed[position][0]
        yield rule.finding(article, entry, related=((before[0], "neighbour"),), other=rule.call(before[0]))


def keys(entry: Entry) -> Keys:
    """Return the words that may decide an entry's place: with and without particle, by word and by letter.

    There are none where the entry does not begin with them: such a list is ordered otherwise.
    """
    creators = entry.work.creators
    if not creators or not fold(str(creators[0])).isascii():
        return frozenset()
    name = creators[0]
    whole = fold(name.literal or f"{name.particle} {name.family}").split()
    bare = whole
    while len(bare) > 1 and bare[0] in particles():
        bare = bare[1:]
    printed = re.sub(r"^[\d\s]+", "", fold(entry.text.string[:120]))
    if not printed.startswith((" ".join(whole), " ".join(bare))) or len(bare[0]) < 2 or "." in name.family:
        return frozenset()
    forms = {form for parts in (whole, bare) for form in ("".join(parts), parts[0])}
    return frozenset(forms | {umlauts(form) for form in forms})


def umlauts(form: str) -> str:
    """Return the form that sorts ae, oe, ue as a, o, u, and Mac as Mc."""
    for written, sorted_as in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("mac", "mc")):
        form = form.replace(written, sorted_as)
    return form


def outliers(names: Sequence[Keys]) -> list[int] | None:
    """Return the positions of entries that alone break the order; None where more than single entries do.

    Sections of a list start the alphabet again: such a start is no break where entries of two
    sections stand in order on both sides of it.
    """
    strays: list[int] = []
    for position in range(1, len(names)):
        if follows(names[position - 1], names[position]) or position - 1 in strays:
            continue
        stray = which(names, position)
        if stray is not None:
            strays.append(stray)
        elif not starts_section(names, position):
            return None
    return sorted(set(strays))


def follows(a: Keys, b: Keys) -> bool:
    """Tell whether an entry with keys ``b`` may stand after one with keys ``a``."""
    return min(a) <= max(b)


def starts_section(names: Sequence[Keys], position: int, run: int = 3) -> bool:
    """Tell whether the alphabet begins again here: some entries in order before it and after it."""
    before, after = names[max(0, position - run) : position], names[position : position + run]
    if len(before) < run or len(after) < run:
        return False
    ordered = all(follows(a, b) for part in (before, after) for a, b in pairwise(part))
    restart = not any(follows(before[-1], one) for one in after)
    return ordered and restart


def which(names: Sequence[Keys], position: int) -> int | None:
    """Return which of the two entries at a break is out of place; None where neither alone is."""
    before = names[position - 2] if position > 1 else None
    after = names[position + 1] if position + 1 < len(names) else None
    if after is None or follows(names[position - 1], after):
        return position
    if before is None or follows(before, names[position]):
        return position - 1
    return None
