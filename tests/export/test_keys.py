from __future__ import annotations

import pytest

from citecheck.export import keys
from citecheck.model import Date, Name, Work


def work(family: str, year: int | None, title: str) -> Work:
    return Work(author=(Name(family),), issued=Date("", year), title=title)


@pytest.mark.parametrize(
    ("one", "key"),
    [
        pytest.param(work("Roy", 2001, "Quays and crowds"), "roy2001quays", id="plain"),
        pytest.param(work("Roy", 2001, "Les quais"), "roy2001quais", id="article passed over"),
        pytest.param(work("Roy", 2001, "L’été au port"), "roy2001ete", id="elided article passed over"),
        pytest.param(work("Œllerström-Þórsson", 2001, "Ærø"), "oellerstromthorsson2001aero", id="letters"),
        pytest.param(work("García Márquez", 2001, "El río"), "garciamarquez2001rio", id="two family names"),
        pytest.param(work("Roy", None, "Quays"), "royndquays", id="no year"),
        pytest.param(work("", 2001, ""), "anon2001", id="nothing"),
        pytest.param(work("ابن خلدون", 2001, "المقدمة"), "anon2001", id="other script"),
        pytest.param(work("Roy", 2001, "The"), "roy2001the", id="nothing but an article"),
        pytest.param(
            Work(author=(Name(literal="Office of the River and Port"),), title="Quays"),
            "officeofthendquays",
            id="organisation",
        ),
        pytest.param(Work(editor=(Name("Roy"),), title="Quays"), "royndquays", id="editor"),
    ],
)
def test_key(one: Work, key: str) -> None:
    """A key is family name, year and first word, in plain letters."""
    assert keys([one]) == [key]


def test_collisions() -> None:
    """Works that agree are told apart in their order; the first keeps its key whatever follows."""
    same = work("Roy", 2001, "Quays")
    assert keys([same, same, work("Roy", 2001, "Ports"), same]) == [
        "roy2001quays",
        "roy2001quaysa",
        "roy2001ports",
        "roy2001quaysb",
    ]
    assert len(set(keys([same] * 100))) == 100
    assert keys([same] * 28)[-1] == "roy2001quaysaa"
