"""Who is credited: forms of words in seven languages, and what only looks like a credit."""

from __future__ import annotations

import pytest

from citecheck.claim.credits import credits
from citecheck.claim.names import Lexis


def credited(text: str, lang: str, lexis: Lexis | None = None) -> list[tuple[str, str]]:
    return [(one.name, one.form) for one in credits(text, lang, lexis or Lexis())]


CREDITED = {
    "en": [
        ("The historian Helen Marsden argues that the sea won.", "Helen Marsden", "verb"),
        ("According to the engineer Tom Arden, dikes fail.", "Tom Arden", "according"),
        ("In a later study, Marsden et al. measured the tides.", "Marsden", "verb"),
        ("The term was coined by Helen Marsden for another coast.", "Helen Marsden", "by"),
    ],
    "fr": [
        ("Selon Claire Martin, le sel fut une monnaie.", "Claire Martin", "according"),
        (
            "Claire Martin, dans son livre « Le sel et la mer », a noté que la côte souffrait.",
            "Claire Martin",
            "verb",
        ),
        ("Le sel, comme l’écrit Claire Martin, fut une monnaie.", "Claire Martin", "as-said"),
    ],
    "es": [
        ("Como señala Elena Navarro, la sal fue moneda.", "Elena Navarro", "as-said"),
        ("Elena Navarro (1998) sostiene que la sal fue moneda.", "Elena Navarro", "verb"),
    ],
    "pt": [("Segundo Helena Ferreira, o sal foi moeda.", "Helena Ferreira", "according")],
    "de": [("Anna Weber behauptet, dass Salz eine Währung war.", "Anna Weber", "verb")],
    "it": [("Secondo Giulia Ferrari, il sale fu moneta.", "Giulia Ferrari", "according")],
    "ar": [
        ("يرى أحمد الناصري أن الملح كان عملة", "أحمد الناصري", "verb"),
        ("ووفقا لأحمد الناصري فإن الملح كان عملة", "أحمد الناصري", "verb"),
    ],
}


@pytest.mark.parametrize(
    ("lang", "text", "name", "form"),
    [
        pytest.param(lang, *case, id=f"{lang}{number}")
        for lang, cases in CREDITED.items()
        for number, case in enumerate(cases, 1)
    ],
)
def test_credits(lang: str, text: str, name: str, form: str) -> None:
    """A person who is said to say, think or show something is credited with it."""
    assert credited(text, lang) == [(name, form)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "The Marsden Bridge shows that iron lasts.", id="a thing with a name"),
        pytest.param("en", "Samples were kindly provided by Tom Arden of Leeds.", id="thanks"),
        pytest.param("en", "A survey carried out in Nigeria showed that wells were dry.", id="a country"),
        pytest.param("en", "Others have suggested that the sea won.", id="a pronoun"),
        pytest.param("fr", "Le théorème de Bernard montre que la suite converge.", id="an eponym"),
        pytest.param("es", "Nosotros observamos que la sal falta en Madrid.", id="the authors"),
    ],
)
def test_no_credit(lang: str, text: str) -> None:
    """Places, things and thanks credit nobody."""
    assert credited(text, lang) == []


def test_known_from_the_list() -> None:
    """A surname that no list of names has is one where the article's own list has it."""
    text = "Qvrznak showed that salt dissolves."
    assert credited(text, "en") == []
    assert credited(text, "en", Lexis(makers=frozenset({"qvrznak"}))) == [("Qvrznak", "verb")]


def test_organisation() -> None:
    """An organisation is credited with words in quotation marks."""
    text = "Le ministère des Ports définit la gabelle comme « un impôt sur la soif »."
    assert credited(text, "fr") == [("ministère des Ports", "organisation")]


def test_apposition() -> None:
    """Who is only named in an apposition is not credited."""
    text = "Helen Marsden, a pupil of the great Tom Arden, argues that the sea won."
    assert credited(text, "en")[0] == ("Helen Marsden", "verb")
