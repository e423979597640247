from __future__ import annotations

import pytest

from citecheck.parse.labeller import Span
from citecheck.parse.mend import mend


def spans(raw: str, **labels: str) -> list[Span]:
    """Return one span for each printed string, in the order of the reference."""
    found = [
        Span(raw.index(text), raw.index(text) + len(text), name.replace("_", "-"), 0.9)
        for name, text in labels.items()
    ]
    return sorted(found)


def read(raw: str, found: list[Span]) -> list[tuple[str, str]]:
    return [(span.label, raw[span.start : span.end]) for span in mend(found, raw)]


@pytest.mark.parametrize(
    ("raw", "labels", "expected"),
    [
        pytest.param(
            "زيدان، جرجي. تاريخ المدن الساحلية. بيروت: دار الميناء، 1911.",
            {"author": "زيدان", "title": "جرجي. تاريخ المدن الساحلية", "date": "1911"},
            [("author", "زيدان، جرجي"), ("title", "تاريخ المدن الساحلية"), ("date", "1911")],
            id="arabic-given-name-in-the-title",
        ),
        pytest.param(
            "ابن جبير، الرحلة. تحقيق سعيد البحري. بيروت: دار الميناء، 1964.",
            {"author": "ابن جبير", "title": "الرحلة. تحقيق سعيد البحري", "date": "1964"},
            [("author", "ابن جبير"), ("title", "الرحلة"), ("editor", "سعيد البحري"), ("date", "1964")],
            id="arabic-editor-in-the-title",
        ),
        pytest.param(
            "Arch. nat., H1 1515.",
            {"title": "Arch. nat.", "date": "H1 1515"},
            [("title", "Arch. nat."), ("note", "H1 1515")],
            id="number-of-a-record",
        ),
        pytest.param(
            "Archives de la Vendée, Guide, Paris, 1978.",
            {"title": "Archives de la Vendée, Guide", "location": "Paris", "date": "1978"},
            [("title", "Archives de la Vendée, Guide"), ("location", "Paris"), ("date", "1978")],
            id="book-of-an-archive",
        ),
        pytest.param(
            "A. Roy, Le quai, 2e éd. Lyon, Presses, 1998.",
            {"author": "A. Roy", "title": "Le quai", "edition": "2e éd. Lyon", "publisher": "Presses"},
            [
                ("author", "A. Roy"),
                ("title", "Le quai"),
                ("edition", "2e éd"),
                ("location", "Lyon"),
                ("publisher", "Presses"),
            ],
            id="place-after-the-edition",
        ),
        pytest.param(
            "Rural Council of Europe (2003): Land and Water. Brussels.",
            {"title": "Rural Council of Europe (2003): Land and Water", "location": "Brussels"},
            [("author", "Rural Council of Europe"), ("title", "Land and Water"), ("location", "Brussels")],
            id="title-over-the-year",
        ),
        pytest.param(
            "J. Morin, « Les ports », Annales, n° 36, 1982.",
            {"author": "J. Morin", "title": "Les ports", "container_title": "Annales, n° 36", "date": "1982"},
            [
                ("author", "J. Morin"),
                ("title", "Les ports"),
                ("container-title", "Annales"),
                ("issue", "36"),
                ("date", "1982"),
            ],
            id="issue-in-the-container",
        ),
        pytest.param(
            "Roy A. (2007). Ports. Quays, vol 57 n°7: 573-583",
            {"author": "Roy A.", "title": "Ports", "container_title": "Quays", "volume": "57 n°7"},
            [
                ("author", "Roy A."),
                ("title", "Ports"),
                ("container-title", "Quays"),
                ("volume", "57"),
                ("issue", "7"),
            ],
            id="volume-and-issue-in-one",
        ),
        pytest.param(
            "A. Roy, Le quai, trad. fr. B. Petit, Paris, Gallimard « Folio », 1996.",
            {
                "author": "A. Roy",
                "title": "Le quai",
                "editor": "B. Petit",
                "publisher": "Gallimard « Folio »",
            },
            [
                ("author", "A. Roy"),
                ("title", "Le quai"),
                ("translator", "B. Petit"),
                ("publisher", "Gallimard"),
                ("collection-title", "Folio"),
            ],
            id="translator-and-series",
        ),
        pytest.param(
            "Roy, A. (2011). Le port. Revue des quais.",
            {"author": "Roy, A.", "date": "2011", "title": "Le port", "publisher": "Revue des quais"},
            [
                ("author", "Roy, A."),
                ("date", "2011"),
                ("title", "Le port"),
                ("container-title", "Revue des quais"),
            ],
            id="journal-is-no-publisher",
        ),
        pytest.param(
            "Roy, A. (ed.) (2011). Le port. Lyon: PUL.",
            {"author": "Roy, A.", "date": "2011", "container_title": "Le port", "publisher": "PUL"},
            [("author", "Roy, A."), ("date", "2011"), ("title", "Le port"), ("publisher", "PUL")],
            id="container-without-title",
        ),
        pytest.param(
            "Roy, A. (2004). Wells. Annals, 10(1), 5-17.",
            {"author": "Roy, A.", "date": "2004", "container_title": "Wells. Annals", "pages": "5-17"},
            [
                ("author", "Roy, A."),
                ("date", "2004"),
                ("title", "Wells"),
                ("container-title", "Annals"),
                ("pages", "5-17"),
            ],
            id="title-of-one-word",
        ),
        pytest.param(
            "Roy, A. 2004, Astron. Astrophys., 10, 5-17.",
            {"author": "Roy, A.", "date": "2004", "container_title": "Astron. Astrophys", "pages": "5-17"},
            [
                ("author", "Roy, A."),
                ("date", "2004"),
                ("container-title", "Astron. Astrophys"),
                ("pages", "5-17"),
            ],
            id="abbreviated-journal-holds-no-title",
        ),
        pytest.param(
            "---. Wells. Quay Press, 2009.",
            {"publisher": "Quay Press", "date": "2009"},
            [("title", "Wells"), ("publisher", "Quay Press"), ("date", "2009")],
            id="title-behind-dashes",
        ),
        pytest.param(
            "roy, ann. Don't Look Up. Quay Press, 1981.",
            {"title": "roy, ann. Don't Look Up", "date": "1981"},
            [("author", "roy, ann"), ("title", "Don't Look Up"), ("date", "1981")],
            id="author-in-small-letters",
        ),
        pytest.param(
            "Roy, Ann, dir. The Quay. Lyon: Pathé, 1981.",
            {"author": "Roy, Ann, dir. The Quay", "location": "Lyon", "publisher": "Pathé"},
            [("author", "Roy, Ann"), ("title", "The Quay"), ("location", "Lyon"), ("publisher", "Pathé")],
            id="title-behind-the-role",
        ),
        pytest.param(
            "Roy, A. Les quais (2 vol.). Lyon: PUL, 1966.",
            {"author": "Roy, A.", "title": "Les quais (2", "location": "Lyon"},
            [("author", "Roy, A."), ("title", "Les quais"), ("location", "Lyon")],
            id="number-of-volumes-in-the-title",
        ),
        pytest.param(
            "Roy, Ann. Must We Land? Cambridge UP, 1976.",
            {"author": "Roy, Ann", "title": "Must We Land?", "location": "Cambridge UP"},
            [("author", "Roy, Ann"), ("title", "Must We Land?"), ("publisher", "Cambridge UP")],
            id="press-as-place",
        ),
        pytest.param(
            "Roy, Ann. (1776) 1976. The Quay. Oxford.",
            {"author": "Roy, Ann", "date": "1776", "pages": "1976", "title": "The Quay"},
            [("author", "Roy, Ann"), ("date", "1776) 1976"), ("title", "The Quay")],
            id="year-of-a-reissue",
        ),
        pytest.param(
            "Ann Roy, ‘Delay at sea’ The Herald (London, 4 July 2014).",
            {"author": "Ann Roy", "title": "Delay at sea’ The Herald", "date": "4 July 2014"},
            [
                ("author", "Ann Roy"),
                ("title", "Delay at sea"),
                ("container-title", "The Herald"),
                ("date", "4 July 2014"),
            ],
            id="newspaper-behind-a-quoted-title",
        ),
    ],
)
def test_mend(raw: str, labels: dict[str, str], expected: list[tuple[str, str]]) -> None:
    """What the whole reference shows to be wrong is put right."""
    assert read(raw, spans(raw, **labels)) == expected
