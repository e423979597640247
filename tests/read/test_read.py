from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.model import Manuscript
from citecheck.read import Unreadable, formats, read
from citecheck.read.decode import LIMIT

SUFFIXES = sorted(formats())
LINES = st.sampled_from(
    [
        *"#>-*|`~[]{}@\\$&<=\t\r\n\f ",
        "1. ",
        "[^1]: ",
        "---",
        "```",
        "| a |",
        "|--|",
        "    ",
        "\r\n",
        "\x0b",
        "\x85",
        "\u2028",
        "@book{a,",
        "title = {",
        "}",
        '"',
        "<!--",
        "<div>",
        "<sup>",
        "été",
        "مرجع",
        "\U0001f600",
        "word ",
    ]
)
CONTENT = st.one_of(st.text(), st.lists(LINES, max_size=60).map("".join))
KNOWN = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def whole(manuscript: Manuscript) -> bool:
    """Return whether every character of every block has an offset in the file and a style."""
    size = len(manuscript.source)
    return all(
        len(block.text.string) == len(block.text.offsets) == len(block.text.styles)
        and all(0 <= offset < size for offset in block.text.offsets)
        for block in manuscript.blocks
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(CONTENT)
@KNOWN
def test_any_text(suffix: str, tmp_path: Path, content: str) -> None:
    """Whatever a file holds, it is read or refused, and nothing else happens."""
    path = write(tmp_path, f"a{suffix}", content.encode("utf-8", "surrogatepass"))
    with suppress(Unreadable):
        assert whole(read(path))


@given(st.binary(max_size=200))
@KNOWN
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    """Bytes that are no text are read or refused."""
    with suppress(Unreadable):
        assert whole(read(write(tmp_path, "a.md", content)))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "heading"),
        ("a.MARKDOWN", "heading"),
        ("a.txt", "paragraph"),
        ("a.adoc", "paragraph"),
        ("a", "paragraph"),
    ],
)
def test_reader_by_suffix(tmp_path: Path, name: str, kind: str) -> None:
    """The suffix chooses the reader; a file of another suffix is read as plain text."""
    manuscript = read(write(tmp_path, name, b"# The quay\n"))
    assert [block.kind for block in manuscript.blocks] == [kind]
    assert manuscript.path == str(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"# The quay\n", "heading"), (b"% list\n@book{a, title={The quay}}\n", "entry")],
    ids=["Markdown", "BibTeX"],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str) -> None:
    """Standard input is read as Markdown, as BibTeX where it begins like it."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    manuscript = read(Path("-"))
    assert (manuscript.path, [block.kind for block in manuscript.blocks]) == ("-", [kind])


def test_large_file_is_not_opened(tmp_path: Path) -> None:
    """A file that is too large is refused by its size alone."""
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert path.stat().st_size > LIMIT
    with pytest.raises(Unreadable, match="size: 50"):
        read(path)


@pytest.mark.parametrize("name", ["none.md", "", "a\0b.md", "x" * 5000])
def test_no_such_file(tmp_path: Path, name: str) -> None:
    """A path that cannot be read is refused with the path and a reason."""
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / name)
    assert caught.value.path == str(tmp_path / name)
    assert caught.value.reason.key.startswith("unreadable.")


def test_pipe_is_not_opened(tmp_path: Path) -> None:
    """A pipe is refused, not waited for."""
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(Unreadable, match="no-file"):
        read(tmp_path / "pipe.md")
