from __future__ import annotations

import json
from typing import Any

import pytest

from citecheck.export import csl, write
from citecheck.model import Date, Name, Pages, Work


def test_empty_work() -> None:
    """A work without fields has its type and nothing else."""
    assert csl(Work()) == {"type": "document"}


def test_article() -> None:
    """Every field stands under its CSL variable."""
    work = Work(
        type="article-journal",
        author=(
            Name("Roy", "Anne"),
            Name("Weiss", "Jo", "von", "Jr"),
            Name(literal="World Health Organization"),
        ),
        title="Le quai",
        container_title="Annales",
        issued=Date("8 mai 2001", 2001, 5, 8),
        volume="12",
        issue="3",
        page=Pages("297–99", 297, 299),
        doi="10.1000/1",
        url="https://a.org/x",
        issn="1234-5679",
        language="fr",
    )
    assert csl(work, "roy2001quai") == {
        "id": "roy2001quai",
        "type": "article-journal",
        "author": [
            {"family": "Roy", "given": "Anne"},
            {"family": "Weiss", "given": "Jo", "non-dropping-particle": "von", "suffix": "Jr"},
            {"literal": "World Health Organization"},
        ],
        "title": "Le quai",
        "container-title": "Annales",
        "issued": {"date-parts": [[2001, 5, 8]]},
        "volume": "12",
        "issue": "3",
        "page": "297-299",
        "DOI": "10.1000/1",
        "URL": "https://a.org/x",
        "ISSN": "1234-5679",
        "language": "fr",
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param(Date("2001", 2001), {"date-parts": [[2001]]}, id="year"),
        pytest.param(Date("mai 2001", 2001, 5), {"date-parts": [[2001, 5]]}, id="month"),
        pytest.param(Date("2001a", 2001, suffix="a"), {"date-parts": [[2001]]}, id="letter"),
        pytest.param(Date("2001, 8", 2001, None, 8), {"date-parts": [[2001]]}, id="day without a month"),
        pytest.param(Date("", 2001, season="Automne"), {"date-parts": [[2001]], "season": 3}, id="season"),
        pytest.param(
            Date("", 2001, season="rains"), {"date-parts": [[2001]], "season": "rains"}, id="other season"
        ),
        pytest.param(Date("s.d."), {"literal": "s.d."}, id="undated"),
    ],
)
def test_dates(date: Date, expected: dict[str, Any]) -> None:
    """A date has the parts that are known; what could not be read stays as printed."""
    assert csl(Work(issued=date))["issued"] == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param(Pages("12", 12, 12), "12", id="one"),
        pytest.param(Pages("297-99", 297, 299), "297-299", id="abbreviated"),
        pytest.param(Pages("197-185", 197, 185), "197-185", id="reversed"),
        pytest.param(Pages("xii — xv"), "xii-xv", id="roman"),
        pytest.param(Pages("12–15, 20", 12, 15), "12-15, 20", id="two ranges"),
        pytest.param(Pages("e0123"), "e0123", id="article number"),
    ],
)
def test_pages(pages: Pages, expected: str) -> None:
    """Pages have a plain hyphen and all their digits."""
    assert csl(Work(page=pages))["page"] == expected


def test_empty_names_are_left_out() -> None:
    """A name without a character is none."""
    assert "author" not in csl(Work(author=(Name(),)))


def test_file() -> None:
    """A file is a list of items with their keys, letters as they are."""
    assert json.loads(write([("a", Work(title="Été"))], "csl-json")) == [
        {"id": "a", "type": "document", "title": "Été"}
    ]
    assert "Été" in write([("a", Work(title="Été"))], "csl-json")


def test_unknown_format() -> None:
    """A format that does not exist is answered with those that do."""
    with pytest.raises(ValueError, match=r"“word”; use bibtex, csl-json, ris"):
        write([], "word")
