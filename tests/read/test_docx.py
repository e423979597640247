"""Word files as an editor receives them: notes, changes, fields, links, tables, and damage."""

from __future__ import annotations

import io
import json
import zipfile
from html import escape
from pathlib import Path

import docx as python_docx
import pytest

from citecheck.audit import audit
from citecheck.read import Unreadable
from citecheck.read.docx import read
from citecheck.text import ITALIC, RAISED
from tests.formats.making import R, W, p, r, word


def shown(data: bytes) -> list[tuple[str, str]]:
    """Return kind and characters of each block."""
    return [(block.kind, block.text.string) for block in read(data, "a.docx").blocks]


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return mark.format("begin") + told + mark.format("separate") + result + mark.format("end")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(r("Salt ") + "<w:ins>" + r("and fish") + "</w:ins>", "Salt and fish", id="insertion"),
        pytest.param(
            r("Salt") + "<w:del><w:r><w:delText> and fish</w:delText></w:r></w:del>", "Salt", id="deletion"
        ),
        pytest.param("<w:moveFrom>" + r("gone") + "</w:moveFrom>" + r("Salt"), "Salt", id="moved away"),
        pytest.param("<w:moveTo>" + r("Salt") + "</w:moveTo>", "Salt", id="moved here"),
        pytest.param(r("Salt") + r("hidden", "<w:vanish/>"), "Salt", id="hidden"),
        pytest.param(
            "<w:r><w:t>Salt</w:t><w:tab/><w:t>fish</w:t><w:br/></w:r>", "Salt\tfish\n", id="tab, line end"
        ),
        pytest.param(
            field(' HYPERLINK "https://salt.org/roads" ', r("the roads")),
            "the roads https://salt.org/roads",
            id="link as a field",
        ),
        pytest.param(field(" PAGE ", r("7")), "7", id="any field"),
        pytest.param(
            f'<w:fldSimple w:instr=" REF x ">{r("see above")}</w:fldSimple>', "see above", id="simple field"
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{r('controlled')}</w:sdtContent></w:sdt>",
            "controlled",
            id="content control",
        ),
    ],
)
def test_paragraph(body: str, words: str) -> None:
    """A paragraph reads as it prints once all changes are accepted."""
    assert shown(word(f"<w:p>{body}</w:p>"))[0] == ("paragraph", words)


def test_deleted_paragraph_end() -> None:
    """Two paragraphs whose border is deleted are one."""
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('The salt ')}</w:p>"
    assert shown(word(first + p("roads"))) == [("paragraph", "The salt roads")]


def test_link_by_relation() -> None:
    """A link keeps its address where its words show none."""
    links = f'<Relationship Id="r9" Type="{R}/hyperlink" Target="https://salt.org/a" TargetMode="External"/>'
    body = f'<w:p><w:hyperlink r:id="r9">{r("Salt roads")}</w:hyperlink></w:p>'
    assert shown(word(body, links=links)) == [("paragraph", "Salt roads https://salt.org/a")]


def test_styles() -> None:
    """Italics and raised characters are kept."""
    raised = r("1", '<w:vertAlign w:val="superscript"/>')
    (block,) = read(word(f"<w:p>{r('Salt', '<w:i/>')}{raised}</w:p>"), "a.docx").blocks
    assert block.text.runs(ITALIC) == [(0, 4)]
    assert block.text.runs(RAISED) == [(4, 5)]


def test_notes_with_anchors() -> None:
    """A footnote stands behind its section, under the number that the text shows."""
    body = p("First", "Heading1") + p("One[^2] two[^1].") + p("Second", "Heading1") + p("Three.")
    blocks = read(word(body, ("Second note.", "First note.")), "a.docx").blocks
    assert [(block.kind, block.label, block.text.string) for block in blocks] == [
        ("heading", "", "First"),
        ("paragraph", "", "One[^1] two[^2]."),
        ("note", "1", "First note."),
        ("note", "2", "Second note."),
        ("heading", "", "Second"),
        ("paragraph", "", "Three."),
    ]


