"""Note markers: found in the text in every form, and tied to their notes."""

from __future__ import annotations

import pytest

from citecheck.link import markers
from citecheck.model import Block, Note
from citecheck.text import RAISED, Text


def block(string: str, start: int = 0) -> Block:
    """Return a paragraph in which "^1^" raises its number."""
    parts = [
        Text.of(part, start + string.find(part), RAISED if index % 2 else 0)
        for index, part in enumerate(string.split("^"))
    ]
    joined = Text.join(parts)
    return Block("paragraph", Text(joined.string, Text.of(joined.string, start).offsets, joined.styles))


def notes(*labels: str, start: int = 10_000) -> list[Note]:
    """Return notes with these labels, in their order, far behind the text."""
    return [Note(f"n{i}", label, Text.of("Ibid.", start + 10 * i)) for i, label in enumerate(labels, 1)]


def tied(string: str, *labels: str) -> list[tuple[str, str | None]]:
    """Return the markers of a paragraph with the ids of their notes."""
    return [(marker.label, id) for marker, id in markers.tie([block(string)], notes(*labels))]


@pytest.mark.parametrize(
    "string",
    [
        pytest.param("Le fleuve était large1. Les barques étaient lentes2.", id="glued"),
        pytest.param("Le fleuve était large.1 Les barques étaient lentes.2", id="behind-the-stop"),
        pytest.param("Le fleuve était large^1^. Les barques étaient lentes^2^.", id="raised"),
        pytest.param("Le fleuve était large [1]. Les barques étaient lentes [2].", id="square"),
        pytest.param("Le fleuve était large (1). Les barques étaient lentes (2).", id="round"),
        pytest.param("Le fleuve était large[^1]. Les barques étaient lentes[^2].", id="caret"),
        pytest.param("« Le fleuve\u00a0»\u00a01. Les barques étaient lentes\u202f2.", id="narrow-blanks"),
        pytest.param("Le traité date de 17421. Les barques étaient lentes2.", id="behind-a-year"),
        pytest.param("Le traité date de 1742.1 Les barques étaient lentes.2", id="behind-a-year-and-a-stop"),
        pytest.param("Il y avait 12 barques1 et 340 feux2 dans la paroisse.", id="among-figures"),
        pytest.param("L'article 2 de la loi le dit1. Le chapitre 1 se tait2.", id="among-labels"),
        pytest.param("Voici la sentence1. Voici le projet2.", id="glued-to-a-thing"),
    ],
)
def test_forms(string: str) -> None:
    """Each marker is found once, whatever its form, and no other number is taken for one."""
    assert tied(string, "1", "2") == [("1", "n1"), ("2", "n2")]


@pytest.mark.parametrize(
    "string",
    [
        pytest.param("Trois raisons : (1) la guerre, (2) la disette, (3) l'impôt.", id="enumeration"),
        pytest.param("La loi de 1742 compte 12 articles et 3 annexes.", id="figures"),
        pytest.param("Une surface de 12 km^2^ et de 3 m^3^.", id="units"),
    ],
)
def test_no_marker(string: str) -> None:
    """Figures, units and numbered points are no markers where the article has no notes."""
    assert tied(string) == []


def test_signs() -> None:
    """A sign behind an author's name is the marker of the note that bears it."""
    assert tied("Harold Finch* & Maud Reyes†", "*", "†") == [("*", "n1"), ("†", "n2")]


def test_marker_without_note() -> None:
    """A raised number that no note answers is a marker without a note."""
    assert tied("Large^1^. Lent^2^. Long^3^.", "1", "2") == [("1", "n1"), ("2", "n2"), ("3", None)]


def test_misprinted_number() -> None:
    """A marker whose number is wrong stands for the note that is missing between its neighbours."""
    assert [id for _, id in markers.tie([block("Un [1]. Deux [5]. Trois [3].")], notes("1", "2", "3"))] == [
        "n1",
        "n2",
        "n3",
    ]


def test_counting_anew() -> None:
    """Where each page counts anew, a marker points at the note of its own page."""
    pages = [block("Un fleuve1. Un gué2.", 0), block("Une barque1. Un péage2.", 200)]
    footnotes = [*notes("1", "2", start=100), *notes("1", "2", start=300)]
    footnotes = [Note(f"p{i}", note.label, note.text) for i, note in enumerate(footnotes, 1)]
    assert [id for _, id in markers.tie(pages, footnotes)] == ["p1", "p2", "p3", "p4"]
