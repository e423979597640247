"""From the paths that a user names to the files to read."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from citecheck.read.decode import Unreadable
from citecheck.read.formats import formats

STANDARD_INPUT = Path("-")
SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "__pycache__"})
LIST = re.compile(r"(?P<stem>(?P<article>.+?)(?:-\d+)?)\.(?:bib|ris)", re.IGNORECASE)
CITED = re.compile(rb"\\(?:addbibresource|bibliography)\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
BEGINS = {".tex": b"\\documentclass", ".xml": b"<article", ".nxml": b"<article"}
HEAD = 65_536
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
            reason = "it is no file and no folder" if known else "there is no such file or folder"
            yield Unreadable(str(path), f"{reason}; check the path")
    except (OSError, ValueError) as error:
        yield Unreadable(str(path), f"it cannot be looked at ({error}); check the path")


def folder(path: Path) -> Iterator[Path | Unreadable]:
    """Yield the readable files below a folder; hidden folders and those of tools are passed over.

    So is the extracted list of an article that lies beside it: ``roy.bib`` or ``roy-2.bib`` of ``roy.md``.
    """
    errors: list[OSError] = []
    count = 0
    for root, folders, files in os.walk(path, onerror=errors.append):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS
        )
        audited = [name for name in sorted(files) if readable(name) and whole(Path(root, name))]
        tex = [Path(root, name) for name in audited if name.lower().endswith(".tex")]
        cited = {name for path in tex for name in lists(path)}
        audited = [name for name in audited if name not in cited]
        stems = {os.path.splitext(name)[0] for name in audited if not LIST.fullmatch(name)}
        for name in audited:
            beside = LIST.fullmatch(name)
            if not (beside and {beside["stem"], beside["article"]} & stems):
                count += 1
                yield Path(root, name)
    for error in errors:
        yield Unreadable(str(error.filename), "you may not open this folder; change its permissions")
    if not count and not errors:
        suffixes = ", ".join(formats())
        yield Unreadable(
            str(path), f"there is nothing to audit in this folder; it should hold files in {suffixes}"
        )


def whole(path: Path) -> bool:
    """Return whether a file is a document: a part of a LaTeX document is none, nor any XML but JATS."""
    begins = BEGINS.get(path.suffix.lower())
    return begins is None or begins in head(path) or (b"<book" in head(path) and begins == b"<article")


def lists(path: Path) -> Iterator[str]:
    """Yield the names of the BibTeX files that a LaTeX document cites from: they are read with it."""
    for match in CITED.finditer(head(path, HEAD * 16)):
        for name in match[1].decode("utf-8", "replace").split(","):
            yield name.strip() if name.strip().endswith(".bib") else f"{name.strip()}.bib"


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
