"""Web pages: the article without its surroundings, notes by their links."""

from __future__ import annotations

import pytest

from citecheck.model import Manuscript
from citecheck.read import Unreadable
from citecheck.read.html import read
from citecheck.text import ITALIC, RAISED

TEXT = "<p>" + "Salt went inland every spring, and the bridge took its toll. " * 5 + "</p>"


def page(body: str, head: str = "") -> Manuscript:
    return read(f"<html lang='en'><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def shown(body: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, block.text.string) for block in page(body).blocks]


def test_blocks() -> None:
    """Headings, paragraphs, numbered items, tables and loose words are told apart."""
    body = (
        "<h2>One</h2><p>Salt\n and <i>fish</i></p>loose <b>words</b><div>more</div>"
        "<ol start='3'><li>three</li><li><p>four</p></li></ol><ul><li>dot</li></ul>"
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )
    assert shown(body) == [
        ("heading", "", "One"),
        ("paragraph", "", "Salt and fish"),
        ("paragraph", "", "loose words"),
        ("paragraph", "", "more"),
        ("item", "3", "three"),
        ("paragraph", "", "four"),
        ("item", "", "dot"),
        ("table", "", "a\tb\nc\td"),
    ]


def test_styles_and_links() -> None:
    """Italics and raised characters are kept; an address that is not shown follows its words."""
    (block,) = page("<p><em>Salt</em><sup>2</sup> <a href='https://salt.org/a'>here</a></p>").blocks
    assert block.text.string == "Salt2 here https://salt.org/a"
    assert (block.text.runs(ITALIC), block.text.runs(RAISED)) == ([(0, 4)], [(4, 5)])


@pytest.mark.parametrize(
    ("marker", "note"),
    [
        pytest.param(
            "<a class='footnotecall' id='bodyftn1' href='#ftn1'>1</a>",
            "<p class='notes'><a id='ftn1' href='#bodyftn1'>1</a> Roux, Salt, 2001.</p>",
            id="anchors back and forth",
        ),
        pytest.param(
            "<a href='#fn1' id='fnref1' role='doc-noteref'><sup>1</sup></a>",
            "<section class='footnotes'><ol><li id='fn1'><p>Roux, Salt, 2001.<a href='#fnref1'>↩</a></p></li>"
            "</ol></section>",
            id="list at the end",
        ),
        pytest.param(
            "<sup><a name='sdfootnote1anc' href='#sdfootnote1sym'>1</a></sup>",
            "<div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>"
            "Roux, Salt, 2001.</p></div>",
            id="word processor",
        ),
        pytest.param(
            "<sup><a href='#x1'>1</a></sup>",
            "<h2>Notes</h2><p id='x1'>1. Roux, Salt, 2001.</p>",
            id="heading",
        ),
    ],
)
def test_notes(marker: str, note: str) -> None:
    """A link to a note is its marker, and the note is one, without its number and its way back."""
    found = shown(f"<p>The bridge{marker}.</p><p>The road.</p>{note}")
    assert found[0] == ("paragraph", "", "The bridge[^1].")
    assert found[-1] == ("note", "1", "Roux, Salt, 2001.")


def test_links_to_a_list() -> None:
    """A link to an entry of the reference list is no marker of a note."""
    body = "<p>Salt <a href='#ref-1'>[1]</a></p><h2>References</h2><ol><li id='ref-1'>Roux A. Salt.</li></ol>"
    assert [kind for kind, _, _ in shown(body)] == ["paragraph", "heading", "item"]
    assert shown(body)[0] == ("paragraph", "", "Salt [1]")


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<nav><a href='/'>Home</a></nav>", id="navigation"),
        pytest.param("<header>Journal of Salt</header>", id="header"),
        pytest.param("<div class='breadcrumb'>Home / Salt</div>", id="by its name"),
        pytest.param("<div role='search'>Search</div>", id="by its role"),
        pytest.param("<script>salt()</script><style>p {}</style>", id="script"),
    ],
)
def test_surroundings(around: str) -> None:
    """What belongs to the page around the article is left out."""
    assert [kind for kind, _, _ in shown(f"{around}<main><h1>Salt</h1>{TEXT}</main>")] == [
        "heading",
        "paragraph",
    ]


def test_metadata() -> None:
    """Title, language and date are those that the page gives for citing."""
    head = "<meta name='citation_title' content='Salt'><meta name='citation_date' content='2015/03'>"
    assert page("<h1>Journal</h1>" + TEXT, head).metadata == {
        "title": "Salt",
        "lang": "en",
        "date": "2015/03",
    }


def test_encoding() -> None:
    """A page in another encoding is read as it declares."""
    data = "<html><head><meta charset='iso-8859-2'></head><body><p>Škoda</p></body></html>".encode(
        "iso8859-2"
    )
    assert read(data, "a.html").blocks[0].text.string == "Škoda"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<html><body></body></html>", id="no text"),
        pytest.param(b"<div>" * 100_000, id="open elements"),
        pytest.param(b"<script>only</script>", id="no article"),
    ],
)
def test_refused(data: bytes) -> None:
    """A page without text is refused."""
    with pytest.raises(Unreadable):
        read(data, "a.html")


@pytest.mark.parametrize(
    "note",
    [
        pytest.param('<p><a id="fn5" href="#r5">[5]</a> 5 U.S.C. § 706.</p>', id="link back"),
        pytest.param(
            '<ol start="5"><li id="fn5">5 U.S.C. § 706. <a href="#r5">↩</a></li></ol>', id="numbered list"
        ),
        pytest.param('<p id="fn5">5. 5 U.S.C. § 706.</p>', id="typed"),
    ],
)
def test_number_that_belongs_to_the_note(note: str) -> None:
    """Of a note that begins with a number only its own is taken away."""
    found = page(f'<p>Salt<a id="r5" href="#fn5">5</a>.</p><h2>Notes</h2>{note}')
    assert [block.text.string for block in found.blocks if block.kind == "note"] == ["5 U.S.C. § 706."]


def test_note_of_two_paragraphs() -> None:
    """A box around a link's target is the note, with all of its paragraphs."""
    note = '<div id="box1"><p><a name="sym1" href="#anc1">1</a>Roux, Salt.</p><p>See also Ruiz.</p></div>'
    found = page(f'<p>Salt<a name="anc1" href="#sym1">1</a>.</p>{note}<div id="box2"><p>End.</p></div>')
    assert [block.text.string for block in found.blocks] == [
        "Salt[^1].",
        "End.",
        "Roux, Salt. See also Ruiz.",
    ]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param(
            "<title>The salt carts</title>", "<p>The salt carts</p><h1>Introduction</h1>", id="shown"
        ),
        pytest.param(
            "<title>Annals | Salt</title>",
            '<h1>The salt carts<a id="r1" href="#fn1">1</a></h1><p id="fn1">1. Thanks.</p>',
            id="heading with a note",
        ),
    ],
)
def test_title(head: str, body: str) -> None:
    """The title is the one that the page names and shows, else its first chief heading, without a marker."""
    assert page(body + TEXT, head).metadata["title"] == "The salt carts"


def test_notes_of_google_docs() -> None:
    """The links of an exported document are markers, though one of their names speaks of references."""
    note = '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Roux, Salt.</p></div>'
    found = page(f'<p>Salt<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p>{note}')
    assert [block.text.string for block in found.blocks] == ["Salt[^1].", "Roux, Salt."]
