"""The program's own words."""

from __future__ import annotations

import ast
import errno
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

import citecheck
from citecheck.cli.options import Lang
from citecheck.model import Sentence
from citecheck.report.words import languages, name, say, tables, words_of

PLACEHOLDER = re.compile(r"\{\w+\}")
PACKAGE = Path(citecheck.__file__).parent


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


def nodes() -> Iterator[ast.AST]:
    """Yield all that the code is made of."""
    for file in PACKAGE.rglob("*.py"):
        yield from ast.walk(ast.parse(file.read_text("utf-8")))


def given(*functions: str) -> set[str]:
    """Return the words that the code gives to functions."""
    calls = [one for one in nodes() if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)]
    return {
        one.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in functions
        for one in call.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_every_key_is_there() -> None:
    """No sentence that the code asks for is missing."""
    known = {key for key, _ in flat(tables()["en"])}
    known |= {key.rpartition(".")[0] for key in known}
    assert given("say", "words_of", "Sentence", "Unreadable", "Unfit", "BadRule", "BadLock") <= known


def test_no_key_is_idle() -> None:
    """No sentence is kept that nothing says: by its key, or by the table that a key is chosen from."""
    strings = {one.value for one in nodes() if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    chosen = tuple(f"{table}." for table in given("name"))
    chosen += tuple(string for string in strings if re.fullmatch(r"[a-z]+\.(?:[a-z]+-)?", string))
    keys = [key for key, _ in flat(tables()["en"]) if not key.startswith(chosen)]
    assert [key for key in keys if not {key, re.sub(r"\.(?:one|other)$", "", key)} & strings] == []


def test_sentence_within_a_sentence() -> None:
    """What a sentence is made of is said in its language too."""
    entry = Sentence("bibtex.entry", {"label": "roy"})
    inner = Sentence("bibtex.broken", {"entry": entry, "why": Sentence("bibtex.no-brace")})
    told = words_of("fr", Sentence("reading.line", {"line": 3, "sentence": inner}))
    assert told == (
        "ligne 3\u00a0: l’entrée «\u00a0roy\u00a0» n’a pas pu être lue\u00a0: "
        "il manque son accolade fermante\u00a0; corrigez-la."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(errno.ENOSPC, "il n’y a plus de place", id="known"),
        pytest.param(errno.ELOOP, "as the system says it", id="rare"),
    ],
)
def test_error_of_the_system(number: int, words: str) -> None:
    """What the system refuses is told in the user's language, as far as that is known."""
    error = OSError(number, "as the system says it")
    assert f"({words})" in say("fr", "failure.unreadable", path="a.md", reason=error)


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
