"""What kinds of word a word can be: from the lexicons and from the lists beside this file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from citecheck.lexicon import either, languages, numbered, words

LISTS = Path(__file__).parent / "lists"
KEYS = {
    "roles.editor": "ed",
    "roles.translator": "tr",
    "labels.in": "in",
    "labels.page": "pg",
    "labels.volume": "vo",
    "labels.issue": "is",
    "labels.edition": "en",
    "labels.thesis": "th",
    "labels.report": "re",
    "labels.paper": "pa",
    "names.and": "and",
    "names.etal": "eta",
    "names.particles": "pt",
    "access.available": "av",
    "access.accessed": "ac",
    "dates.undated": "nd",
    "dates.seasons": "mo",
    "publishing.words": "pub",
    "publishing.organisations": "org",
    "serials.words": "ser",
    "genres.words": "gen",
    "short.ibid": "ib",
    "short.opcit": "ib",
    "citing.see": "see",
}


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """Return for each word, in lower case, the kinds that it can be of."""
    found: dict[str, set[str]] = {}
    for key, kind in KEYS.items():
        for word in flat(key):
            found.setdefault(word.lower().rstrip("."), set()).add(kind)
    for word in months():
        found.setdefault(word, set()).add("mo")
    for word in listed("given"):
        found.setdefault(word, set()).add("giv")
    for lang in languages():
        for word in words("language.function", lang):
            found.setdefault(word, set()).add(f"f{lang}")
    return {word: tuple(sorted(some)) for word, some in found.items()}


def flat(key: str) -> list[str]:
    """Return the words under a key, those of lists of lists too."""
    return [one for word in words_of(key) for one in word.split() if " " not in word]


@cache
def words_of(key: str) -> tuple[str, ...]:
    """Return the words under a key in every language; seasons and months without their order."""
    if key != "dates.seasons":
        return words(key)
    return nested(key)


@cache
def months() -> tuple[str, ...]:
    """Return the names of months in every language."""
    return tuple(word for word in nested("dates.months") if " " not in word)


def nested(key: str) -> tuple[str, ...]:
    """Return the words under a key whose data is a list of lists."""
    return tuple(numbered(key))


@cache
def listed(name: str) -> frozenset[str]:
    """Return the lines of one list: ``given``, ``places`` or ``publishers``."""
    return frozenset((LISTS / f"{name}.txt").read_text("utf-8").split("\n")) - {""}


def mentions(text: str, *keys: str) -> bool:
    """Tell whether ``text``, in small letters, holds one of the words under ``keys``, be it inside a word."""
    return bool(lowered(keys).search(text))


@cache
def lowered(keys: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the words under ``keys`` in small letters."""
    return re.compile(either({word.lower() for key in keys for word in words(key)}))
