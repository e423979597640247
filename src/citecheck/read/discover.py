"""From the paths that a user names to the files to read."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from citecheck.read.decode import Unreadable
from citecheck.read.formats import formats
from citecheck.read.lists import beside
from citecheck.read.tex.files import named, taken

STANDARD_INPUT = Path("-")
SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "__pycache__"})
LIST = re.compile(r"(?P<stem>(?P<article>.+?)(?:-\d+)?)\.(?:bib|ris)", re.IGNORECASE)
XML = (b"<article", b"<book", b"<PubmedArticle", b"<records")
BEGINS = {".tex": (b"\\documentclass", b"\\documentstyle"), ".xml": XML, ".nxml": XML}
HEAD = 65_536
TAKING = (".tex", ".md", ".markdown", ".typ")
SKIPPED_FILES = ("readme.*", "changelog.*", "contributing.*", "license*", "licence*", "code_of_conduct.*")


def discover(paths: Iterable[Path]) -> Iterator[Path | Unreadable]:
    """Yield the files to read, each once: those named, and the readable ones of folders, by name.

    What cannot be read comes as a value: a missing path, a device, a folder with nothing to audit.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in [path] if path == STANDARD_INPUT else expand(path):
            if isinstance(found, Unreadable):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def expand(path: Path) -> Iterator[Path | Unreadable]:
    """Yield the file, or the readable files of the folder, at ``path``."""
    try:
        if path.is_dir():
            yield from folder(path)
        elif path.is_file():
            yield path
        else:
            known = os.path.lexists(path)
            yield Unreadable(str(path), "unreadable.neither" if known else "unreadable.nowhere")
    except (OSError, ValueError) as error:
        yield Unreadable(str(path), "unreadable.failed", reason=error)


def folder(path: Path) -> Iterator[Path | Unreadable]:
    """Yield the readable files below a folder; hidden folders and those of tools are passed over.

    So are the files that a document takes in or cites from, which are read with it, and the extracted
    list of an article that lies beside it: ``roy.bib`` or ``roy-2.bib`` of ``roy.md``.
    """
    errors: list[OSError] = []
    found: list[Path] = []
    for root, folders, files in os.walk(path, onerror=errors.append):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS
        )
        found += [Path(root, name) for name in sorted(files) if readable(name) and whole(Path(root, name))]
    parts = {part.resolve() for one in found if one.suffix.lower() in TAKING for part in parts_of(one)}
    found = [one for one in found if one.resolve() not in parts]
    stems = {one.with_suffix("") for one in found if not LIST.fullmatch(one.name)}
    audited = [one for one in found if not extracted(one, stems)]
    yield from audited
    for error in errors:
        yield Unreadable(str(error.filename), "unreadable.closed-folder")
    if not audited and not errors:
        yield Unreadable(str(path), "unreadable.idle-folder", suffixes=", ".join(formats()))


def extracted(path: Path, stems: Collection[Path]) -> bool:
    """Tell whether a file is the list extracted from an article that lies beside it."""
    match = LIST.fullmatch(path.name)
    return match is not None and any(path.with_name(one) in stems for one in match.group("stem", "article"))


def whole(path: Path) -> bool:
    """Return whether a file is a document: a part of a LaTeX document is none, nor is unknown XML."""
    begins = BEGINS.get(path.suffix.lower())
    return begins is None or any(sign in head(path) for sign in begins)


def parts_of(path: Path) -> Iterator[Path]:
    """Yield the files that a LaTeX document takes in, and those that it or another text cites from."""
    source = head(path, HEAD * 16).decode("utf-8", "replace")
    if path.suffix.lower() != ".tex":
        yield from (path.parent / name for name in beside.named(source))
        return
    for name in taken(source):
        yield from (path.parent / name, path.parent / f"{name}.tex")
    for name in named(source):
        yield from (path.parent / name, path.parent / Path(name).name)


def head(path: Path, size: int = HEAD) -> bytes:
    """Return the first bytes of a file; nothing of one that cannot be opened: reading it tells why."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""


def readable(name: str) -> bool:
    """Return whether a file found in a folder is to be audited."""
    lower = name.lower()
    return (
        os.path.splitext(lower)[1] in formats()
        and not lower.startswith(".")
        and not any(fnmatch.fnmatch(lower, pattern) for pattern in SKIPPED_FILES)
    )
