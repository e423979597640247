"""Notes: found wherever a layout puts them, with their label and their whole text."""

from __future__ import annotations

import pytest

from citecheck.divide.labels import raised_labels
from citecheck.model import Block
from citecheck.text import PLAIN, RAISED, Text
from tests.divide.conftest import Divided
from tests.divide.prose import AR, DE, EN, ES, FR, wrapped

FIRST = "Alain Vernier, Les passeurs du fleuve, Paris, Aubier, 1988, p. 12."
SECOND = "Ibid., p. 14."
THIRD = "Marthe Collin, Le sel et le pouvoir, Paris, Seuil, 1995."
MARKED = f"{FR}1 {FR}2\n\n{FR}3"

LAYOUTS = [
    pytest.param(f"{MARKED}\n\nNotes\n\n1 {FIRST}\n2 {SECOND}\n3 {THIRD}\n", ".txt", id="endnotes"),
    pytest.param(f"{MARKED}\n\nNotes\n\n1. {FIRST}\n\n2. {SECOND}\n\n3. {THIRD}\n", ".txt", id="stopped"),
    pytest.param(
        f"{MARKED}\n\nNotes\n\n1\u00a0{FIRST}\n2\u00a0{SECOND}\n3\u00a0{THIRD}\n", ".txt", id="nbsp"
    ),
    pytest.param(
        f"{FR} (1). {FR} (2). {FR} (3).\n\n(1) {FIRST}\n\n(2) {SECOND}\n\n(3) {THIRD}\n", ".txt", id="round"
    ),
    pytest.param(
        f"{FR}[1] {FR}[2] {FR}[3]\n\n[1] {FIRST}\n\n[2] {SECOND}\n\n[3] {THIRD}\n", ".txt", id="square"
    ),
    pytest.param(f"{FR}¹ {FR}² {FR}³\n\n¹ {FIRST}\n² {SECOND}\n³ {THIRD}\n", ".txt", id="raised-digits"),
    pytest.param(
        f"{FR}[^1]\n\n[^1]: {FIRST}\n[^2]: {SECOND}\n\n{FR}[^2] {FR}[^3]\n\n[^3]: {THIRD}\n",
        ".md",
        id="caret",
    ),
    pytest.param(
        f"{FR}<sup>1</sup> {FR}<sup>2, 3</sup>\n\n"
        f"<sup>1</sup> {FIRST} <sup>2</sup> {SECOND} <sup>3</sup> {THIRD}\n",
        ".md",
        id="several-on-a-line",
    ),
    pytest.param(
        f"{FR} [1] {FR} [2] {FR} [3]\n\n## Notes\n\n1. {FIRST}\n2. {SECOND}\n3. {THIRD}\n", ".md", id="items"
    ),
    pytest.param(
        f"{FR}1\n\n1 {FIRST}\n2 {SECOND}\n\n11\n\f{FR}2 {FR}3\n\n3 {THIRD}\n\n12\n", ".txt", id="page-bottoms"
    ),
    pytest.param(
        f"{MARKED}\n\nBibliographie\n\nCollin M., Le sel et le pouvoir, Paris, Seuil, 1995.\n\nNotes\n\n"
        f"1 {FIRST}\n2 {SECOND}\n3 {THIRD}\n",
        ".txt",
        id="behind-the-list",
    ),
]


@pytest.mark.parametrize(("text", "suffix"), LAYOUTS)
def test_labels_and_texts(divided: Divided, text: str, suffix: str) -> None:
    """Every note is found with its label and its whole text, whatever the layout."""
    (article,) = divided(text, suffix)
    assert [(note.label, note.text.string) for note in article.notes] == [
        ("1", FIRST),
        ("2", SECOND),
        ("3", THIRD),
    ]


@pytest.mark.parametrize(("text", "suffix"), LAYOUTS)
def test_body_without_notes(divided: Divided, text: str, suffix: str) -> None:
    """No word of a note stays in the running text."""
    (article,) = divided(text, suffix)
    body = " ".join(block.text.string for block in article.body)
    assert "Aubier" not in body
    assert "Ibid" not in body


