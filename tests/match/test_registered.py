"""Which registered record is the work that a reference describes: books and parts, editions, languages."""

from __future__ import annotations

from typing import Any

import pytest

from citecheck.match.registered import best
from citecheck.parse import parse
from citecheck.registry.crossref import record_of


def item(doi: str, kind: str, title: str, author: str, year: int, **fields: Any) -> dict[str, Any]:
    """Return a work as a registry has it; ``author`` is a family name."""
    named = {"container-title" if key == "container" else key: value for key, value in fields.items()}
    return {
        "DOI": doi,
        "type": kind,
        "title": [title],
        "author": [{"family": author}],
        "issued": {"date-parts": [[year]]},
        **{key: [value] if key == "container-title" else value for key, value in named.items()},
    }


def article(
    doi: str, title: str, author: str, year: int, *, container: str, volume: str, page: str, **more: Any
) -> dict[str, Any]:
    """Return an article of a journal."""
    place = {"container": container, "volume": volume, "page": page}
    return item(doi, "journal-article", title, author, year, **place, **more)


BOOK = item("10.5555/book", "book", "Le commerce du sel en Bretagne", "Duchesne", 2012)
PART = item(
    "10.5555/part",
    "book-chapter",
    "Les greniers et leurs gardiens",
    "Martin",
    2012,
    container="Le commerce du sel en Bretagne",
    page="45-67",
)
HEAD = item(
    "10.5555/head",
    "book-chapter",
    "Le commerce du sel en Bretagne",
    "Duchesne",
    2012,
    container="Le commerce du sel en Bretagne",
    page="5-12",
)
FOUND = [
    pytest.param(
        "Martin, Paul, « Les greniers et leurs gardiens », in Hélène Duchesne (dir.), Le commerce du sel en "
        "Bretagne, Rennes, Presses de l’Ouest, 2012, p. 45-67.",
        [BOOK, HEAD, PART],
        "10.5555/part",
        id="chapter beside its book",
    ),
    pytest.param(
        "Duchesne, Hélène, Le commerce du sel en Bretagne, Rennes, Presses de l’Ouest, 2012.",
        [HEAD, PART, BOOK],
        "10.5555/book",
        id="book beside its chapters",
    ),
    pytest.param(
        "García Soto, N. (1990). Culturas del agua. México: Grijalbo.",
        [
            item("10.5555/w", "book", "Culturas del agua: estrategias para la sequía", "García Soto", 1990),
            article(
                "10.5555/r", "Culturas del agua", "Rowe", 1991, container="Travesía", volume="1", page="120"
            ),
        ],
        "10.5555/w",
        id="book without its subtitle, beside a review",
    ),
    pytest.param(
        "Müller, K. (2009). Salzhandel im Ostseeraum. In: Historische Blätter 288, H. 1, S. 33–61.",
        [
            article(
                "10.5555/hb",
                "Salzhandel im Ostseeraum",
                "Mueller",
                2009,
                container="Historische Blätter",
                volume="288",
                page="33-61",
            )
        ],
        "10.5555/hb",
        id="German, with another spelling of the name",
    ),
    pytest.param(
        "العلوي، أحمد. (2019). تجارة الملح في المغرب. مجلة التاريخ، 12(3)، 55-78.",
        [
            article(
                "10.5555/ar",
                "تجارة الملح في المغرب",
                "العلوي",
                2019,
                container="مجلة التاريخ",
                volume="12",
                page="55-78",
            )
        ],
        "10.5555/ar",
        id="Arabic",
    ),
    pytest.param(
        "Larson J, Phys. Notes 47, 1301 (1993).",
        [
            article(
                "10.5555/ph",
                "Spin waves in salt",
                "Larson",
                1993,
                container="Physical Notes",
                volume="47",
                page="1301-1310",
            )
        ],
        "10.5555/ph",
        id="without a title",
    ),
    pytest.param(
        "Aubin M, Roy B. Review of the wells of the plateau. Ann Roads. 2010;7:129-40.",
        [
            article(
                "10.5555/rv",
                "Review of the wells of the plateau",
                "Aubin",
                2010,
                container="Annals of Roads",
                volume="7",
                page="129-140",
            )
        ],
        "10.5555/rv",
        id="article whose title begins as a review’s",
    ),
]


@pytest.mark.parametrize(("text", "items", "doi"), FOUND)
def test_found(text: str, items: list[dict[str, Any]], doi: str) -> None:
    """The work is found among its neighbours, and is the only one that is called so."""
    matches = best(text, parse(text)[0], [record_of(one) for one in items])
    assert [match.record.doi for match in matches if match.same] == [doi]


OTHER = [
    pytest.param(
        "Giddings, A. (2006). Harbour towns (5th ed.). Cambridge: Quay.",
        item("10.5555/ed", "monograph", "Harbour towns", "Giddings", 2009),
        id="later edition",
    ),
    pytest.param(
        "Salt Office. (2011). World salt report 2011. Geneva: Salt Office.",
        item("10.5555/yr", "book", "World salt report 2010", "Salt Office", 2010),
        id="report of another year",
    ),
    pytest.param(
        "Smith, J. (2014). Introduction. In The roads of salt (pp. 1-15). London: Quay.",
        item("10.5555/in", "book-chapter", "Introduction", "Smith", 2014, container="The wells", page="1-12"),
        id="introduction of another book",
    ),
    pytest.param(
        "Weber, K. (2017). Saltworks in late antiquity. In Coastal Archaeology (pp. 101-120). Springer.",
        item(
            "10.5555/ca",
            "book-chapter",
            "Mapping the shore from the air",
            "Weber",
            2017,
            container="Coastal Archaeology",
            page="101-120",
        ),
        id="chapter with another title at the same pages",
    ),
    pytest.param(
        "Okoye, A. (2015). Child health in the delta I: mortality. Delta Medicine, 385, 101-110.",
        article(
            "10.5555/ii",
            "Child health in the delta II: morbidity",
            "Okoye",
            2015,
            container="Delta Medicine",
            volume="385",
            page="111-120",
        ),
        id="second part",
    ),
    pytest.param(
        "Duchesne, H. (2012). Le commerce du sel en Bretagne. Presses de l’Ouest.", HEAD, id="first chapter"
    ),
    pytest.param(
        "Bianchi, G., Il sale di Venezia, in «Studi del mare», 45 (2004), 3, pp. 701-730.",
        article(
            "10.5555/re",
            "Recensione a Il sale di Venezia",
            "Rossi",
            2004,
            container="Studi del mare",
            volume="45",
            page="980-982",
        ),
        id="Italian review",
    ),
]


@pytest.mark.parametrize(("text", "record"), OTHER)
def test_another(text: str, record: dict[str, Any]) -> None:
    """A like work is not called the work."""
    (match,) = best(text, parse(text)[0], [record_of(record)])
    assert not match.same
