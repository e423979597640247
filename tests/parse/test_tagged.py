from __future__ import annotations

import json

import pytest

from citecheck.model import Name
from citecheck.parse import parse_tagged


def test_article() -> None:
    """The fields of a BibTeX article become those of a work."""
    work = parse_tagged(
        {
            "ENTRYTYPE": "article", "author": "Morin, Jeanne and Paul de Clerval and {Salt and Sons, Ltd.}",
            "title": "The {S}alt roads", "journal": "Annals of Geography", "year": "2011", "month": "may",
            "volume": "52", "number": "3", "pages": "297--99", "doi": "https://doi.org/10.1000/ABC",
        },
        "bibtex",
    )  # fmt: skip
    assert work.type == "article-journal"
    assert work.title == "The Salt roads"
    assert work.author == (
        Name("Morin", "Jeanne"), Name("Clerval", "Paul", "de"), Name(literal="Salt and Sons, Ltd.")
    )  # fmt: skip
    assert work.issued is not None
    assert work.issued.parts == [2011, 5]
    assert work.page is not None
    assert (work.page.first, work.page.last) == (297, 299)
    assert work.doi == "10.1000/abc"


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("book", "book"),
        ("incollection", "chapter"),
        ("phdthesis", "thesis"),
        ("online", "webpage"),
        ("techreport", "report"),
    ],
)
def test_types(kind: str, type: str) -> None:
    """BibTeX's kinds of entry become CSL types."""
    assert parse_tagged({"ENTRYTYPE": kind, "title": "Salt"}, "bibtex").type == type


def test_unknown_vocabulary() -> None:
    """Fields of a vocabulary that nobody can read are refused."""
    with pytest.raises(ValueError, match="marc"):
        parse_tagged({}, "marc")


@pytest.mark.parametrize(
    ("fields", "type", "title", "container"),
    [
        ({"publication-type": "book", "article-title": "Salt", "source": "Way"}, "chapter", "Salt", "Way"),
        ({"publication-type": "book", "article-title": "Salt"}, "book", "Salt", ""),
        ({"publication-type": "journal", "source": "Roads", "volume": "3"}, "article-journal", "", "Roads"),
        ({"article-title": "Salt", "volume": "3"}, "article-journal", "Salt", ""),
        ({"publication-type": "web", "source": "Salt today"}, "webpage", "Salt today", ""),
        ({"data-title": "Tides", "source": "Archive", "uri": "https://a.org/1"}, "webpage", "Tides",
         "Archive"),
    ],
)  # fmt: skip
def test_jats_types(fields: dict[str, str], type: str, title: str, container: str) -> None:
    """The publication type, or else the fields, tell what a JATS citation describes."""
    work = parse_tagged(fields, "jats")
    assert (work.type, work.title, work.container_title) == (type, title, container)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Fan Li", Name("Li", "Fan")),
        ("Roux, A.", Name("Roux", "A.")),
        ("Atlas contributors", Name(literal="Atlas contributors")),
    ],
)
def test_undivided_name(printed: str, name: Name) -> None:
    """A name whose parts are not tagged is divided, unless it is that of a group."""
    assert parse_tagged({"author": json.dumps([{"name": printed}])}, "jats").author == (name,)
