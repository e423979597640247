"""Words by language, one data file for each: to add a language is to add its file.

``words("short.ibid")`` are the forms of one table's key in every language, ``words("short.ibid", "fr")``
those of one; ``alternation`` makes a regular expression of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
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
    found = sorted({word for key in keys for word in words(key, lang)}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found) + ")"


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
