from __future__ import annotations

import pytest

from citecheck.model import Date, Name, Work
from citecheck.parse.access import accessed
from citecheck.parse.kinds import kind
from citecheck.parse.language import language

ROY = (Name("Roy", "A."),)


@pytest.mark.parametrize(
    ("work", "inside", "expected"),
    [
        (Work(author=ROY, title="Ports", container_title="Annals", volume="3"), False, "article-journal"),
        (Work(author=ROY, title="Ports", container_title="Sea and Land", editor=ROY), True, "chapter"),
        (
            Work(author=ROY, title="Ports", container_title="Encyclopedia of the Sea"),
            True,
            "entry-encyclopedia",
        ),
        (Work(author=ROY, title="Ports", container_title="Le Monde"), False, "article-newspaper"),
        (Work(author=ROY, title="Ports", publisher="Fayard", publisher_place="Paris"), False, "book"),
        (
            Work(author=ROY, title="Ports", genre="PhD thesis", publisher="University of Hull"),
            False,
            "thesis",
        ),
        (Work(author=(Name(literal="World Bank"),), title="Annual report 2020"), False, "report"),
        (Work(title="Ports", url="https://example.org/ports"), False, "webpage"),
        (
            Work(
                title="Ports",
                container_title="Port Notes",
                url="https://example.org/a",
                issued=Date("", 2018, 4, 10),
            ),
            False,
            "webpage",
        ),
        (Work(title="Entrevista com Ana Lopes", publisher_place="Recife"), False, "interview"),
        (Work(), False, "document"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_kind(work: Work, inside: bool, expected: str) -> None:
    """The type follows from the fields, as a careful reader infers it."""
    assert kind(work, work.title, inside=inside) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The history of the port of Hull", "en"),
        ("Histoire de la ville et du port", "fr"),
        ("La historia del puerto y de los barcos", "es"),
        ("Die Geschichte der Stadt und des Hafens", "de"),
        ("تاريخ الفكر العربي", "ar"),
        ("Mercurius", ""),
    ],
)
def test_language(title: str, expected: str) -> None:
    """A title's language shows in its small words; a single name shows none."""
    assert language(title) == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("https://example.org (consulté le 3 mai 2010).", "3 mai 2010"),
        ("Accessed 11 October 2004", "11 October 2004"),
        ("Acesso em: 5 mar. 2012.", "5 mar. 2012"),
        ("Consultado el 21 de enero de 2019", "21 de enero de 2019"),
    ],
)
def test_access_date(text: str, date: str) -> None:
    """The date of access is found behind the words that announce it."""
    found = accessed().search(text)
    assert found is not None
    assert found["date"] == date
