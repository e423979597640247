"""What the styles of Word files say: looks, headings, lists."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx
import pytest

from citecheck.read.docx import read
from citecheck.text import ITALIC, RAISED
from tests.formats.making import R, W, p, r, word


def test_styles() -> None:
    """Italics and raised characters are kept."""
    raised = r("1", '<w:vertAlign w:val="superscript"/>')
    (block,) = read(word(f"<w:p>{r('Salt', '<w:i/>')}{raised}</w:p>"), "a.docx").blocks
    assert block.text.runs(ITALIC) == [(0, 4)]
    assert block.text.runs(RAISED) == [(4, 5)]


def styled(*styles: str) -> dict[str, str]:
    """Return the part that holds styles."""
    return {"word/styles.xml": f'<w:styles xmlns:w="{W}">{"".join(styles)}</w:styles>'}


def style(id: str, name: str, kind: str = "paragraph", properties: str = "") -> str:
    """Return a style."""
    look = f'<w:name w:val="{name}"/><w:rPr>{properties}</w:rPr>'
    return f'<w:style w:type="{kind}" w:styleId="{id}">{look}</w:style>'


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_styles_of_characters() -> None:
    """The look of a character style counts; what it hides is not read, and a run may undo it."""
    styles = (
        style("Emphasis", "Emphasis", "character", "<w:i/>"),
        style("Gone", "Gone", "character", "<w:vanish/>"),
    )
    emphasis, gone = '<w:rStyle w:val="Emphasis"/>', '<w:rStyle w:val="Gone"/>'
    runs = r("Salt", emphasis) + r(" fish", emphasis + '<w:i w:val="0"/>') + r(" none", gone)
    (block,) = read(word(f"<w:p>{runs}</w:p>", extra=styled(*styles)), "a.docx").blocks
    assert (block.text.string, block.text.runs(ITALIC)) == ("Salt fish", [(0, 4)])


@pytest.mark.parametrize(
    ("name", "level"),
    [
        pytest.param("heading 2", 2, id="Word, Google"),
        pytest.param("Titre 1", 1, id="French"),
        pytest.param("Überschrift 3", 3, id="German"),
        pytest.param("Título 1", 1, id="Spanish, Portuguese"),
        pytest.param("Titolo 2", 2, id="Italian"),
        pytest.param("عنوان 1", 1, id="Arabic"),
        pytest.param("Body Text 2", 0, id="no heading"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_of_headings(name: str, level: int) -> None:
    """A heading is known by the name of its style, in the language of the program that wrote it."""
    (block,) = read(word(p("Salt", "S1"), extra=styled(style("S1", name))), "a.docx").blocks
    assert (block.kind, block.level) == ("heading" if level else "paragraph", level)


def test_list_that_starts_anew() -> None:
    """A list of the same kind that starts anew counts from its own start."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for id, more in ((1, ""), (2, anew))
    )
    kind = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering = f'<w:numbering xmlns:w="{W}">{kind}{lists}</w:numbering>'
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>{}</w:p>'.format
    links = f'<Relationship Id="r7" Type="{R}/numbering" Target="numbering.xml"/>'
    body = "".join(item(list, r("Salt")) for list in (1, 1, 2, 2))
    blocks = read(word(body, links=links, extra={"word/numbering.xml": numbering}), "a.docx").blocks
    assert [block.label for block in blocks] == ["3", "4", "1", "2"]


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


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_table_of_contents() -> None:
    """The lines of a table of contents, which Word makes of the headings, are not read."""
    body = p("Salt (Roux, 2001)\t7", "TM1") + p("Salt went inland.")
    (block,) = read(word(body, extra=styled(style("TM1", "toc 1"))), "a.docx").blocks
    assert block.text.string == "Salt went inland."
