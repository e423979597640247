"""JATS and BITS: what is read as text, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.read import Unreadable
from citecheck.read.jats import read
from citecheck.text import ITALIC, RAISED
from tests.read.jats_article import MIXED, PLAIN, TAGGED, article, refs, shown


def test_blocks() -> None:
    """Titles, paragraphs, lists and tables are told apart; what stands inside a paragraph follows it."""
    body = (
        "<sec><title>The\n tolls</title><p>Carts <italic>went</italic>\n inland:<list><list-item>"
        "<p>one</p></list-item></list></p><table-wrap><table><tr><td>a</td><td>b</td></tr></table></table-wrap></sec>"
    )
    assert shown(article(body)) == [
        ("heading", "", "The salt carts"),
        ("heading", "", "The tolls"),
        ("paragraph", "", "Carts went inland:"),
        ("item", "", "one"),
        ("table", "", "a\tb"),
    ]


def test_styles_and_links() -> None:
    """Italics and raised characters are kept, and the address behind a link's words."""
    link = '<ext-link xlink:href="https://salt.org/a">here</ext-link>'
    block = read(article(f"<p><italic>Salt</italic><sup>2</sup> {link}</p>"), "a.xml").blocks[1]
    assert block.text.string == "Salt2 here https://salt.org/a"
    assert (block.text.runs(ITALIC), block.text.runs(RAISED)) == ([(0, 4)], [(4, 5)])


@pytest.mark.parametrize(
    ("body", "back"),
    [
        pytest.param(
            '<p>Salt.<xref ref-type="fn" rid="f1"><sup>1</sup></xref></p>',
            '<fn-group><fn id="f1"><label>1</label><p>A note.</p></fn></fn-group>',
            id="in a group",
        ),
        pytest.param("<p>Salt.<fn><p>A note.</p></fn></p>", "", id="in its place"),
    ],
)
def test_notes(body: str, back: str) -> None:
    """A note is found by what refers to it, wherever it stands."""
    assert shown(article(body, back))[1:] == [("paragraph", "", "Salt.[^1]"), ("note", "1", "A note.")]


def test_note_that_is_none() -> None:
    """A statement in the group of notes that nothing refers to is a paragraph."""
    back = '<fn-group><fn fn-type="conflict"><p>The author owns a cart.</p></fn></fn-group>'
    assert shown(article("<p>Salt.</p>", back))[-1] == ("paragraph", "", "The author owns a cart.")


def test_citation_in_a_note() -> None:
    """In a note a citation of fields alone is printed as in a list, with blanks between its fields."""
    body = f"<p>Salt.<fn><p>See {TAGGED}</p></fn></p>"
    assert shown(article(body))[-1] == ("note", "1", "See Roux A (2001). The bridge. Roads, 12, 19–45.")


def test_notes_of_tables_and_authors() -> None:
    """What points at a note of a table or of an author is no marker of the text; what points nowhere is."""
    table = (
        '<table-wrap><table><tr><td>12<xref ref-type="fn" rid="t1">a</xref></td></tr></table>'
        '<table-wrap-foot><fn id="t1"><label>a</label><p>Per cart.</p></fn></table-wrap-foot></table-wrap>'
    )
    found = shown(article(f'<p>Salt.<xref ref-type="fn" rid="f9">9</xref></p>{table}'))
    assert [text for _, _, text in found][1:] == ["Salt.[^9]", "12", "Per cart."]


def test_chapters_of_a_book(tmp_path: Path) -> None:
    """Each chapter of a book has its own title, notes and list, numbered from 1."""
    words = "The carts went inland every spring, and the tolls at the bridge kept three parishes alive. " * 15
    chapters = "".join(
        f"<book-part><book-part-meta><title-group><title>Chapter {n}</title></title-group></book-part-meta>"
        f'<body><p>{words}[<xref rid="c{n}">1</xref>]<xref ref-type="fn" rid="f{n}">1</xref></p></body><back>'
        f'<fn-group><fn id="f{n}"><label>1</label><p>A remark.</p></fn></fn-group>'
        f'<ref-list><title>References</title><ref id="c{n}"><label>1</label>{PLAIN}</ref></ref-list>'
        "</back></book-part>"
        for n in (1, 2)
    )
    title = "<book-title-group><book-title>Roads</book-title></book-title-group>"
    meta = f"{title}<pub-date><year>2020</year></pub-date>"
    path = tmp_path / "roads.xml"
    path.write_text(f"<book><book-meta>{meta}</book-meta><book-body>{chapters}</book-body></book>", "utf-8")
    found = audit([path]).articles
    assert [(one.year, [e.key for e in one.entries], [n.label for n in one.notes]) for one in found] == [
        (2020, ["1"], ["1"])
    ] * 2