def test_arabic_digits(divided: Divided) -> None:
    """Arabic-Indic digits label notes as others do."""
    notes = "(١) أحمد التوفيق، المجتمع المغربي، الدار البيضاء، 1983، ص 45.\n\n(٢) المرجع نفسه، ص 47."
    (article,) = divided(f"{AR}(١) {AR}(٢)\n\nالهوامش\n\n{notes}\n")
    assert [note.label for note in article.notes] == ["1", "2"]
    assert article.lang == "ar"


def test_torn_by_a_page(divided: Divided) -> None:
    """A note that goes on below the text of the next page is whole."""
    pages = (
        f"{wrapped(EN)} It was so.1\n\n1 Ruth Hale, The Quays (London: Merlin, 1991), 97, with more of\n\n"
        f"11\n\f{wrapped(EN)} And so again.2\n\nthe pilots and of their wages.\n2 Ibid., 99.\n\n12\n"
    )
    (article,) = divided(pages)
    assert [" ".join(note.text.string.split()) for note in article.notes] == [
        "Ruth Hale, The Quays (London: Merlin, 1991), 97, with more of the pilots and of their wages.",
        "Ibid., 99.",
    ]


def test_several_paragraphs(divided: Divided) -> None:
    """A paragraph between two endnotes belongs to the first."""
    (article,) = divided(
        f"{EN}[1] {EN}[2]\n\nNotes\n\n[1] Hull History Centre, C BRS/7, fol. 3. The clerk says:\n\n"
        f"He was a careful man.\n\n[2] Ibid., fol. 7.\n"
    )
    assert article.notes[0].text.string.endswith("He was a careful man.")


def test_affiliations(divided: Divided) -> None:
    """Notes with a sign for a label are notes where an author bears the sign."""
    notes = (
        "* Professor of Law, Hull.\n† Lecturer in Law, Lagos.\n1 J. Hale, The Carrier, 11 L. Rev. 158 (1897)."
    )
    (article,) = divided(f"The Common Carrier\n\nHarold Finch* & Maud Reyes†\n\n{EN}1\n\n{notes}\n")
    assert [note.label for note in article.notes] == ["*", "†", "1"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{ES}\n\nTres textos:\n\n1. La ley de 6 de junio de 1799 sobre las barcas, art. 12.\n\n"
            f"2. El decreto de 17 de mayo de 1809, p. 45.\n\n{ES} El capítulo 2 no habla de ello.",
            id="laws",
        ),
        pytest.param(f"{FR}\n\n1. La plainte\n2. L'enquête\n3. La sentence\n\n{FR}", id="steps"),
        pytest.param(f"1. Einleitung\n\n{DE}\n\n2. Die Quellen\n\n{DE}\n\n3. Schluss\n\n{DE}", id="headings"),
    ],
)
def test_numbered_lists(divided: Divided, text: str) -> None:
    """Numbered points of the text are no notes."""
    (article,) = divided(text)
    assert article.notes == ()


def test_counting_anew(divided: Divided) -> None:
    """Where each page counts its notes from 1, all are found, in one article."""
    page = "{text} On le sait1. {text} On le dit2.\n\n1. {one}\n2. {two}\n\n{number}\n\f"
    text = "".join(page.format(text=FR, one=FIRST, two=SECOND, number=number) for number in range(31, 37))
    articles = divided(text)
    assert [[note.label for note in article.notes] for article in articles] == [["1", "2"] * 6]


def test_notes_by_chapter(divided: Divided) -> None:
    """Where each chapter ends with its notes, their numbers may go on from chapter to chapter."""
    chapter = (
        "## {title}\n\n{text} [{n}] {text} [{m}]\n\n**Anmerkungen:**\n\n[{n}] {one}\n\n[{m}] Ebd., S. 3.\n\n"
    )
    first = chapter.format(title="Die Mühlen", text=DE, n=3, m=4, one=FIRST)
    second = chapter.format(title="Die Bauern", text=DE, n=5, m=6, one=THIRD)
    labels = [note.label for article in divided(first + second, ".md") for note in article.notes]
    assert labels == ["3", "4", "5", "6"]


