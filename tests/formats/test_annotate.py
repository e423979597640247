"""A copy of a Word file with the findings as comments."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from citecheck.audit import audit
from citecheck.report.docx import annotate
from tests.cli.conftest import Run, run  # noqa: F401 - the fixture
from tests.formats.making import W, docx, p, strict, word
from tests.formats.test_same_findings import ENGLISH as SAMPLE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "carts.docx"
    path.write_bytes(docx(SAMPLE))
    return path


def annotated(path: Path) -> tuple[bytes, bytes, int]:
    """Return the file, its copy, and the number of findings."""
    findings = audit([path]).findings
    return path.read_bytes(), annotate(path.read_bytes(), str(path), findings, "en"), len(findings)


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def test_every_finding_is_a_comment(path: Path) -> None:
    """Each finding is one comment; the words of the text are what they were."""
    before, after, number = annotated(path)
    old, new = python_docx.Document(io.BytesIO(before)), python_docx.Document(io.BytesIO(after))
    assert [one.text for one in new.paragraphs] == [one.text for one in old.paragraphs]
    comments = list(new.comments)
    assert len(comments) == number > 0
    assert {comment.author for comment in comments} == {"citecheck"}
    assert any("REF003" in comment.text and "97-81" in comment.text for comment in comments)


def test_comment_at_its_place(path: Path) -> None:
    """A comment on a citation begins and ends with the citation; none holds a reference to a note."""
    _, after, _ = annotated(path)
    root = etree.fromstring(part(after, "word/document.xml"))
    marked: dict[str, str] = {}
    opened: set[str] = set()
    for node in root.iter():
        id = node.get(f"{{{W}}}id", "")
        match str(node.tag).rpartition("}")[2]:
            case "commentRangeStart":
                opened.add(id)
                marked[id] = ""
            case "commentRangeEnd":
                opened.discard(id)
            case "t":
                marked |= {one: marked[one] + (node.text or "") for one in opened}
            case "footnoteReference":
                marked |= {one: marked[one] + "*" for one in opened}
    assert opened == set()
    assert {"(Ruiz, 2013)", "", SAMPLE.entries[0]} <= set(marked.values())
    assert not any("*" in words for words in marked.values())


def test_comment_on_a_note(path: Path) -> None:
    """A comment on a note stands right before the reference to it."""
    _, after, _ = annotated(path)
    root = etree.fromstring(part(after, "word/document.xml"))
    noted = root.find(f".//{{{W}}}footnoteReference/..")
    assert noted is not None
    before = noted.getprevious()
    assert before is not None
    assert before.find(f"{{{W}}}commentReference") is not None


def test_other_parts_are_the_same(path: Path) -> None:
    """Notes and styles are copied byte for byte."""
    before, after, _ = annotated(path)
    for name in ("word/footnotes.xml", "word/styles.xml", "_rels/.rels"):
        assert part(after, name) == part(before, name)


def test_comments_of_people_stay(path: Path) -> None:
    """Comments that stood in the file are kept, and those of a second run join them."""
    once = annotated(path)[1]
    path.write_bytes(once)
    _, twice, number = annotated(path)
    ids = [comment.comment_id for comment in python_docx.Document(io.BytesIO(twice)).comments]
    assert len(ids) == len(set(ids)) == 2 * number


def test_option(run: Run, path: Path) -> None:  # noqa: F811
    """The option writes the copy and leaves the file alone."""
    before = path.read_bytes()
    outcome = run("audit", path, "--annotate", "carts.reviewed.docx", "--quiet")
    assert outcome.code == 1
    assert python_docx.Document(str(path.with_name("carts.reviewed.docx"))).comments
    assert path.read_bytes() == before


def test_option_refused(run: Run, path: Path) -> None:  # noqa: F811
    """A copy over the file itself, or of no Word file, is refused."""
    path.with_suffix(".md").write_text("# Salt\n\nNothing.\n", "utf-8")
    assert run("audit", path, "--annotate", path).code == 2
    assert run("audit", path.with_suffix(".md"), "--annotate", "other.docx").code == 2


def held(data: bytes) -> dict[str, list[str]]:
    """Return for each paragraph that holds comments its first words and the rules of the comments."""
    spoken = etree.fromstring(part(data, "word/comments.xml"))
    rules = {
        one.get(f"{{{W}}}id", ""): "".join(map(str, one.itertext())).split(" · ")[1][:6] for one in spoken
    }
    found: dict[str, list[str]] = {}
    for paragraph in etree.fromstring(part(data, "word/document.xml")).iter(f"{{{W}}}p"):
        for one in paragraph.findall(f"{{{W}}}commentRangeStart"):
            words = "".join(text.text or "" for text in paragraph.iter(f"{{{W}}}t"))
            found.setdefault(words[:8], []).append(rules[one.get(f"{{{W}}}id", "")])
    return found


def test_comment_in_text_box(tmp_path: Path) -> None:
    """A comment on a text box stands at the paragraph that holds the box; Word ignores it elsewhere."""
    box = f"<w:r><w:pict><w:txbxContent>{p('Boxed: see https://example.com/')}</w:txbxContent></w:pict></w:r>"
    path = tmp_path / "box.docx"
    entry = "Roux, A. (2001). The bridge. Annals of Roads, 12(3), 45-19."
    path.write_bytes(word(f"<w:p>{box}</w:p>" + p("References", "Heading1") + p(entry)))
    findings = audit([path], select=["REF003"]).findings
    placed = audit([path]).articles[0].manuscript.place
    boxed = replace(findings[0], place=placed(0, 5))
    after = annotate(path.read_bytes(), str(path), [*findings, boxed], "en")
    assert held(after) == {"Boxed: s": ["REF003"], "Roux, A.": ["REF003"]}


def test_notes_that_count_anew(tmp_path: Path) -> None:
    """Where notes are counted anew in each section, a comment stands at the note that it is about."""
    anew = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    section = f"<w:p><w:pPr><w:sectPr>{anew}</w:sectPr></w:pPr></w:p>"
    path = tmp_path / "sections.docx"
    body = p("Salt went inland.[^1]") + section + p("Fish did not.[^2]")
    path.write_bytes(word(body, ("A. Roux, The Bridge, London, Quay Press, 2001.", "Ihid., p. 9.")))
    findings = audit([path], select=["IBD005"]).findings
    assert held(annotate(path.read_bytes(), str(path), findings, "en")) == {"Fish did": ["IBD005"]}


def test_strict_document(tmp_path: Path) -> None:
    """The comments of a document in the strict form are written in the same form."""
    path = tmp_path / "strict.docx"
    path.write_bytes(strict(docx(SAMPLE)))
    _, after, number = annotated(path)
    assert W.encode() not in part(after, "word/comments.xml") + part(after, "word/document.xml")
    relations = part(after, "word/_rels/document.xml.rels")
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations
    assert len(etree.fromstring(part(after, "word/comments.xml"))) == number
