from __future__ import annotations

import pytest

from citecheck.parse import parse


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("Nous remercions Jeanne Morin pour sa relecture attentive.", id="thanks"),
        pytest.param("Professeure à l’université de Lyon, laboratoire de géographie.", id="affiliation"),
        pytest.param("Ibid., p. 12.", id="ibid-alone"),
        pytest.param("C’est l’auteur qui souligne.", id="remark"),
        pytest.param("Todas las traducciones son propias.", id="remark-spanish"),
        pytest.param("Emphasis added.", id="remark-english"),
    ],
)
def test_comments_give_no_work(note: str) -> None:
    """A remark, an affiliation or a mere ibid describes no work."""
    assert parse(note, "note") == []


def test_bare_address() -> None:
    """A note that is an address describes a web page of which nothing else is known."""
    (work,) = parse("Journal homepage: https://www.example.org/loi/abc20.", "note")
    assert (work.type, work.title, work.url) == ("webpage", "", "https://www.example.org/loi/abc20")


def test_several_works() -> None:
    """A note holds several works, each with its own locator and its place in the note."""
    note = (
        "Voir sur ce point Jeanne Morin, Les routes du sel, Paris, Fayard, 1980, p. 23 ; "
        "Paul Petit, La société rurale, Paris, Albin Michel, 1939, p. 12-15."
    )
    first, second = parse(note, "note")
    assert [first.title, second.title] == ["Les routes du sel", "La société rurale"]
    assert [str(first.author[0]), str(second.author[0])] == ["Morin", "Petit"]
    assert first.locator is not None
    assert second.locator is not None
    assert (first.locator.first, second.locator.last) == (23, 15)
    assert note[slice(*second.text)].strip().startswith("Paul Petit")


def test_authors_parted_by_semicolons_are_one_work() -> None:
    """A semicolon between authors does not part works."""
    assert len(parse("MORIN, J.; PETIT, P. Les routes du sel. Paris : Fayard, 1980.", "note")) == 1


def test_cited_through() -> None:
    """A work that is cited through another one comes with that one."""
    note = (
        "Karl Weber, Die Stadt, Berlin, 1921, cité dans Jeanne Morin, Les villes, Paris, Fayard, 1980, p. 12."
    )
    first, second = parse(note, "note")
    assert (first.cited_in, second.cited_in) == (False, True)
    assert first.title == "Die Stadt"
    assert second.title == "Les villes"


def test_ibid_is_no_title() -> None:
    """The word "ibid." behind an author and a title is neither."""
    (work,) = parse("Jeanne Morin, Les routes du sel, ibid., p. 23.", "note")
    assert work.title == "Les routes du sel"
    assert work.container_title == ""