def test_text_right_behind(divided: Divided) -> None:
    """An indented paragraph below a note, with no blank line between, is running text again."""
    again = " The clerk wrote that\nthe tides were late, and that the pilots were\nlater still.2"
    (article,) = divided(
        f"{wrapped(EN)} So.1\n\n1 See the map on hullmaps.org\n{again}\n\n2 Ruth Hale, Quays, p. 3.\n"
    )
    assert [note.text.string for note in article.notes] == [
        "See the map on hullmaps.org",
        "Ruth Hale, Quays, p. 3.",
    ]


def test_hanging_notes(divided: Divided) -> None:
    """The indented lines of a hanging note belong to it."""
    hanging = "(1) Ruth Hale, The Quays of Hull,\n    London, Merlin, 1991,\n    p. 97."
    (article,) = divided(f"{wrapped(EN)} (1).\n\nNotes\n\n{hanging}\n")
    assert article.notes[0].text.string.endswith("p. 97.")


def test_raised_and_plain(divided: Divided) -> None:
    """An article with plain labels keeps its notes beside one whose labels are raised."""
    plain = f"# Le passage\n\nLuc Perrin\n\n{MARKED}\n\n" + f"{FR}\n\n" * 6
    plain += f"1. {FIRST}\n\n2. {SECOND}\n\n3. {THIRD}\n\n"
    raised = f"# Ferries\n\nRuth Hale\n\n{EN}<sup>1</sup>\n\n" + f"{EN}\n\n" * 6 + f"<sup>1</sup> {FIRST}\n"
    articles = divided(plain + raised, ".md")
    assert [[note.label for note in article.notes] for article in articles] == [["1", "2", "3"], ["1"]]


def test_listing(divided: Divided) -> None:
    """The values that a program prints are neither notes nor text."""
    listing = '> names(tolls)\n[1] "toll" "year"\n> summary(tolls)\n[1] 1.2 3.4\n[3] 5.6 7.8'
    (article,) = divided(f"{EN} [1]\n\n{listing}\n\n{EN}\n\nNotes\n\n[1] {FIRST}\n")
    assert [note.text.string for note in article.notes] == [FIRST]
    assert "code" in [block.kind for block in article.body]


def test_quoted_lines_are_text(divided: Divided) -> None:
    """Lines behind ">" without a program's answer are a quotation, and stay text."""
    (article,) = divided(
        f"{EN}\n\n> The tolls were paid in salt (Hale, 1991),\n> and in nothing else.\n\n{EN}\n"
    )
    assert {block.kind for block in article.body} == {"paragraph"}


def test_notes_that_begin_with_figures(divided: Divided) -> None:
    """The label of a note that begins with a volume's number is the first of the two numbers."""
    notes = "1. Ruth Hale, The Quays (London: Merlin, 1991), 97.\n2. 5 U.S.C. § 706 (2018).\n3. Ibid."
    (article,) = divided(f"{EN}1 {EN}2 {EN}3\n\nNotes\n\n{notes}\n")
    assert [note.label for note in article.notes] == ["1", "2", "3"]


@pytest.mark.parametrize(("tied", "labels"), [(set(), ["1", "2"]), ({82}, ["1"])], ids=["free", "tied"])
def test_number_behind_an_address(tied: set[int], labels: list[str]) -> None:
    """A raised number behind an address begins a note, unless the format ties it to a source."""
    first = Text.join([Text.of("1", 0, RAISED), Text.of(" Ruth Hale, Quays, London, Merlin, 1991.", 1)])
    pieces = [("See https://example.org/tolls ", 52), ("2", 82), (" for more.", 83)]
    second = Text.join(Text.of(words, at, RAISED if words == "2" else PLAIN) for words, at in pieces)
    found = raised_labels([Block("paragraph", first), Block("paragraph", second)], tied)
    assert [label.label for label in found] == labels
