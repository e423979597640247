"""From a path to a manuscript; one module for each format. Knows nothing of bibliography."""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module
from pathlib import Path

from citecheck.model import Manuscript
from citecheck.read.decode import LIMIT, Unreadable, too_large
from citecheck.read.discover import STANDARD_INPUT, discover
from citecheck.read.formats import MODULES, formats

__all__ = ["Unreadable", "discover", "formats", "read"]

BIBTEX = re.compile(rb"\s*(?:%.*\s+)*@\w+\s*[{(]")


def read(path: Path) -> Manuscript:
    """Return the blocks of a file, or of standard input where ``path`` is ``-``.

    A suffix that no reader claims is read as plain text.

    Raises:
        Unreadable: if the file is missing, too large, empty, no text, or damaged beyond use.
    """
    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(LIMIT + 1)
        suffix = ".bib" if BIBTEX.match(data) else ".md"
    else:
        data, suffix = load(path), path.suffix.lower()
    reader = import_module(f"citecheck.read.{MODULES.get(suffix, 'text')}")
    manuscript: Manuscript = reader.read(data, str(path))
    return manuscript


def load(path: Path) -> bytes:
    """Return the bytes of a file; its size is looked at first.

    Raises:
        Unreadable: if they cannot be had, or are too many.
    """
    try:
        if not path.is_file():
            reason = "it is no file" if path.exists() else "there is no such file"
            raise Unreadable(str(path), f"{reason}; check the path")
        size = path.stat().st_size
        if size > LIMIT:
            raise Unreadable(str(path), too_large(size))
        return path.read_bytes()
    except PermissionError:
        raise Unreadable(str(path), "you may not read it; change its permissions") from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise Unreadable(str(path), f"it cannot be read ({reason}); check the path") from error
