from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.export import csl, write
from citecheck.model import Date, Name, Pages, Work
from citecheck.parse import parse_tagged
from citecheck.read.lists import bibtex

THESIS = Work(
    type="thesis",
    author=(Name("Roy", "Anne"),),
    title="Crues et quais",
    issued=Date("2001", 2001),
    publisher="Université de Lille",
    genre="Mémoire de master",
)
ARTICLE = Work(
    type="article-journal",
    author=(Name("Roy", "Anne"), Name("Müller", "Jo", "von der"), Name("Weiss", "Ida", suffix="Jr.")),
    title="River & port: 50% of Europe's quays, 1700–1800",
    container_title="Annals of River Geography",
    issued=Date("8 May 2001", 2001, 5, 8),
    volume="12",
    issue="3",
    page=Pages("297-99", 297, 299),
    doi="10.1000/a_b",
    url="https://a.org/x_y?a=1&b=2%20c",
    accessed=Date("", 2020, 1, 2),
    language="en",
)
CHAPTER = Work(
    type="chapter",
    author=(Name(literal="World Health Organization"),),
    editor=(Name("García Márquez", "Ana"), Name("de Gaulle", "Ch.")),
    title="Fièvres d'été",
    container_title="Histoire des ports",
    collection_title="Rivages",
    issued=Date("2001", 2001),
    page=Pages("12-34", 12, 34),
    edition="2",
    publisher="Presses du Port & Cie",
    publisher_place="Saint-Malo",
    isbn="978-2-1234-5680-3",
)


def line(work: Work, name: str) -> str:
    """Return the value of a field as it is written."""
    lines = [line for line in write([("a", work)], "bibtex").splitlines() if line.startswith(f"  {name} = ")]
    return lines[0].removeprefix(f"  {name} = {{").removesuffix("},") if lines else ""


def back(work: Work) -> Work:
    """Return a work as it is read from the file that it was written to."""
    manuscript = bibtex.read(write([("key", work)], "bibtex").encode(), "list.bib")
    assert (manuscript.remarks, manuscript.unread) == ((), ())
    assert [block.label for block in manuscript.blocks] == ["key"]
    return parse_tagged(manuscript.blocks[0].tagged, "bibtex")


def test_entry() -> None:
    """An entry has its type, its key and one field a line."""
    assert write([("roy2001crues", THESIS)], "bibtex") == (
        "@thesis{roy2001crues,\n"
        "  author = {Roy, Anne},\n"
        "  title = {Crues et quais},\n"
        "  type = {Mémoire de master},\n"
        "  institution = {Université de Lille},\n"
        "  year = {2001},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("type", "entry"),
    [
        ("article-journal", "article"),
        ("article-newspaper", "article"),
        ("book", "book"),
        ("chapter", "incollection"),
        ("paper-conference", "inproceedings"),
        ("entry-encyclopedia", "inreference"),
        ("report", "report"),
        ("webpage", "online"),
        ("document", "misc"),
    ],
)
def test_types(type: str, entry: str) -> None:
    """Each CSL type is the entry type that BibLaTeX has for it."""
    assert write([("a", Work(type=type, title="T"))], "bibtex").startswith(f"@{entry}{{a,")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param(Name("Roy", "Anne"), "Roy, Anne", id="person"),
        pytest.param(Name("Humboldt", "A.", "von"), "von Humboldt, A.", id="particle"),
        pytest.param(Name("Weiss", "Ida", suffix="Jr."), "Weiss, Jr., Ida", id="suffix"),
        pytest.param(Name("Platon"), "Platon", id="one name"),
        pytest.param(Name("Ortega y Gasset"), "{Ortega y Gasset}", id="family name alone, of several words"),
        pytest.param(Name(literal="Port & Quay Ltd, Inc."), r"{Port \& Quay Ltd, Inc.}", id="organisation"),
        pytest.param(Name(literal="UNESCO"), "{UNESCO}", id="organisation of one word"),
        pytest.param(Name("Simon and Son", "Jo"), "{Simon and Son}, Jo", id="and in a name"),
    ],
)
def test_names(name: Name, written: str) -> None:
    """A name is written so that nothing takes it apart wrongly."""
    assert line(Work(author=(name,)), "author") == written


