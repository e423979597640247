"""The program's own words, by language: a file for each, and nothing in the code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from errno import errorcode
from functools import cache
from pathlib import Path
from typing import Any

from citecheck.model import Sentence

DEFAULT = "en"


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of words by language code."""
    files = sorted(Path(__file__).parent.glob("words.*.toml"))
    return {file.stem.partition(".")[2]: tomllib.loads(file.read_text("utf-8")) for file in files}


def languages() -> tuple[str, ...]:
    """Return the languages that the program speaks."""
    return tuple(tables())


def say(lang: str, key: str, **values: object) -> str:
    """Return the words under ``key`` with their placeholders filled in.

    Where the table gives a singular and a plural, the value ``n`` chooses.

    Args:
        lang: a language; English for one that the program does not speak.
        key: a name in the language's table, or two joined by a full stop ("severity.error").
        values: what the placeholders stand for; sentences and errors of the system are said in words.

    Raises:
        KeyError: if there is no such key, or a placeholder has no value.
    """
    table = tables().get(lang) or tables()[DEFAULT]
    words: Any = table
    for part in key.split("."):
        words = words[part]
    if isinstance(words, dict):
        words = words["one" if values["n"] in table["singular"] else "other"]
    return str(words).format(**{name: spoken(lang, value) for name, value in values.items()})


def spoken(lang: str, value: object) -> object:
    """Return a value as it is said: a sentence in its words, an error of the system by what it means."""
    if isinstance(value, Sentence):
        return words_of(lang, value)
    if isinstance(value, OSError):
        sign = errorcode.get(value.errno or 0, "")
        told = name(lang, "errno", sign)
        return told if told != sign else value.strerror or str(value)
    return value


def words_of(lang: str, sentence: Sentence) -> str:
    """Return a sentence in its words.

    Raises:
        KeyError: as ``say``.
    """
    return say(lang, sentence.key, **sentence.values)


def name(lang: str, table: str, key: str) -> str:
    """Return what ``key`` is called in a table of names ("language", "family"); itself where unknown."""
    names = (tables().get(lang) or tables()[DEFAULT])[table]
    return str(names.get(key, key))