def test_note_with_its_own_sign() -> None:
    """A note marked by a sign of its own is not counted."""
    sign = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = f"<w:p>{r('Salt')}{sign}</w:p>" + p("Roads[^2].")
    blocks = read(word(body, ("The author is a miller.", "A note.")), "a.docx").blocks
    assert [(block.label, block.text.string) for block in blocks] == [
        ("", "Salt[^*]"),
        ("", "Roads[^1]."),
        ("*", "The author is a miller."),
        ("1", "A note."),
    ]


def test_table_and_text_box() -> None:
    """A table is a block with its rows; the paragraphs of a text box follow the one that it hangs on."""
    cell = "<w:tc>{}</w:tc>".format
    rows = "".join(f"<w:tr>{cell(p(a))}{cell(p(b))}</w:tr>" for a, b in (("Year", "Salt"), ("1790", "12")))
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('Boxed')}</w:txbxContent></w:pict></w:r>{r('Host')}</w:p>"
    assert shown(word(f"<w:tbl>{rows}</w:tbl>{box}")) == [
        ("table", "Year\tSalt\n1790\t12"),
        ("paragraph", "Host"),
        ("paragraph", "Boxed"),
    ]


def test_document_of_a_library(tmp_path: Path) -> None:
    """Headings, lists and tables of a document that a library wrote are told apart."""
    document = python_docx.Document()
    document.add_heading("The salt wells", 0)
    document.add_heading("Sources", 1)
    document.add_paragraph("Numbered", style="List Number")
    document.add_paragraph("Numbered too", style="List Number")
    document.add_paragraph("Bulleted", style="List Bullet")
    path = tmp_path / "wells.docx"
    document.save(str(path))
    blocks = read(path.read_bytes(), str(path)).blocks
    assert [(block.kind, block.level, block.label) for block in blocks] == [
        ("heading", 1, ""),
        ("heading", 2, ""),
        ("item", 1, "1"),
        ("item", 1, "2"),
        ("item", 1, ""),
    ]


ITEM = {
    "type": "article-journal",
    "title": "The bridge and its clerk",
    "author": [{"family": "Roux", "given": "Anne"}],
    "container-title": "Annals of Roads",
    "volume": "12",
    "page": "19-45",
    "issued": {"date-parts": [[2001]]},
}


def test_fields_of_a_reference_manager(tmp_path: Path) -> None:
    """Data that Zotero embeds describe the entry of its bibliography, and tie the citation to it."""
    cited = json.dumps({"citationItems": [{"id": 7, "itemData": ITEM}]})
    printed = "Roux, Anne. « The bridge and its clerk ». Annals of Roads 12 (2001): 19‑45."
    body = (
        f"<w:p>{r('Carts went inland ')}"
        f"{field(f' ADDIN ZOTERO_ITEM CSL_CITATION {cited}', r('(the clerk)'))}</w:p>"
        + p("Bibliography", "Heading1")
        + f"<w:p>{field(' ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ', r(printed) + '</w:p><w:p>' + r(''))}</w:p>"
    )
    path = tmp_path / "roads.docx"
    path.write_bytes(word(body))
    (article,) = audit([path]).articles
    (entry,) = article.entries
    assert (entry.work.title, entry.work.author[0].given, entry.work.year) == (ITEM["title"], "Anne", 2001)
    assert [citation.targets for citation in article.citations] == [(entry.id,)]


