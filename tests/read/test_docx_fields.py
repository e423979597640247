"""Fields of Word files: citations of reference managers, links, and fields that never end."""

from __future__ import annotations

import base64
import json
from html import escape
from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.read.docx import read
from tests.formats.making import W, field, p, r, shown, word

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


RECORD = (
    "<EndNote><Cite><Author>Roux</Author><Pages>21</Pages><record>"
    "<ref-type name='Journal Article'>17</ref-type>"
    "<contributors><authors><author>Roux, Anne</author></authors></contributors>"
    "<titles><title>The bridge and its clerk</title>"
    "<secondary-title>Annals of Roads</secondary-title></titles>"
    "<volume>12</volume><dates><year>2001</year></dates></record></Cite></EndNote>"
)
BEGUN = (
    '<w:r><w:fldChar w:fldCharType="begin">{}</w:fldChar></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
).format
ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def data(part: str) -> str:
    """Return the data of a field."""
    return f"<w:fldData>{base64.encodebytes(part.encode()).decode()}</w:fldData>"


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(BEGUN("", " ADDIN EN.CITE " + escape(RECORD)), id="in the instruction"),
        pytest.param(BEGUN(data(RECORD), " ADDIN EN.CITE "), id="as data"),
        pytest.param(
            BEGUN(data(RECORD[90:]), " ADDIN EN.CITE ")
            + BEGUN(data(RECORD[:90]), " ADDIN EN.CITE.DATA ")
            + ENDED
            + BEGUN(data(RECORD[90:] + "\0"), " ADDIN EN.CITE.DATA ")
            + ENDED,
            id="as data in two parts",
        ),
    ],
)
def test_fields_of_endnote(begun: str) -> None:
    """Data that EndNote embeds tell the citation's source, wherever they stand."""
    closed = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("[1]") + ENDED
    manuscript = read(word(f"<w:p>{begun}{closed}</w:p>"), "a.docx")
    (anchor,) = manuscript.anchors
    assert manuscript.source[anchor.start : anchor.end] == "[1]"
    assert anchor.locator == "21"
    assert anchor.tagged == {
        "type": "article-journal",
        "title": "The bridge and its clerk",
        "container-title": "Annals of Roads",
        "volume": "12",
        "author": '[{"family": "Roux", "given": "Anne"}]',
        "issued": '{"raw": "2001"}',
    }


def test_list_in_a_content_control() -> None:
    """The paragraphs of a content control for the bibliography are entries with the embedded data."""
    cited = json.dumps({"citationItems": [{"itemData": ITEM}]})
    printed = "1. Roux A. The bridge and its clerk. Annals of Roads 2001;12:19-45."
    tag = '<w:sdtPr><w:tag w:val="MENDELEY_BIBLIOGRAPHY"/></w:sdtPr>'
    control = f"<w:sdt>{tag}<w:sdtContent>{p(printed)}</w:sdtContent></w:sdt>"
    body = f"<w:p>{field(f' ADDIN CSL_CITATION {cited}', r('[1]'))}</w:p>" + control
    entry = read(word(body), "a.docx").blocks[-1]
    assert (entry.kind, entry.label, entry.tagged["title"]) == ("entry", "1", ITEM["title"])


@pytest.mark.parametrize(
    ("label", "pages"),
    [
        pytest.param({}, "12", id="no label"),
        pytest.param({"label": "page"}, "12", id="page"),
        pytest.param({"label": "chapter"}, "", id="chapter"),
    ],
)
def test_locator(label: dict[str, str], pages: str) -> None:
    """The locator of a citation is that of a page; a chapter is none."""
    cited = json.dumps({"citationItems": [{"itemData": ITEM, "locator": "12", **label}]})
    body = f"<w:p>{field(f' ADDIN ZOTERO_ITEM CSL_CITATION {cited}', r('(the clerk)'))}</w:p>"
    assert [anchor.locator for anchor in read(word(body), "a.docx").anchors] == [pages]


def test_damaged_sources() -> None:
    """A list of sources that is damaged costs nothing but itself."""
    assert shown(word(p("Salt"), extra={"customXml/item1.xml": "<b:Sources"})) == [("paragraph", "Salt")]


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


def test_fields_in_a_note(tmp_path: Path) -> None:
    """Data embedded in a note are the fields of the work that the note describes."""
    cited = json.dumps({"citationItems": [{"itemData": ITEM, "locator": "21"}]})
    printed = r("A. Roux, “The bridge and its clerk”, Annals, 2001, p. 21.")
    told = field(f" ADDIN ZOTERO_ITEM CSL_CITATION {cited}", printed)
    note = f'<w:footnote w:id="1"><w:p>{told}</w:p></w:footnote>'
    path = tmp_path / "roads.docx"
    notes = {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'}
    path.write_bytes(word(p("Carts went inland.[^1]"), extra=notes))
    work = audit([path]).articles[0].notes[0].work
    assert (work.author[0].given, work.container_title, work.volume) == ("Anne", "Annals of Roads", "12")
    assert work.locator is not None
    assert work.locator.printed == "21"
