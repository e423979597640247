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


def test_standard_input(run: Run) -> None:
    """Standard input is printed, mended; its name says the format; --diff shows the difference alone."""
    done = run("fix", "-", "--stdin-filename", "notes.md", stdin=NOTES.encode())
    assert (done.code, done.out) == (0, NOTES.replace("ihid", "ibid"))
    assert "notes.md: 1 place mended" in done.err
    shown = run("fix", "-", "--diff", stdin=NOTES.encode())
    assert shown.code == 1
    assert "+[^2]: ibid., p. 90.\n" in shown.out
    assert run("fix", "-").code == 2


def test_refused(run: Run, tmp_path: Path) -> None:
    """A fix that would bring another finding is not made, and the user is told."""
    text = (
        "# Salt\n\nCarts went inland (Aubin, 1998; Corbin, 2004).\n\n## References\n\n"
        "- Aubin, M. (1998). Salt in the north. *Annals of Roads*, 5(2), 61–77. "
        "Baubin, N. (2001). Winter fairs and their judges. *Annals of Roads*, 8(1), 44–59.\n"
        "- Corbin, A. (2004). The lamps of the coast. *Annals of Roads*, 11(2), 11–27.\n"
    )
    (tmp_path / "salt.md").write_text(text, "utf-8")
    assert "1 place is left as it is (REF010 × 1)" in run("fix", "salt.md").err
    assert (tmp_path / "salt.md").read_text("utf-8") == text
