from __future__ import annotations

import os
from pathlib import Path

import pytest

from citecheck.read import Unreadable, discover


def found(*paths: Path, root: Path) -> list[str]:
    """Return the files found below ``root``, by name."""
    return [path.relative_to(root).as_posix() for path in discover(paths) if isinstance(path, Path)]


def refused(*paths: Path) -> list[str]:
    """Return the reasons why paths are refused."""
    return [str(path.reason) for path in discover(paths) if isinstance(path, Unreadable)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = (
        "b.md",
        "a.txt",
        "list.bib",
        "picture.png",
        "README.md",
        "CHANGELOG.md",
        "LICENSE.txt",
        "CONTRIBUTING.md",
        ".hidden.md",
        "issue/1.MD",
        ".git/x.md",
        ".venv/x.md",
        "node_modules/x.md",
        "__pycache__/x.md",
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    return tmp_path


def test_folder(folder: Path) -> None:
    """Of a folder the articles are found, in order; not what tools and repositories keep there."""
    assert found(folder, root=folder) == ["a.txt", "b.md", "list.bib", "issue/1.MD"]


def test_named_files(folder: Path) -> None:
    """A file that is named is found whatever it is called, and once."""
    named = [folder / "README.md", folder / "picture.png", folder / "issue" / ".." / "b.md", folder]
    assert [path.name for path in discover(named) if isinstance(path, Path)] == [
        "README.md",
        "picture.png",
        "b.md",
        "a.txt",
        "list.bib",
        "1.MD",
    ]


def test_standard_input() -> None:
    """A dash stands for standard input."""
    assert list(discover([Path("-")])) == [Path("-")]


def test_missing_path(folder: Path) -> None:
    """A missing path is a value; the others are found all the same."""
    paths = [folder / "none.md", folder / "b.md"]
    assert refused(*paths) == ["unreadable.nowhere"]
    assert found(*paths, root=folder) == ["b.md"]


def test_folder_with_nothing_to_audit(tmp_path: Path) -> None:
    """A folder that holds nothing to audit says so, with what it should hold."""
    (tmp_path / "README.md").write_text("text")
    assert ".md" in refused(tmp_path)[0]


def test_device(tmp_path: Path) -> None:
    """What is no file and no folder is never opened."""
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    assert refused(pipe) == ["unreadable.neither"]


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 5000])
def test_impossible_names(name: str) -> None:
    """A name that no file can have is refused like any other."""
    assert len(refused(Path(name))) == 1


def test_loop_of_links(tmp_path: Path) -> None:
    """A link that leads back to its own folder is not followed."""
    (tmp_path / "a.md").write_text("text")
    (tmp_path / "again").symlink_to(tmp_path)
    assert found(tmp_path, root=tmp_path) == ["a.md"]


def test_extracted_lists(tmp_path: Path) -> None:
    """The list extracted from an article is not audited a second time; a list of its own is."""
    for name in ("roy.md", "roy.bib", "issue.md", "issue-1.bib", "issue-2.bib", "library.bib"):
        (tmp_path / name).write_text("text")
    assert found(tmp_path, root=tmp_path) == ["issue.md", "library.bib", "roy.md"]
    assert found(tmp_path / "roy.bib", root=tmp_path) == ["roy.bib"]


def test_parts_of_latex_documents(tmp_path: Path) -> None:
    """What a LaTeX document takes in or cites from, wherever it lies, is read with it and not by itself."""
    for name, text in (
        ("paper.tex", "\\documentclass{article}\\addbibresource{refs/list.bib}\n\\subfile{parts/one}"),
        ("parts/one.tex", "\\documentclass[../paper]{subfiles}"),
        ("parts/two.tex", "Only a part."),
        ("refs/list.bib", "@book{a, title={A}}"),
        ("refs/other.bib", "@book{a, title={A}}"),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert found(tmp_path, root=tmp_path) == ["paper.tex", "refs/other.bib"]


def test_xml(tmp_path: Path) -> None:
    """Of XML, articles and lists are audited; not settings."""
    for name, root in (("a", "article"), ("b", "PubmedArticleSet"), ("c", "records"), ("d", "settings")):
        (tmp_path / f"{name}.xml").write_text(f"<{root}></{root}>")
    assert found(tmp_path, root=tmp_path) == ["a.xml", "b.xml", "c.xml"]
