"""``citecheck fix`` as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

NOTES = """# Salt

Carts went inland.[^1] They came back empty.[^2]

[^1]: Marie Aubin, “Salt and tolls”, Annals of Roads, vol. 4, no. 2, 1998, p. 81-99.
[^2]: ihid., p. 90.
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, "utf-8")
    return path


def test_mended(run: Run, notes: Path) -> None:
    """The file is mended, and the user is told what was."""
    done = run("fix", notes)
    assert done.code == 0
    assert "1 place mended (IBD005 × 1)" in done.err
    assert notes.read_text("utf-8") == NOTES.replace("ihid", "ibid")
    assert "nothing to mend" in run("fix", notes).err


def test_diff(run: Run, notes: Path) -> None:
    """--diff changes nothing, and says by its exit code whether anything would change."""
    shown = run("fix", notes, "--diff")
    assert shown.code == 1
    assert "-[^2]: ihid., p. 90.\n+[^2]: ibid., p. 90.\n" in shown.out
    assert notes.read_text("utf-8") == NOTES


def test_ignored(run: Run, notes: Path) -> None:
    """What is ignored is left alone."""
    assert run("fix", notes, "--ignore", "IBD005", "--diff").code == 0


def test_not_mended(run: Run, tmp_path: Path, notes: Path) -> None:
    """What cannot be mended is told, the rest is mended."""
    done = run("fix", tmp_path / "none.md", notes)
    assert done.code == 2
    assert "ibid" in notes.read_text("utf-8")
    assert run("fix", "-").code == 2
