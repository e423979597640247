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
    ],
)
def test_mend(raw: str, labels: dict[str, str], expected: list[tuple[str, str]]) -> None:
    """What the whole reference shows to be wrong is put right."""
    assert read(raw, spans(raw, **labels)) == expected
