"""JATS and BITS: notes and citations with their targets, references with their fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.read import Unreadable
from citecheck.read.jats import read
from citecheck.text import ITALIC, RAISED

MIXED = """<mixed-citation publication-type="journal"><person-group person-group-type="author"><name>
<surname>Roux</surname>, <given-names>A.</given-names></name></person-group> (<year>2001</year>).
<article-title>The bridge and its clerk</article-title>. <source>Annals of Roads</source>,
<volume>12</volume>(<issue>3</issue>), <fpage>19</fpage>-<lpage>45</lpage>.
<pub-id pub-id-type="doi">10.1234/ar.1</pub-id></mixed-citation>"""
ELEMENT = """<element-citation publication-type="book"><person-group person-group-type="author">
<name><surname>Ruiz</surname><given-names>Berta</given-names></name><collab>Salt Board</collab></person-group>
<chapter-title>Wheels</chapter-title><source>The tolls</source><person-group person-group-type="editor">
<name><surname>Osei</surname><given-names>K</given-names></name></person-group><year>2003</year>
<fpage>9</fpage><lpage>31</lpage><publisher-name>Harbour Press</publisher-name>
<publisher-loc>Leith</publisher-loc></element-citation>"""


def article(body: str, back: str = "", prolog: str = "") -> bytes:
    title = "<title-group><article-title>The salt carts</article-title></title-group>"
    return (
        f'{prolog}<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><article-meta>'
        f"{title}<pub-date><year>2020</year></pub-date></article-meta></front><body>{body}</body>"
        f"<back>{back}</back></article>"
    ).encode()


def refs(*citations: str) -> str:
    rows = "".join(f'<ref id="B{n}">{citation}</ref>' for n, citation in enumerate(citations, 1))
    return f"<ref-list><title>References</title>{rows}</ref-list>"


def shown(data: bytes) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, block.text.string) for block in read(data, "a.xml").blocks]


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


def test_fields(tmp_path: Path) -> None:
    """Tagged fields are taken as they are."""
    path = tmp_path / "carts.xml"
    path.write_bytes(article("<p>Salt.</p>", refs(MIXED, ELEMENT)))
    first, second = (entry.work for entry in audit([path]).articles[0].entries)
    assert (first.type, first.title, first.container_title) == (
        "article-journal",
        "The bridge and its clerk",
        "Annals of Roads",
    )
    assert (first.year, first.volume, first.issue, first.doi) == (2001, "12", "3", "10.1234/ar.1")
    assert first.page is not None
    assert (first.page.first, first.page.last) == (19, 45)
    assert (second.type, second.title, second.container_title) == ("chapter", "Wheels", "The tolls")
    assert [str(name) for name in (*second.author, *second.editor)] == ["Ruiz", "Salt Board", "Osei"]
    assert (second.publisher, second.publisher_place) == ("Harbour Press", "Leith")


def test_citations_are_tied(tmp_path: Path) -> None:
    """A reference to an entry is a citation of it, whatever its words; no number in it is a note's."""
    body = (
        '<p>As the clerk says (<xref ref-type="bibr" rid="B1">his book</xref>), and as others say '
        '[<xref ref-type="bibr" rid="B2">2</xref>].</p>'
    )
    path = tmp_path / "carts.xml"
    path.write_bytes(article(body, refs(MIXED, ELEMENT)))
    report = audit([path])
    assert {target for one in report.articles[0].citations for target in one.targets} == {"r01", "r02"}
    assert not [one for one in report.findings if one.rule.startswith("LNK")]


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
        pytest.param(b"<article><body>", "well-formed", id="broken"),
        pytest.param(b"<html><body/></html>", "JATS", id="another root"),
        pytest.param(b"<article/>", "no text", id="empty"),
        pytest.param(b"<article>" + b"<sec>" * 5000, "well-formed", id="too deep"),
    ],
)
def test_hostile(data: bytes, reason: str) -> None:
    """Declared entities, broken XML and XML of another kind are refused."""
    with pytest.raises(Unreadable, match=reason):
        read(data, "a.xml")


def test_public_doctype() -> None:
    """The usual DOCTYPE declares nothing, and is not fetched; a named entity is its character."""
    prolog = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-journalpublishing1.dtd">'
    assert shown(article("<p>Caf&eacute;</p>", prolog=prolog))[1] == ("paragraph", "", "Café")


def test_long_article() -> None:
    """Thousands of notes, citations and references are read, each once."""
    body = '<p>Salt<fn><p>A note.</p></fn> <xref ref-type="bibr" rid="B1">1</xref>.</p>' * 2000
    kinds = [block.kind for block in read(article(body, refs(*[MIXED] * 500)), "a.xml").blocks]
    assert [kinds.count(kind) for kind in ("paragraph", "note", "entry")] == [2000, 2000, 500]