def test_sources_of_word() -> None:
    """Word's own citation points at the source of that tag in the document's list."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    person = "<b:Person><b:Last>Roux</b:Last><b:First>Anne</b:First></b:Person>"
    sources = (
        f'<b:Sources xmlns:b="{space}"><b:Source><b:Tag>Rou01</b:Tag><b:SourceType>Book</b:SourceType>'
        f"<b:Author><b:Author><b:NameList>{person}</b:NameList></b:Author></b:Author>"
        "<b:Title>The bridge</b:Title><b:Year>2001</b:Year></b:Source></b:Sources>"
    )
    cited = field(" CITATION Rou01 \\p 12 \\l 1033 ", r("(Roux, 2001, p. 12)"))
    body = f"<w:p>{cited}</w:p>"
    (anchor,) = read(word(body, extra={"customXml/item1.xml": sources}), "a.docx").anchors
    assert (anchor.tagged["title"], anchor.locator, anchor.vocabulary) == ("The bridge", "12", "csl")


def test_place() -> None:
    """A place is told as an editor finds it: the note, or the paragraph with its first words."""
    manuscript = read(word(p("One two three four five.[^1]"), ("A note.",)), "a.docx")
    spots = [manuscript.place(block.text.start).spot for block in manuscript.blocks]
    assert [(spot.kind, spot.number, spot.words) for spot in spots if spot] == [
        ("paragraph", "1", "One two three four…"),
        ("note", "1", "A note."),
    ]


def bomb() -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 70_000_000)
    return result.getvalue()


ENTITY = '<!DOCTYPE a [<!ENTITY b "salt">]><w:document xmlns:w="' + W + '"><w:body>&b;</w:body></w:document>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(bomb(), "unpack", id="bomb"),
        pytest.param(b"PK\x03\x04broken", "damaged", id="damaged"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "protected", id="protected or old"),
        pytest.param(word("", extra={"word/document.xml": ENTITY}), "entities", id="entities"),
        pytest.param(word("", extra={"word/document.xml": "<w:document"}), "XML", id="broken XML"),
        pytest.param(word(""), "no text", id="empty"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_hostile(data: bytes, reason: str) -> None:
    """What would harm or mislead is refused in one sentence."""
    with pytest.raises(Unreadable, match=reason):
        read(data, "a.docx")


def test_broken_relation() -> None:
    """A relation that leads nowhere costs only what it leads to."""
    links = f'<Relationship Id="r8" Type="{R}/styles" Target="../../gone.xml"/>'
    body = p("Salt[^7].") + f'<w:p><w:hyperlink r:id="none">{r("roads")}</w:hyperlink></w:p>'
    assert shown(word(body, links=links)) == [("paragraph", "Salt[^1]."), ("paragraph", "roads")]


MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN = MARK.format("begin") + "<w:r><w:instrText>CITATION Rou01</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(f"<w:p>{BEGIN}{r('gone')}</w:p>{p('Salt')}" * 2000, 2000, id="instructions"),
        pytest.param(f"<w:p>{BEGIN}{MARK.format('separate')}{r('Salt')}</w:p>" * 2000, 2000, id="results"),
        pytest.param(
            f"<w:p>{(BEGIN + MARK.format('separate') + r('Salt')) * 2000}</w:p>", 1, id="in one paragraph"
        ),
    ],
)
def test_fields_without_end(body: str, blocks: int) -> None:
    """Fields that are never closed hide no paragraph that follows, however many they are."""
    found = shown(word(body))
    assert len(found) == blocks
    assert found[-1][1].startswith("Salt")


def test_citation_without_end() -> None:
    """A citation that is never closed ends with its paragraph."""
    csl = json.dumps({"citationItems": [{"itemData": {"type": "book", "title": "The bridge"}}]})
    told = f"<w:r><w:instrText>{escape('ADDIN ZOTERO_ITEM CSL_CITATION ' + csl)}</w:instrText></w:r>"
    opened = MARK.format("begin") + told + MARK.format("separate") + r("(Roux)")
    manuscript = read(word(f"<w:p>{opened}</w:p>" + p("Salt went inland.")), "a.docx")
    (anchor,) = manuscript.anchors
    assert manuscript.source[anchor.start : anchor.end] == "(Roux)"


def test_note_referred_to_twice() -> None:
    """A second reference to a note shows its number again; the note is read once."""
    body = '<w:p><w:r><w:t>Salt</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' * 3
    assert shown(word(body, notes=("A note.",))) == [
        *[("paragraph", "Salt[^1]")] * 3,
        ("note", "A note."),
    ]
