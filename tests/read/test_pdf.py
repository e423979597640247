"""PDF with a text layer: columns, running heads, notes, lists; places by page."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from citecheck.read import Unreadable
from citecheck.read.pdf import read
from citecheck.read.pdf.glyphs import Character, Glyphs
from citecheck.read.pdf.leftward import leftward
from citecheck.read.pdf.lines import lines
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
        ("paragraph", "", " ".join(LINES)),
        ("paragraph", "", "A second paragraph is set in, and it goes on here."),
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
    assert notes == [("1", "First note, which does not end before this page."), ("2", "Second note.")]
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


def written(left: float, top: float, rows: list[tuple[str, float]]) -> Row:
    """Return lines that begin at one place; a line's words are spread to its width, as justified text is."""
    result: Row = []
    for index, (words, right) in enumerate(rows):
        parts = words.split()
        blank = (right - left - 6 * sum(map(len, parts))) / max(1, len(parts) - 1)
        at = left
        for part in parts:
            result.append((at, top - 12 * index, 10, part))
            at += 6 * len(part) + blank
    return result


FLUSH = [
    ("Ferrand, L. (2009). The schoolmaster and", 312.0),
    ("his book. Harbour Press.", 204.0),
    ("Roux, A. (2001). The bridge and its clerk.", 312.0),
    ("https://example.org/annals/roads/2001/1402", 312.0),
    ("Ruiz, B. (2003). Wheels and tolls. Annals", 312.0),
    ("of Roads, 14(2), 201-219.", 210.0),
]


def test_list_without_indents() -> None:
    """An entry ends with a line that ends early; behind a full one, the line's end is kept."""
    found = [words for _, _, words in shown(written(60, 700, FLUSH))]
    assert [words.partition(",")[0] for words in found] == ["Ferrand", "Roux"]
    assert found[0].endswith("Harbour Press.")
    assert "\nRuiz, B." in found[1]


def test_wide_gap_in_a_column() -> None:
    """The stretched gap before a long address is none between columns."""
    rows = [
        (60, 700, 10, "Roux, A."),
        (180, 700, 10, "https://example.org/a"),
        *column(60, 688, ["goes on here."]),
    ]
    assert [words for _, _, words in shown(rows)] == ["Roux, A. https://example.org/a goes on here."]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        pytest.param("the long har-", "bour accounts", "the long harbour accounts", id="hyphen of the line"),
        pytest.param("a cross-", "border trade", "a cross-border trade", id="hyphen of the word"),
        pytest.param("written by Jean-", "Paul Roux", "written by Jean-Paul Roux", id="before a capital"),
        pytest.param("doi.org/10.5555/12-", "34/ab", "doi.org/10.5555/12-34/ab", id="address"),
        pytest.param("https://example.org/a/", "b-c.html", "https://example.org/a/b-c.html", id="path"),
    ],
)
def test_line_ends(first: str, second: str, whole: str) -> None:
    """A word or an address that goes on in the next line is one; a compound keeps its hyphen."""
    rows = [*column(60, 700, [first, second]), *column(60, 640, ["All cross-border tolls were paid."])]
    assert shown(rows)[0][2] == whole


def test_line_numbers() -> None:
    """The numbers that count lines in the margin are no text."""
    numbers = [(30.0, 700.0 - 12 * index, 8.0, str(index + 1)) for index in range(8)]
    found = shown([*numbers, *column(60, 700, [f"the carts went on and on {sign}" for sign in "abcdefgh"])])
    assert not any(character.isdigit() for _, _, words in found for character in words)


def test_endnotes() -> None:
    """Numbered paragraphs at the end that answer the markers of the text are its notes."""
    rows = [
        *column(60, 700, ["The carts went inland every spring and the tolls rose"]),
        (378, 704, 6, "1"),
        *column(60, 688, ["again."]),
        (96, 692, 6, "2"),
        *column(60, 640, ["1. Roux, A bridge, 2001."]),
        *column(60, 604, ["2. Ibid."]),
    ]
    manuscript = read(pdf_pages([rows]), "a.pdf")
    notes = [(block.label, block.text.string) for block in manuscript.blocks if block.kind == "note"]
    assert notes == [("1", "Roux, A bridge, 2001."), ("2", "Ibid.")]


def test_heading_at_the_foot() -> None:
    """A heading at the foot of a page comes before the small list that the next page begins with."""
    first = [*column(60, 700, [*LINES * 3]), (60, 100, 12, "References")]
    second = column(60, 700, ["Ferrand, L. (2009). The schoolmaster.", "Roux, A. (2001). Locks."], 8)
    assert [words for _, _, words in shown(first, second)][1] == "References"


def test_two_lines_of_a_heading() -> None:
    """The lines of a heading are one, though they end before the edge of the text below."""
    rows = [
        *column(60, 780, ["Salt carts and the keeping of", "accounts"], 12),
        *column(60, 740, [*LINES * 4]),
    ]
    assert shown(rows)[0][2] == "Salt carts and the keeping of accounts"


ARABIC = "\u0645\u0644\u062d"


def placed(rows: list[tuple[float, str]]) -> list[str]:
    """Return the lines of a page on which each row's characters stand side by side from ``left`` on."""
    inked = [
        Character(string, left + 6 * at, left + 6 * at + 6, 700 - 20 * row, 10)
        for row, (left, words) in enumerate(rows)
        for at, string in enumerate(words)
    ]
    return [line.string for line in lines(leftward(Glyphs(inked, 800)), 1)]


@pytest.mark.parametrize(
    ("seen", "read_as"),
    [
        pytest.param(f".{ARABIC[::-1]}", f"{ARABIC}.", id="to the left"),
        pytest.param(f"{ARABIC[::-1]}.", f"{ARABIC}.", id="words alone to the left"),
        pytest.param(f"1.{ARABIC[::-1]}.", f"1.{ARABIC}.", id="with a label"),
    ],
)
def test_arabic(seen: str, read_as: str) -> None:
    """A stop tells which way a paragraph of Arabic words was set; they are read in their order."""
    assert placed([(60, seen)]) == [read_as]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages(angle: int) -> None:
    """A page that the file shows turned is read as it was written."""
    rows = [*column(60, 700, [*LINES]), *column(60, 640, ["A second paragraph stands apart."])]
    document = pypdfium2.PdfDocument(pdf_pages([rows]))
    document[0].set_rotation(angle)
    turned = io.BytesIO()
    document.save(turned)
    found = [block.text.string for block in read(turned.getvalue(), "a.pdf").blocks]
    assert found == [words for _, _, words in shown(rows)]


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
        pytest.param(pdf_pages([[]]), "images", id="no text"),
        pytest.param(pdf_pages([[]] * 2000), "pages: 2000", id="2,000 pages"),
        pytest.param(
            pdf_pages([[(60, 700, 10, "secret")]]).replace(
                b"/Root 1 0 R",
                b"/Root 1 0 R /ID [(0123456789abcdef) (0123456789abcdef)] "
                b"/Encrypt << /Filter /Standard /V 1 /R 2 "
                b"/P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
            ),
            "protected",
            id="protected",
        ),
    ],
)
def test_hostile(data: bytes, reason: str) -> None:
    """What cannot be read is refused, and told why."""
    with pytest.raises(Unreadable, match=reason):
        read(data, "a.pdf")