def test_place() -> None:
    """A place gives the line of the file, and what an editor sees there."""
    manuscript = read(article("\n<p>One two three four five.</p>"), "a.xml")
    place = manuscript.place(manuscript.blocks[1].text.start)
    assert place.line == 2
    assert place.spot is not None
    assert place.spot.words == "One two three four…"


BOMB = '<!DOCTYPE article [<!ENTITY a "salt"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(article("<p>&b;</p>", prolog=BOMB), "entities", id="bomb"),
        pytest.param(article("<p>&a;</p>", prolog=OUTSIDE), "entities", id="entity from outside"),
        pytest.param(article("<p>&b;</p>", prolog=BOMB).decode().encode("utf-16"), "entities", id="wide"),
        pytest.param(b"<article><body>", "unreadable.xml", id="broken"),
        pytest.param(b"<html><body/></html>", "no-jats", id="another root"),
        pytest.param(b"<article><para>Salt.</para></article>", "no-jats", id="DocBook"),
        pytest.param(b"<article/>", "no-text", id="empty"),
        pytest.param(b"<article>" + b"<sec>" * 5000, "unreadable.xml", id="too deep"),
    ],
)
def test_hostile(data: bytes, reason: str) -> None:
    """Declared entities, broken XML and XML of another kind are refused."""
    with pytest.raises(Unreadable, match=reason):
        read(data, "a.xml")


@pytest.mark.parametrize(
    "prolog",
    [
        pytest.param('<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-1.dtd">', id="named DTD"),
        pytest.param("", id="no DTD"),
    ],
)
def test_named_characters(prolog: str) -> None:
    """The usual DOCTYPE declares nothing, and is not fetched; a character's name is read without it."""
    body, back = "<p>Caf&eacute;&nbsp;&amp; salt</p>", refs(PLAIN + TAGGED.replace("bridge", "caf&eacute;"))
    manuscript = read(article(body, back, prolog=prolog), "a.xml")
    assert manuscript.blocks[1].text.string == "Café\xa0& salt"
    assert manuscript.blocks[-1].tagged["article-title"] == "The café"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    """Every encoding that XML names is read."""
    prolog = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    data = article("<p>Café</p>", prolog=prolog).decode().encode(encoding)
    assert shown(data)[1] == ("paragraph", "", "Café")


def test_long_article() -> None:
    """Thousands of notes, citations and references are read, each once."""
    body = '<p>Salt<fn><p>A note.</p></fn> <xref ref-type="bibr" rid="B1">1</xref>.</p>' * 2000
    kinds = [block.kind for block in read(article(body, refs(*[MIXED] * 500)), "a.xml").blocks]
    assert [kinds.count(kind) for kind in ("paragraph", "note", "entry")] == [2000, 2000, 500]


NOTED = (
    "<p>Salt<xref ref-type='fn' rid='f1'>1</xref>. Fish<xref ref-type='fn' rid='f2'>2</xref>.</p>",
    "<fn-group><fn id='f1'><label>1</label><p>See <mixed-citation><name><surname>Holt</surname>"
    "<given-names>Richard</given-names></name>, <source>The Mills of England</source>, <publisher-loc>Oxford"
    "</publisher-loc>, <year>1988</year></mixed-citation>; <element-citation publication-type='book'><name>"
    "<surname>Roux</surname><given-names>Anne</given-names></name><source>Salt and tolls</source>"
    "<year>2000</year></element-citation>.</p></fn><fn id='f2'><label>2</label><p>Ibid.</p></fn></fn-group>",
)


def test_tagged_citations_in_notes(tmp_path: Path) -> None:
    """A note has the works that its tags describe, those without words of their own too."""
    path = tmp_path / "a.xml"
    path.write_bytes(article(*NOTED))
    (found,) = audit([path]).articles
    assert [[work.title for work in note.works] for note in found.notes] == [
        ["The Mills of England", "Salt and tolls"],
        [],
    ]
    assert found.notes[1].reason == "ambiguous"


def test_notes_of_a_translation() -> None:
    """A translation counts its notes for itself; the notes of the text before it come first."""
    body = "<p>Salt.<fn id='f1'><label>1</label><p>Roux.</p></fn></p>"
    other = body.replace("f1", "t1")
    part = f"<sub-article article-type='translation'><front-stub/><body>{other}</body></sub-article>"
    source = article(body).replace(b"</article>", f"{part}</article>".encode())
    assert [(kind, label) for kind, label, _ in shown(source)][1:] == [("paragraph", ""), ("note", "1")] * 2
