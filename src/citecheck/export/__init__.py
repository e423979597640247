"""Normalised references for other programs: BibTeX, CSL-JSON, RIS."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from citecheck.export.csl import csl
from citecheck.export.keys import keys
from citecheck.model import Work

__all__ = ["FORMATS", "csl", "keys", "write"]

FORMATS = {"bibtex": "bibtex", "csl-json": "csl", "ris": "ris"}


def write(works: Iterable[tuple[str, Work]], format: str) -> str:
    """Return works, each with its key, as a file in ``format``: ``bibtex``, ``csl-json`` or ``ris``.

    Raises:
        ValueError: if there is no such format.
    """
    if format not in FORMATS:
        raise ValueError(f"format is “{format}”; use {', '.join(FORMATS)}")
    writer = import_module(f"citecheck.export.{FORMATS[format]}")
    text: str = writer.write(works)
    return text
