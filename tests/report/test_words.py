"""The program's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest

from citecheck.cli.options import Lang
from citecheck.report.words import languages, name, say, tables

PLACEHOLDER = re.compile(r"\{\w+\}")


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        elif isinstance(value, str):
            yield prefix + key, value


@pytest.mark.parametrize("lang", languages())
def test_every_language_says_the_same(lang: str) -> None:
    """No key is missing, and no placeholder: a figure never drops out of a sentence."""
    english, other = dict(flat(tables()["en"])), dict(flat(tables()[lang]))
    assert sorted(english) == sorted(other)
    for key, words in english.items():
        assert set(PLACEHOLDER.findall(words)) == set(PLACEHOLDER.findall(other[key])), key


@pytest.mark.parametrize(
    ("lang", "number", "words"),
    [
        pytest.param("en", 0, "0 findings", id="English none"),
        pytest.param("en", 1, "1 finding", id="English one"),
        pytest.param("fr", 0, "0 signalement", id="French none"),
        pytest.param("fr", 2, "2 signalements", id="French two"),
        pytest.param("es", 0, "0 avisos", id="Spanish none"),
        pytest.param("ar", 7, "الملاحظات: 7", id="Arabic"),
    ],
)
def test_number(lang: str, number: int, words: str) -> None:
    """In French nought is singular."""
    assert say(lang, "findings", n=number) == words


def test_every_language_is_offered() -> None:
    """A user can ask for every language that the program speaks."""
    offered = get_args(next(one for one in get_args(get_args(Lang)[0]) if one is not type(None)))
    assert set(offered) == set(languages())


def test_a_language_without_a_name_keeps_its_code() -> None:
    """An unknown code is shown, not hidden."""
    assert name("en", "language", "fr") == "French"
    assert name("en", "language", "oc") == "oc"


def test_french_typography() -> None:
    """French puts a no-break space inside quotation marks and before colons."""
    bad = [key for key, words in flat(tables()["fr"]) if re.search(r"« | »| [:;?!]|\w[;?!]", words)]
    assert bad == []
