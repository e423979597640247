"""Finding likely works among many."""

from __future__ import annotations

from citecheck.match import Index, pairs
from citecheck.model import Date, Name, Work

TITLES = [
    "Harbours of the middle sea",
    "A history of salt",
    "Letters from Timbuktu",
    "The glassmakers of Murano",
    "Les bergers des Cévennes",
    "Caminos de la lana",
    "Die Zünfte der Hanse",
    "Il vino e la vite",
]


def book(title: str, family: str = "Roy", year: int = 1990) -> Work:
    return Work(type="book", title=title, author=(Name(family, "A."),), issued=Date(str(year), year))


def test_candidates_come_likest_first() -> None:
    """A short citation finds the entry it means."""
    index = Index([book(title, year=1990 + n) for n, title in enumerate(TITLES)])
    found = index.candidates(
        Work(title="Letters from Timbuctu", author=(Name("Roy"),), issued=Date("1992", 1992))
    )
    assert [position for position, _ in found] == [2]
    assert found[0][1].same


def test_pairs_name_earlier_then_later() -> None:
    """Every two entries of one work are found, once."""
    works = [*map(book, TITLES), book("Letters from Timbuktu"), book("LETTERS FROM TIMBUKTU.")]
    assert [(a, b) for a, b, likeness in pairs(works) if likeness.same] == [(2, 8), (2, 9), (8, 9)]


def test_nothing_in_nothing() -> None:
    """An empty list has no pairs and no candidates."""
    assert list(pairs([])) == []
    assert Index([]).candidates(book("A history of salt")) == []


def test_many_works_by_one_author_and_year() -> None:
    """A block too large to be compared does not hide what a rarer word shows."""
    works = [book(f"Notes on village {n}x") for n in range(200)] + [book("The ferrymen of Ghent")] * 2
    assert (200, 201) in {(a, b) for a, b, likeness in pairs(works) if likeness.same}
