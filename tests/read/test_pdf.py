"""PDF with a text layer: columns, running heads, notes, lists; places by page."""

from __future__ import annotations

import pytest

from citecheck.read import Unreadable
from citecheck.read.pdf import read
from citecheck.text import RAISED
from tests.formats.making import Row, pdf_pages

LINES = ("The carts went inland every spring, and", "the tolls kept three parishes alive.")


def column(left: float, top: float, words: list[str], size: float = 10) -> Row:
    """Return lines one below the other."""
    return [(left, top - 12 * index, size, line) for index, line in enumerate(words)]


def items(*rows: tuple[float, float, str]) -> Row:
    """Return lines of the usual size."""
    return [(left, bottom, 10.0, words) for left, bottom, words in rows]


def shown(*pages: Row) -> list[tuple[str, str, str]]:
    found = read(pdf_pages(list(pages)), "a.pdf").blocks
    return [(block.kind, block.label, block.text.string) for block in found]


def test_paragraphs() -> None:
    """Space and first lines set in part paragraphs; a larger line is a heading."""
    rows = [
        *column(60, 780, ["The salt carts"], 18),
        *column(60, 740, [*LINES]),
        (80, 716, 10, "A second paragraph is set in, and it"),
        *column(60, 704, ["goes on here."]),
        *column(60, 660, ["A third one stands apart."]),
    ]
    assert shown(rows) == [
        ("heading", "", "The salt carts"),
        ("paragraph", "", "\n".join(LINES)),
        ("paragraph", "", "A second paragraph is set in, and it\ngoes on here."),
        ("paragraph", "", "A third one stands apart."),
    ]


def test_columns() -> None:
    """Two columns are read one after the other, in whatever order the file has them."""
    left = column(50, 700, [f"left line {n} of the column" for n in range(8)])
    right = column(320, 700, [f"right line {n} of the column" for n in range(8)])
    mixed = [row for pair in zip(left, right, strict=True) for row in pair]
    words = " ".join(words for _, _, words in shown(mixed)).split()
    assert [word for word in words if word in ("left", "right")] == ["left"] * 8 + ["right"] * 8


def test_notes_and_markers() -> None:
    """A raised number stays raised; small numbered lines at the foot are notes, over pages too."""
    first = [
        *column(60, 700, ["The carts went inland every spring and the tolls rose"]),
        (378, 704, 6, "1"),
        (60, 113, 5, "1"),
        *column(64, 110, ["First note, which does not end"], 8),
    ]
    second = [
        *column(60, 700, ["More running text stands on this page."]),
        *column(60, 110, ["before this page."], 8),
        (60, 101, 5, "2"),
        *column(64, 98, ["Second note."], 8),
    ]
    manuscript = read(pdf_pages([first, second]), "a.pdf")
    notes = [(block.label, block.text.string) for block in manuscript.blocks if block.kind == "note"]
    assert notes == [("1", "First note, which does not end\nbefore this page."), ("2", "Second note.")]
    assert manuscript.blocks[0].text.runs(RAISED) == [(53, 54)]


def test_running_heads() -> None:
    """What recurs at the edges of pages, and their numbers, are left out."""
    pages = [
        [
            (60, 800, 9, f"Annals of Roads, {number}"),
            *column(60, 700, [f"Page {number} says this."]),
            (300, 30, 9, str(number)),
        ]
        for number in range(1, 5)
    ]
    assert [words for _, _, words in shown(*pages)] == [f"Page {number} says this." for number in range(1, 5)]


def test_list_with_hanging_indents() -> None:
    """Each entry of a list with hanging indents is one item, over the end of a page too."""
    first = items(
        (60, 700, "Ferrand, L. (2009). The book of the schoolmaster, a very"),
        (80, 688, "long title."),
        (60, 676, "Roux, A. (2001). The bridge and its clerk, with a map of"),
    )
    second = items(
        (80, 700, "The Valley."),
        (60, 688, "Ruiz, B. (2003). Wheels and tolls of the upper valley in"),
        (80, 676, "the dry years."),
    )
    assert [words.partition(",")[0] for _, _, words in shown(first, second)] == ["Ferrand", "Roux", "Ruiz"]


def test_place() -> None:
    """A place gives the page."""
    manuscript = read(
        pdf_pages([column(60, 700, [*LINES]), column(60, 700, ["Another page says more."])]), "a.pdf"
    )
    spots = [manuscript.place(block.text.start).spot for block in manuscript.blocks]
    assert [spot.page for spot in spots if spot] == [1, 2]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"%PDF-1.4 broken", "damaged", id="damaged"),
        pytest.param(pdf_pages([[]]), "OCR", id="no text"),
        pytest.param(pdf_pages([[]] * 2000), "2000 pages", id="2,000 pages"),
        pytest.param(
            pdf_pages([[(60, 700, 10, "secret")]]).replace(
                b"/Root 1 0 R",
                b"/Root 1 0 R /ID [(0123456789abcdef) (0123456789abcdef)] "
                b"/Encrypt << /Filter /Standard /V 1 /R 2 "
                b"/P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
            ),
            "password",
            id="protected",
        ),
    ],
)
def test_hostile(data: bytes, reason: str) -> None:
    """What cannot be read is refused in one sentence."""
    with pytest.raises(Unreadable, match=reason):
        read(data, "a.pdf")
