"""A copy of a Word file with the findings as comments."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from citecheck.audit import audit
from citecheck.report.docx import annotate
from tests.cli.conftest import Run, run  # noqa: F401 - the fixture
from tests.formats.making import W, docx
from tests.formats.test_same_findings import SAMPLE


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
