"""The program's own words, by language: in ``words*.toml``, and nothing in the code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DEFAULT = "en"


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of words by language code."""
    files = sorted(Path(__file__).parent.glob("words*.toml"))
    return {lang: table for file in files for lang, table in tomllib.loads(file.read_text("utf-8")).items()}


def languages() -> tuple[str, ...]:
    """Return the languages that the program speaks."""
    return tuple(tables())


def say(lang: str, key: str, **values: object) -> str:
    """Return the words under ``key`` with their placeholders filled in.

    Where the table gives a singular and a plural, the value ``n`` chooses.

    Args:
        lang: a language; English for one that the program does not speak.
        key: a name in the language's table, or two joined by a full stop ("severity.error").
        values: what the placeholders stand for.

    Raises:
        KeyError: if there is no such key, or a placeholder has no value.
    """
    table = tables().get(lang) or tables()[DEFAULT]
    words: Any = table
    for part in key.split("."):
        words = words[part]
    if isinstance(words, dict):
        words = words["one" if values["n"] in table["singular"] else "other"]
    return str(words).format(**values)


def name(lang: str, table: str, key: str) -> str:
    """Return what ``key`` is called in a table of names ("language", "family"); itself where unknown."""
    names = (tables().get(lang) or tables()[DEFAULT])[table]
    return str(names.get(key, key))
