"""From a path to a manuscript; one module for each format. Knows nothing of bibliography."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

from citecheck.model import Manuscript
from citecheck.read.decode import LIMIT, Unreadable, too_large
from citecheck.read.discover import STANDARD_INPUT, discover
from citecheck.read.formats import MODULES, formats

__all__ = ["Unreadable", "discover", "formats", "load", "read", "read_bytes"]

BIBTEX = re.compile(rb"\s*(?:%.*\s+)*@\w+\s*[{(]")


def read(path: Path, stdin: Path | None = None) -> Manuscript:
    """Return the blocks of a file, or of standard input (``-``), which may go by a name, ``stdin``.

    A suffix that no reader claims is read as plain text.

    Raises:
        Unreadable: if the file is missing, too large, empty, no text, or damaged beyond use.
    """
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(LIMIT + 1)
        suffix = stdin.suffix.lower() if stdin else guessed(data)
        path = stdin or path
    else:
        data, suffix = load(path), path.suffix.lower()
    return read_bytes(data, path, suffix)


def read_bytes(data: bytes, path: Path, suffix: str) -> Manuscript:
    """Return the blocks of a file of which the bytes are at hand; ``suffix`` says its format.

    Raises:
        Unreadable: if they are no text, or damaged beyond use.
    """
    reader = import_module(f"citecheck.read.{MODULES.get(suffix, 'text')}")
    manuscript: Manuscript = reader.read(data, str(path))
    return manuscript


def guessed(data: bytes) -> str:
    """Return the suffix that standard input would bear, by how it begins."""
    begins = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx"}
    found = next((suffix for magic, suffix in begins.items() if data.startswith(magic)), "")
    return found or (".bib" if BIBTEX.match(data) else ".md")


def load(path: Path) -> bytes:
    """Return the bytes of a file; its size is looked at first.

    Raises:
        Unreadable: if they cannot be had, or are too many.
    """
    try:
        if not path.is_file():
            raise Unreadable(str(path), "unreadable.no-file" if path.exists() else "unreadable.not-there")
        size = path.stat().st_size
        if size > LIMIT:
            raise too_large(str(path), size)
        return path.read_bytes()
    except PermissionError:
        raise Unreadable(str(path), "unreadable.forbidden") from None
    except (OSError, ValueError) as error:
        raise Unreadable(str(path), "unreadable.failed", reason=error) from error
