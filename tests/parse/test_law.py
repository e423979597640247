from __future__ import annotations

import pytest

from citecheck.parse import parse
from citecheck.parse.law import law


@pytest.mark.parametrize(
    ("raw", "kind", "title", "year"),
    [
        pytest.param(
            "R v Harbour Board for the North, ex p Hale [1990] 2 AC 738 (HL).",
            "legal_case",
            "R v Harbour Board for the North, ex p Hale",
            1990,
            id="law-report",
        ),
        pytest.param(
            "Nowak v Poland (2002) 35 EHRR 11, para 152.",
            "legal_case",
            "Nowak v Poland",
            2002,
            id="court-of-rights",
        ),
        pytest.param(
            "Hale v. Board of Docks, 347 U.S. 483, 495 (1954).",
            "legal_case",
            "Hale v. Board of Docks",
            1954,
            id="bluebook",
        ),
        pytest.param(
            "Case C-131/12 Quays SL v Junta EU:C:2014:317.",
            "legal_case",
            "Quays SL v Junta",
            2014,
            id="european-court",
        ),
        pytest.param(
            "CE, 12 mars 2004, Ville de Lannion, n° 328687.",
            "legal_case",
            "CE, 12 mars 2004, Ville de Lannion, n° 328687",
            2004,
            id="french",
        ),
        pytest.param(
            "BGH, Urteil vom 12. März 2004, Az. V ZR 37/03.",
            "legal_case",
            "BGH, Urteil vom 12. März 2004, Az. V ZR 37/03",
            2004,
            id="german",
        ),
        pytest.param(
            "STC 53/1985, de 11 de abril, FJ 5.",
            "legal_case",
            "STC 53/1985, de 11 de abril, FJ 5",
            None,
            id="spanish",
        ),
        pytest.param(
            "Corte cost., 15 gennaio 2013, n. 1.",
            "legal_case",
            "Corte cost., 15 gennaio 2013, n. 1",
            2013,
            id="italian",
        ),
        pytest.param(
            "Harbours and Docks Act 1981, s 31(6).",
            "legislation",
            "Harbours and Docks Act 1981",
            1981,
            id="statute",
        ),
    ],
)
def test_law(raw: str, kind: str, title: str, year: int | None) -> None:
    """A decision or a statute has parties or a name and a year, and nobody as its author."""
    (work,) = parse(raw, "note")
    assert (work.type, work.title, work.year, work.author) == (kind, title, year, ())


def test_two_decisions() -> None:
    """Two decisions of one note are two works, and "see" belongs to neither."""
    works = parse("See Hale v. Docks, 347 U.S. 483 (1954); Roy v. Mills, 163 U.S. 537 (1896).", "note")
    assert [work.title for work in works] == ["Hale v. Docks", "Roy v. Mills"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            "J. Hale, What Roe v. Wade Should Have Said, New York, Quay Press, 2001, p. 12.", id="book"
        ),
        pytest.param("Jane Hale, ‘Roe v Wade at Fifty’ (2004) 90 Va L Rev 1537.", id="article"),
        pytest.param(
            "Hale, M. (2004). Brown v. Board and the movement. Oxford University Press.", id="entry"
        ),
        pytest.param(
            "Conseil d’État, Rapport public, Paris, La Documentation française, 2015, p. 12.", id="report"
        ),
        pytest.param(
            "P. Roy, concl. sur CE, 12 mars 2004, Ville de Lannion, RFDA, 2004, p. 583.", id="opinion"
        ),
    ],
)
def test_no_law(raw: str) -> None:
    """What is written about a decision is none."""
    assert law(raw) is None
