"""Citation keys that stay the same as long as the works do: ``roy2001quai``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from string import ascii_lowercase

from citecheck.lexicon import words
from citecheck.model import Work

LONGEST = 3
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def keys(works: Iterable[Work]) -> list[str]:
    """Return a key for each work: family name, year, first word of the title; a, b, c … where they agree.

    The first of those that agree has no letter, so that a key does not change when a work comes after it.
    """
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    found = []
    for work in works:
        stem = key(work)
        name = stem
        while name in taken:
            seen[stem] += 1
            name = stem + letters(seen[stem])
        taken.add(name)
        found.append(name)
    return found


def key(work: Work) -> str:
    """Return the key of a work seen alone."""
    creator = next((name.family or name.literal or name.given for name in work.creators), "")
    family = "".join(fold(creator)[:LONGEST])
    year = str(work.year) if work.year else "nd"
    return (family or "anon") + year + first_word(work.title)


def first_word(title: str) -> str:
    """Return the first word of a title that is not an article, a preposition or the like."""
    found = fold(title)
    small = frozenset(words("language.function"))
    return next((word for word in found if len(word) > 1 and word not in small), "".join(found[:1]))


def fold(text: str) -> list[str]:
    """Return the words of a text in small letters without accents; letters of other scripts are left out."""
    found: list[str] = re.findall(r"[a-z0-9]+", unaccented(text))
    return found


def unaccented(text: str) -> str:
    """Return a text in small letters without accents."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    return "".join(character for character in folded if not unicodedata.combining(character))


def letters(number: int) -> str:
    """Return a for 1, b for 2, … z, aa, ab."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = ascii_lowercase[rest] + name
    return name
