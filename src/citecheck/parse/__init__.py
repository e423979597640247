"""Reads raw references: one raw string in, the works that it describes out."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Literal

from citecheck.model import Work

Hint = Literal["entry", "note"]
VOCABULARIES = {"csl": "tagged_csl", "csl-json": "tagged_csl", "jats": "tagged_jats"}


def parse(raw: str, hint: Hint = "entry", lang: str = "") -> list[Work]:
    """Return the works that a reference describes.

    Args:
        raw: the reference as printed.
        hint: where it stands: one work is expected of an ``entry``; a ``note`` may hold several, with
            comments around them, or none.
        lang: the language of the article, for titles too short to tell theirs.
    """
    notes = import_module("citecheck.parse.notes")
    works: list[Work] = notes.works(raw, lang) if hint == "note" else notes.entry(raw, lang)
    return works


def parse_tagged(fields: Mapping[str, str], vocabulary: str) -> Work:
    """Return the work whose fields a format names.

    Raises:
        ValueError: if ``vocabulary`` is not known ("bibtex", "csl" and "jats" are).
    """
    module = import_module(f"citecheck.parse.{VOCABULARIES.get(vocabulary, 'tagged')}")
    work: Work = module.work(fields, vocabulary)
    return work


def fields(raw: str) -> dict[str, list[str]]:
    """Return the printed strings of a reference under the labels of the training data."""
    labelled: dict[str, list[str]] = import_module("citecheck.parse.notes").fields(raw)
    return labelled
