"""Word files as an editor receives them: notes, changes, fields, links, tables, and damage."""

from __future__ import annotations

import io
import zipfile

import pytest

from citecheck.read import Unreadable
from citecheck.read.docx import read
from tests.formats.making import R, W, field, p, r, shown, word


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
        pytest.param(
            field(" HYPERLINK https://salt.org/roads ", r("the roads")),
            "the roads https://salt.org/roads",
            id="link without quotation marks",
        ),
        pytest.param(
            "".join(f'<w:r><w:sym w:char="{code}"/></w:r>' for code in ("F061", "2013", "D800", "?")),
            "α–",
            id="symbols",
        ),
        pytest.param(
            "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>",
            "coop-x",
            id="soft hyphen, hyphen that does not break",
        ),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{r('reading')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>",
            "base",
            id="ruby",
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


def test_large_initial() -> None:
    """A large initial in a frame of its own is the first letter of the paragraph behind it."""
    initial = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{r("S")}</w:p>'
    assert shown(word(initial + p("alt roads"))) == [("paragraph", "Salt roads")]


def test_link_by_relation() -> None:
    """A link keeps its address where its words show none."""
    links = f'<Relationship Id="r9" Type="{R}/hyperlink" Target="https://salt.org/a" TargetMode="External"/>'
    body = f'<w:p><w:hyperlink r:id="r9">{r("Salt roads")}</w:hyperlink></w:p>'
    assert shown(word(body, links=links)) == [("paragraph", "Salt roads https://salt.org/a")]


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


def test_notes_before_a_title() -> None:
    """The notes of an article stand before the title of the next one."""
    body = p("Salt", "Title") + p("One[^1].") + p("Fish", "Title") + p("Two[^2].")
    assert [text for _, text in shown(word(body, ("First note.", "Second note.")))] == [
        "Salt",
        "One[^1].",
        "First note.",
        "Fish",
        "Two[^2].",
        "Second note.",
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


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_sign_in_the_note() -> None:
    """A note that repeats its own sign is read without it."""
    sign = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:sym w:char="F02A"/></w:r>'
    note = f'<w:footnote w:id="1">{p("* The author is a miller.")}</w:footnote>'
    notes = {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'}
    assert shown(word(f"<w:p>{r('Salt')}{sign}</w:p>", extra=notes)) == [
        ("paragraph", "Salt[^*]"),
        ("note", "The author is a miller."),
    ]


def test_notes_counted_anew() -> None:
    """Notes are counted from 1 in each section where the document says so, and stand at the section's end."""
    anew = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    body = p("One[^1] two[^2].") + f"<w:p><w:pPr><w:sectPr>{anew}</w:sectPr></w:pPr></w:p>" + p("Three[^3].")
    blocks = read(word(body, ("a", "b", "c")), "a.docx").blocks
    assert [block.label for block in blocks] == ["", "1", "2", "", "1"]


def test_endnotes_beside_footnotes() -> None:
    """Endnotes stand behind all else, under roman numbers where there are footnotes too."""
    links = f'<Relationship Id="r7" Type="{R}/endnotes" Target="endnotes.xml"/>'
    ends = f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="1">{p("At the end.")}</w:endnote></w:endnotes>'
    body = f'<w:p>{r("Salt")}<w:r><w:endnoteReference w:id="1"/></w:r></w:p>' + p("Fish[^1].")
    assert shown(word(body, ("Below.",), links, {"word/endnotes.xml": ends})) == [
        ("paragraph", "Salt[^i]"),
        ("paragraph", "Fish[^1]."),
        ("note", "Below."),
        ("note", "At the end."),
    ]


def test_pages() -> None:
    """A page is known where Word has left its page breaks; a note stands on the page of its reference."""
    broken = "<w:p><w:r><w:lastRenderedPageBreak/></w:r><w:r><w:t>{}</w:t></w:r></w:p>".format
    forced = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    data = word(p("One[^1].") + forced + broken("Two") + broken("Three"), ("A note.",))
    manuscript = read(data, "a.docx")
    spots = [manuscript.place(block.text.strip().start).spot for block in manuscript.blocks]
    assert [(spot.words, spot.page) for spot in spots if spot] == [
        ("One[^1].", 1),
        ("Two", 2),
        ("Three", 3),
        ("A note.", 1),
    ]


def test_box_in_a_cell() -> None:
    """A text box in a table is read once, behind the table; a table in a text box is a line for each row."""
    inner = f"<w:tbl><w:tr><w:tc>{p('Toll')}</w:tc><w:tc>{p('12')}</w:tc></w:tr></w:tbl>"
    box = f"<w:txbxContent>{p('Boxed')}{inner}</w:txbxContent>"
    new, old = f"<w:drawing>{box}</w:drawing>", f"<w:pict>{box}</w:pict>"
    either = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    both = f'<w:r><mc:AlternateContent xmlns:mc="urn:mc">{either}</mc:AlternateContent></w:r>'
    cells = f"<w:tc><w:p>{r('Year')}{both}</w:p></w:tc><w:tc>{p('1790')}</w:tc>"
    assert shown(word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == [
        ("table", "Year\t1790"),
        ("paragraph", "Boxed"),
        ("paragraph", "Toll\t12"),
    ]


def test_document_of_another_format() -> None:
    """A document that is taken in unread is told of."""
    data = word(p("Salt") + '<w:altChunk r:id="r9"/>')
    assert [remark.key for remark in read(data, "a.docx").remarks] == ["reading.foreign"]


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
        pytest.param(word("<a/>" * 2_100_000), "unpack|elements", id="elements without end"),
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b"%PDF-1.7 of another kind", "unreadable.pdf", id="another format"),
        pytest.param(b"# Salt", "no-word", id="text"),
        pytest.param(b"PK\x03\x04broken", "damaged", id="damaged"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "old-word", id="protected or old"),
        pytest.param(word("", extra={"word/document.xml": ENTITY}), "entities", id="entities"),
        pytest.param(word("", extra={"word/document.xml": "<w:document"}), "unreadable.xml", id="broken XML"),
        pytest.param(word(""), "no-text", id="empty"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_hostile(data: bytes, reason: str) -> None:
    """What would harm or mislead is refused, and told why."""
    with pytest.raises(Unreadable, match=reason):
        read(data, "a.docx")


def test_broken_relation() -> None:
    """A relation that leads nowhere costs only what it leads to."""
    links = f'<Relationship Id="r8" Type="{R}/styles" Target="../../gone.xml"/>'
    body = p("Salt[^7].") + f'<w:p><w:hyperlink r:id="none">{r("roads")}</w:hyperlink></w:p>'
    assert shown(word(body, links=links)) == [("paragraph", "Salt[^1]."), ("paragraph", "roads")]


def test_note_referred_to_twice() -> None:
    """A second reference to a note shows its number again; the note is read once."""
    body = '<w:p><w:r><w:t>Salt</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' * 3
    assert shown(word(body, notes=("A note.",))) == [
        *[("paragraph", "Salt[^1]")] * 3,
        ("note", "A note."),
    ]


def linked(to: str, name: str, words: str) -> str:
    """Return a link to a bookmark that bears a bookmark itself."""
    mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'
    return f'<w:hyperlink w:anchor="{to}">{mark}{r(words)}</w:hyperlink>'


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(linked("_ref1", "_ftn1", "[1]") + r(" 5 U.S.C. § 706."), id="number before"),
        pytest.param(r("1. 5 U.S.C. § 706.") + linked("_ref1", "_ftn1", "↩"), id="arrow behind"),
    ],
)
def test_notes_of_a_web_page(note: str) -> None:
    """Links there and back are a marker and its note; a link to a heading is none."""
    links = linked("_ftn1", "_ref1", "[1]") + r(" and ") + linked("top", "x", "2")
    body = f"<w:p>{r('Salt')}{links}{r('.')}</w:p>"
    head = f'<w:p><w:bookmarkStart w:id="2" w:name="top"/>{r("Tolls")}</w:p>'
    assert shown(word(f"{head}{body}<w:p>{note}</w:p>")) == [
        ("paragraph", "Tolls"),
        ("paragraph", "Salt[^1] and 2."),
        ("note", "5 U.S.C. § 706."),
    ]
