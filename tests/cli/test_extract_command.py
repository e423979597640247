"""``citecheck extract``: lists for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN, Run

LIST = """# Tolls of the north

Carts went inland (Aubin, 1998; Ruiz, 2001).

## References

Aubin, M. (1998). Salt and tolls. Annals of Roads, 4(2), 81-99.

Aubin, M. (1998). Salt and tolls. Annals of Roads, 4(2), 81-99.

Ruiz, A. (2001). The wells of the plateau. Quay Press.
"""
NOTES = CLEAN + "[^2]: See the remark above.\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "tolls.md"
    path.write_text(LIST, "utf-8")
    return path


@pytest.mark.parametrize(
    ("format", "beginning"),
    [("bibtex", "@"), ("csl-json", "["), ("ris", "TY  - ")],
    ids=["bibtex", "csl-json", "ris"],
)
def test_formats(run: Run, listed: Path, format: str, beginning: str) -> None:
    """Each work is written once, though the list has it twice."""
    done = run("extract", listed, "--format", format)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(beginning)
    assert done.out.count("Salt and tolls") == 1


def test_json_says_where_a_reference_is_printed(run: Run, listed: Path) -> None:
    """Programs get the place and the raw text."""
    first, second = json.loads(run("extract", listed, "--format", "json").out)
    assert (first["path"], first["line"], first["key"]) == (str(listed), 7, "aubin1998salt")
    assert second["raw"] == "Ruiz, A. (2001). The wells of the plateau. Quay Press."


def test_without_a_list_the_notes_are_taken(run: Run, tmp_path: Path) -> None:
    """A remark in a note is no work."""
    (tmp_path / "wells.md").write_text(NOTES, "utf-8")
    (work,) = json.loads(run("extract", "wells.md", "--format", "csl-json").out)
    assert work["title"] == "Wells and tolls"


def test_lists_beside_their_articles(run: Run, listed: Path) -> None:
    """A second extraction gives the same: lists written before are not taken for articles."""
    listed.with_name("wells.md").write_text(LIST, "utf-8")
    for _ in range(2):
        done = run("extract", ".", "--output-dir", ".")
        assert (done.code, done.out.splitlines()) == (
            0,
            ["tolls.bib: written, 2 references.", "wells.bib: written, 2 references."],
        )
    assert sorted(path.name for path in listed.parent.iterdir()) == [
        "tolls.bib",
        "tolls.md",
        "wells.bib",
        "wells.md",
    ]


def test_an_issue_gives_a_list_for_each_article(run: Run, tmp_path: Path) -> None:
    """They are numbered in the order of the issue."""
    first = LIST.replace("\n\nCarts", "\n\n" + "The carts went inland on salt roads. " * 90 + "\n\nCarts")
    issue = first + "\n" + first.replace("Tolls of the north", "Tolls of the south").replace("2001", "2003")
    (tmp_path / "issue.md").write_text(issue, "utf-8")
    run("extract", "issue.md", "--output-dir", "lists/new")
    written = sorted((tmp_path / "lists" / "new").iterdir())
    assert [path.name for path in written] == ["issue-1.bib", "issue-2.bib"]
    assert "2003" in written[1].read_text("utf-8")


def test_an_article_without_references_is_told(run: Run, tmp_path: Path) -> None:
    """No empty list is written."""
    (tmp_path / "plain.md").write_text("# A tale\n\nNobody is cited here.\n", "utf-8")
    done = run("extract", "plain.md", "--output-dir", "lists")
    assert done.out == "plain.md: no references found.\n"
    assert list((tmp_path / "lists").iterdir()) == []


def test_a_bibliography_is_never_replaced_by_its_own_list(run: Run, tmp_path: Path) -> None:
    """What somebody wrote by hand stays as it is."""
    own = "@book{own, title = {The wells}, author = {Ruiz, Ana}, year = {2001}}\n"
    (tmp_path / "own.bib").write_text(own, "utf-8")
    done = run("extract", "own.bib", "--output-dir", ".")
    assert done.code == 2
    assert "own.bib" in done.err
    assert (tmp_path / "own.bib").read_text("utf-8") == own


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(("--output", "a.bib", "--output-dir", "lists"), "not both", id="two outputs"),
        pytest.param(("--output-dir", "tolls.md"), "is a file", id="a file for a folder"),
        pytest.param(("--output-dir", "tolls.md/lists"), "cannot be written", id="a folder in a file"),
        pytest.param(("--output", "lists/a.bib"), "its folder does not exist", id="a missing folder"),
    ],
)
def test_wrong_outputs(run: Run, listed: Path, options: tuple[str, ...], words: str) -> None:
    """Each is one line that says what to do."""
    done = run("extract", listed, *options)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert words in done.err


def test_two_files_of_one_name(run: Run, tmp_path: Path) -> None:
    """Neither list replaces the other in silence."""
    for folder in ("spring", "autumn"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tolls.md").write_text(LIST, "utf-8")
    done = run("extract", "spring", "autumn", "--output-dir", "lists")
    assert done.code == 2
    assert "two files would be written under this name" in done.err


def test_a_missing_file_costs_only_itself(run: Run, listed: Path) -> None:
    """The others are extracted."""
    done = run("extract", "missing.md", listed)
    assert done.code == 2
    assert done.err.startswith("missing.md: ")
    assert "{aubin1998salt," in done.out
