"""Word documents are mended by tracked changes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from citecheck.catalogue import load
from citecheck.config import Settings
from citecheck.fix import mend
from tests.cli.conftest import Run, run  # noqa: F401 - the fixture
from tests.formats.making import W, p, r, shown, word

RULES, SETTINGS = tuple(load().values()), Settings()
HEAD = (
    p("The quays", "Title") + p("One (Roux, 2001).[^1] Two (Ruiz, 2003).[^2]") + p("References", "Heading1")
)
ROUX = "Roux, A. (2001). The bridge and its clerk. Annals of Roads, 12(3), 19-45."
RUIZ = "Ruiz, B. (2003). Wheels and tolls. Annals of Roads, 14(2), 201-219."
NOTES = ("A. Roux, The Bridge, London, Quay Press, 2001, p. 12.", "Ihid., p. 14.")


def mended(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a document as mended, and the rules of the fixes."""
    result = mend(Path("a.docx"), data, RULES, SETTINGS)
    return result.after, result.rules


def tracked(data: bytes, part: str = "word/document.xml") -> list[tuple[str, str]]:
    """Return the tracked changes of a part, in order: kind and characters."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(part))
    return [
        (str(node.tag).rpartition("}")[2], "".join(map(str, node.itertext())))
        for node in root.iter(f"{{{W}}}ins", f"{{{W}}}del")
        if node.get(f"{{{W}}}author") == "citecheck"
    ]


def test_words_in_a_note() -> None:
    """What is misspelt in a note is struck out, what should stand there is put in behind it."""
    after, rules = mended(word(HEAD + p(ROUX) + p(RUIZ), NOTES))
    assert rules == ("IBD005",)
    assert tracked(after, "word/footnotes.xml") == [("del", "Ihid"), ("ins", "Ibid")]
    assert ("note", "Ibid., p. 14.") in shown(after)


def test_look_is_kept() -> None:
    """What is put in looks like what it takes the place of; all around it stays in its own run."""
    entry = r(
        "Roux, A. (2001). The bridge and its clerk. Annals of Roads, 12(3), 19-45. doi:10.1000/", "<w:b/>"
    )
    body = HEAD + f"<w:p>{entry}{r('1234', '<w:i/>')}{r('. Print.')}</w:p>" + p(RUIZ)
    after, _ = mended(word(body, NOTES[:1] * 2))
    assert tracked(after) == [
        ("del", "doi:10.1000/"),
        ("del", "1234"),
        ("ins", "https://doi.org/10.1000/1234"),
    ]
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        new = etree.fromstring(package.read("word/document.xml")).find(f".//{{{W}}}ins/{{{W}}}r/{{{W}}}rPr/*")
    assert new is not None
    assert new.tag == f"{{{W}}}b"


def test_paragraph() -> None:
    """An entry that stands there twice is struck out whole, its paragraph's end included."""
    after, rules = mended(word(HEAD + p(ROUX) + p(ROUX) + p(RUIZ), NOTES[:1] * 2))
    assert rules == ("DUP001",)
    assert tracked(after) == [("del", ""), ("del", ROUX)]
    assert [text for kind, text in shown(after) if kind == "paragraph"][-2:] == [ROUX, RUIZ]


def test_line() -> None:
    """An entry that is a line of a paragraph is struck out with the end of its line."""
    lines = "<w:r><w:br/></w:r>".join(map(r, (ROUX, ROUX, RUIZ)))
    after, rules = mended(word(HEAD + f"<w:p>{lines}</w:p>" + p("Valley, 2020."), NOTES[:1] * 2))
    assert rules == ("DUP001",)
    assert tracked(after) == [("del", ROUX), ("del", "")]
    assert ("paragraph", f"{ROUX}\n{RUIZ}") in shown(after)


def test_change_of_a_change() -> None:
    """What a second run corrects in the words that the first put in is put in at once."""
    notes = (NOTES[0], "Ihid.", "Ibid.")
    once, _ = mended(word(p("One.[^1] Two.[^2] Three.[^3]"), notes))
    assert tracked(once, "word/footnotes.xml") == [("del", "Ihid"), ("ins", "Ibid")]
    twice = mend(Path("a.docx"), once, RULES, SETTINGS, unsafe=True).after
    inserted = [words for kind, words in tracked(twice, "word/footnotes.xml") if kind == "ins"]
    assert inserted == ["Roux, The Bridge."] * 2


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            f"<w:r><w:pict><w:txbxContent>{p('doi:10.1000/1234')}</w:txbxContent></w:pict></w:r>", id="box"
        ),
        pytest.param('<w:r><w:t>doi:10.1000/12</w:t><w:sym w:char="0033"/><w:t>4</w:t></w:r>', id="symbol"),
    ],
)
def test_left_alone(entry: str) -> None:
    """What does not stand in plain runs is left as it is, and so is what somebody else has inserted."""
    data = word(HEAD + f"<w:p>{r(ROUX + ' ')}{entry}</w:p>" + p(RUIZ), NOTES[:1] * 2)
    after, rules = mended(data)
    assert "DOI002" not in rules
    assert tracked(after) == []


def test_nothing_else_changes() -> None:
    """A second run finds nothing to mend; parts without changes are the same byte for byte."""
    before = word(HEAD + p(ROUX) + p(ROUX) + p(RUIZ), NOTES[:1] * 2)
    after, _ = mended(before)
    assert mended(after) == (after, ())
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]
        assert new.namelist() == old.namelist()


def test_difference(run: Run, tmp_path: Path) -> None:  # noqa: F811
    """``--diff`` shows the lines of the text that would change, and changes nothing."""
    path = tmp_path / "quays.docx"
    path.write_bytes(word(HEAD + p(ROUX) + p(RUIZ), NOTES))
    before = path.read_bytes()
    outcome = run("fix", path, "--diff")
    assert outcome.code == 1
    assert "- Ihid., p. 14.\n+ Ibid., p. 14.\n" in outcome.out
    assert path.read_bytes() == before