def test_more_authors() -> None:
    """Of authors that are not all named, the last are "others"."""
    assert line(Work(author=(Name("Roy", "A."),), et_al=True), "author") == "Roy, A. and others"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        pytest.param("Le quai des brumes", "Le quai des brumes", id="nothing to protect"),
        pytest.param("The NASA years in France", "The {NASA} years in {France}", id="names"),
        pytest.param("NASA", "{NASA}", id="first word"),
        pytest.param("De l'Union à l’État", "De {l'Union} à {l’État}", id="elided articles"),
        pytest.param("50% R&D_1 #2 $3", r"50\% {R}\&{D}\_1 \#2 \$3", id="signs"),
        pytest.param(
            "a~b^c\\d{e}",
            r"a{\textasciitilde}b{\textasciicircum}c{\textbackslash}d{\textbraceleft}e{\textbraceright}",
            id="rare signs",
        ),
        pytest.param("تاريخ المدينة", "تاريخ المدينة", id="Arabic"),
    ],
)
def test_titles(title: str, written: str) -> None:
    """A title keeps its capitals in any style, and its signs in LaTeX."""
    assert line(Work(title=title), "title") == written


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        pytest.param(Date("", 2001, 5, 8), {"date": "2001-05-08"}, id="day"),
        pytest.param(Date("", 2001, 5), {"date": "2001-05"}, id="month"),
        pytest.param(Date("", 2001), {"year": "2001"}, id="year"),
        pytest.param(Date("", 2001, season="printemps"), {"year": "2001", "month": "printemps"}, id="season"),
        pytest.param(Date("s.d."), {"year": "s.d."}, id="undated"),
    ],
)
def test_dates(date: Date, fields: dict[str, str]) -> None:
    """A date is one field where BibLaTeX can read it, and as printed where it cannot."""
    written = {name: line(Work(issued=date), name) for name in ("date", "year", "month")}
    assert {name: value for name, value in written.items() if value} == fields


def test_addresses_are_not_escaped() -> None:
    """Addresses and identifiers stay as they are; what would break the file is percent-encoded."""
    assert line(ARTICLE, "url") == "https://a.org/x_y?a=1&b=2%20c"
    assert line(ARTICLE, "doi") == "10.1000/a_b"
    assert line(Work(url="https://a.org/{x}"), "url") == "https://a.org/%7Bx%7D"


@pytest.mark.parametrize("work", [ARTICLE, CHAPTER, THESIS], ids=["article", "chapter", "thesis"])
def test_round_trip(work: Work) -> None:
    """What is written is read back with the same fields."""
    found = csl(back(work))
    found.pop("language", None)
    expected = csl(work)
    expected.pop("language", None)
    assert names_joined(found) == names_joined(expected)


def names_joined(item: dict[str, object]) -> dict[str, object]:
    """Return an item whose particles are part of the family name: BibTeX has one form for both."""
    for role in ("author", "editor"):
        people = item.get(role, [])
        assert isinstance(people, list)
        for person in people:
            particle = person.pop("non-dropping-particle", "")
            if particle:
                person["family"] = f"{particle} {person['family']}"
    return item


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30))
@settings(deadline=None)
def test_any_title_comes_back(title: str) -> None:
    """No title breaks the file that it is written to."""
    manuscript = bibtex.read(
        write([("a", Work(title=title)), ("b", Work(title="Next"))], "bibtex").encode(), "a.bib"
    )
    assert [block.label for block in manuscript.blocks] == ["a", "b"]
    assert manuscript.unread == ()
