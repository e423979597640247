"""Names and titles that are the same in another spelling, script or language, and titles that are not."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from citecheck.match.fields import minor_words
from citecheck.match.forms import fold
from citecheck.match.titles import misspelt
from citecheck.parse.language import language

SHORTEST = 4


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Return pairs of letters that one name is written with in several countries, in their order."""
    table = tomllib.loads(Path(__file__).with_name("variants.toml").read_text("utf-8"))
    return tuple((written, plain) for written, plain in table["spellings"])


@lru_cache(maxsize=4096)
def letters(name: str) -> str:
    """Return the letters of a name such that Müller, Mueller and Muller, Tchekhov and Chekhov are one."""
    joined = "".join(fold(name).split())
    for written, plain in spellings():
        joined = joined.replace(written, plain)
    return joined


def scripts(words: str) -> set[str]:
    """Return the scripts of the letters: LATIN, ARABIC and the like."""
    return {unicodedata.name(letter, "").split(" ")[0] for letter in words if letter.isalpha()}


def comparable(a: str, b: str) -> bool:
    """Tell whether two texts share a script."""
    return bool(scripts(a) & scripts(b))


def translated(a: str, b: str) -> bool:
    """Tell whether two titles are in different scripts or, as far as that shows, languages."""
    one, other = language(a), language(b)
    return not comparable(a, b) or bool(one and other and one != other)


def reworded(printed: str, text: str, registered: str) -> bool:
    """Tell whether other words stand in a printed title than in the registered one.

    Words that only one of them has (a subtitle, a cut) do not count, nor do spelling and translation.

    Args:
        printed: the title as it was read.
        text: the whole reference: what stands there is not missing, wherever the title was seen to end.
        registered: the record's title.
    """
    if translated(printed, registered):
        return False
    words = content(registered)
    missing = [word for word in words if not stands_in(word, text)]
    added = [word for word in content(printed) if not stands_in(word, registered)]
    same_language = language(printed) == language(registered) != ""
    return bool(missing and added) and (len(missing) < len(words) or same_language)


def content(title: str) -> list[str]:
    """Return the folded words of a title that carry its meaning."""
    words = (word for word in fold(title).split() if len(word) >= SHORTEST and word.isalpha())
    return [word for word in words if word not in minor_words()]


def stands_in(word: str, text: str) -> bool:
    """Tell whether a folded word stands in a text: in a compound, inflected or misspelt too."""
    words = fold(text).split()
    return word in "".join(words) or any(
        misspelt(word, other) or (len(other) >= SHORTEST and word.startswith(other)) for other in words
    )
