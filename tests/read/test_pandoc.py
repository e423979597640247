"""Formats that pandoc reads, with a stand-in for pandoc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from citecheck.read import Unreadable, pandoc, read


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty folder in which alone programs are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(pandoc, "import_module", missing)
    pandoc.find.cache_clear()
    yield folder
    pandoc.find.cache_clear()


def missing(name: str) -> None:
    raise ImportError(name)


def stand_in(folder: Path, script: str) -> None:
    program = folder / "pandoc"
    program.write_text(f"#!{os.path.realpath('/bin/sh')}\n{script}\n", "utf-8")
    program.chmod(0o755)


def document(folder: Path, name: str = "carts.odt", data: bytes = b"PK\x03\x04") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_missing(tmp_path: Path) -> None:
    """Without pandoc the message names the command that brings it."""
    with pytest.raises(Unreadable, match=r"pip install 'citecheck-audit\[pandoc\]'"):
        read(document(tmp_path))


def test_read(tmp_path: Path, programs: Path) -> None:
    """What pandoc gives is read, and places are paragraphs and notes."""
    stand_in(programs, r"printf '# Salt\n\nCarts went.[^1]\n\n[^1]: A note.\n'")
    manuscript = read(document(tmp_path))
    assert [block.kind for block in manuscript.blocks] == ["heading", "paragraph", "note"]
    spots = [manuscript.place(block.text.start).spot for block in manuscript.blocks]
    assert [(spot.kind, spot.number) for spot in spots if spot] == [
        ("paragraph", "1"),
        ("paragraph", "2"),
        ("note", "1"),
    ]


def test_refused(tmp_path: Path, programs: Path) -> None:
    """What pandoc refuses is told with its reason."""
    stand_in(programs, "echo 'not an archive' >&2; exit 63")
    with pytest.raises(Unreadable, match="not an archive"):
        read(document(tmp_path))


def test_title(tmp_path: Path, programs: Path) -> None:
    """The title that pandoc puts above the text is the article's."""
    stand_in(programs, r"printf -- '---\ntitle: Salt\nlang: fr\n---\n\nCarts went.\n'")
    assert read(document(tmp_path)).metadata == {"title": "Salt", "lang": "fr"}


def test_title_that_cannot_be_had(tmp_path: Path, programs: Path) -> None:
    """A pandoc that cannot write the title gives the text without it."""
    stand_in(programs, r'case "$*" in *--standalone*) exit 99;; *) echo Carts went.;; esac')
    assert [block.text.string for block in read(document(tmp_path)).blocks] == ["Carts went."]


def test_footnotes_of_rtf(tmp_path: Path, programs: Path) -> None:
    """The footnotes of RTF that word processors mark as optional are not lost."""
    stand_in(programs, 'IFS= read -r line; printf %s "$line"')
    path = document(tmp_path, "carts.rtf", rb"Salt{\*\footnote Note.}")
    assert read(path).blocks[0].text.string == r"Salt{\footnote Note.}"


def test_characters_of_rtf(tmp_path: Path, programs: Path) -> None:
    """What stands for a character where it is not known is kept apart from its code."""
    stand_in(programs, 'IFS= read -r line; printf "%s" "$line"')
    found = read(document(tmp_path, "carts.rtf", rb"l\u8217'eau")).blocks[0]
    assert found.text.string == r"l\u8217 'eau"


def test_headings_of_rtf(tmp_path: Path, programs: Path) -> None:
    """A list item all in bold is the heading that LibreOffice wrote."""
    stand_in(programs, r"printf -- '- **Salt**\n\nCarts **went**.\n'")
    found = read(document(tmp_path, "carts.rtf", b"x")).blocks
    assert [(block.kind, block.text.string) for block in found] == [
        ("heading", "Salt"),
        ("paragraph", "Carts went."),
    ]


@pytest.mark.parametrize(
    ("suffix", "citations"), [(".typ", True), (".org", True), (".odt", False)], ids=["Typst", "Org", "ODT"]
)
def test_citations(tmp_path: Path, programs: Path, suffix: str, citations: bool) -> None:
    """Keys are asked of the formats that cite by them."""
    stand_in(programs, r'case "$*" in *-citations*) echo without;; *) echo with;; esac')
    found = read(document(tmp_path, f"carts{suffix}", b"x")).blocks[0].text.string
    assert found == ("with" if citations else "without")
