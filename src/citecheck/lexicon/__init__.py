"""Words by language, one data file for each: to add a language is to add its file.

``words("short.ibid")`` are the forms of one table's key in every language, ``words("short.ibid", "fr")``
those of one; ``alternation`` makes a regular expression of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def lexicons() -> Mapping[str, Mapping[str, Any]]:
    """Return all data files by language code."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file."""
    return tuple(lexicons())


@cache
def words(key: str, lang: str | None = None) -> tuple[str, ...]:
    """Return the words under ``key`` ("table.key"), longest first; none where a language lacks it.

    Args:
        key: a table and a key, joined by a full stop.
        lang: one language; every language without it.
    """
    table, name = key.split(".")
    found = {
        word: None
        for code in ([lang] if lang else languages())
        for word in lexicons().get(code, {}).get(table, {}).get(name, ())
    }
    return tuple(sorted(found, key=len, reverse=True))


@cache
def alternation(*keys: str, lang: str | None = None) -> str:
    """Return a non-capturing group that matches any word under ``keys``; spaces match any white space."""
    return either({word for key in keys for word in words(key, lang)})


def either(some: Iterable[str]) -> str:
    """Return a non-capturing group that matches any of some words; spaces match any white space.

    Longer words go before shorter ones, and words with one first letter share it: a search then tries a
    few letters at each place of a text, not every word.
    """
    found = sorted(some, key=len, reverse=True)
    alike: dict[str, list[str]] = {}
    for word in found:
        alike.setdefault(word[:1].casefold(), []).append(word)
    return "(?:" + "|".join(map(factored, alike.values())) + ")"


def factored(some: list[str]) -> str:
    """Return a pattern of words, with their first letter written once where they share it."""
    first = {word[:1] for word in some}
    if len(some) == 1 or len(first) > 1:
        return "|".join(map(escaped, some))
    return f"{escaped(*first)}(?:{'|'.join(escaped(word[1:]) for word in some)})"


def escaped(words: str) -> str:
    """Return a pattern of these words; their spaces match any white space."""
    return re.escape(words).replace(r"\ ", r"\s+")


@cache
def numbered(key: str) -> Mapping[str, int]:
    """Return each word under ``key`` with its position from 1: months, where the data is a list of lists."""
    table, name = key.split(".")
    return {
        word: position
        for lexicon in lexicons().values()
        for position, forms in enumerate(lexicon.get(table, {}).get(name, ()), 1)
        for word in forms
    }
