"""A reference list as a journal prints it: a CSL style applied by citeproc-py, written in Markdown."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from citecheck.export.csl import csl
from citecheck.model import Work

LOCALES = {"en": "en-US", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "de": "de-DE", "it": "it-IT"}
WORDS = (
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "event-title",
    "genre",
)
SPECIAL = str.maketrans({one: f"\\{one}" for one in "\\*_`[]<>"})


class BadStyle(ValueError):
    """A file that is no CSL style; the argument says why."""


def write(works: Iterable[tuple[str, Work]], style: Path, lang: str) -> str:
    """Return the list of ``works``, in the order and the form that a CSL style asks for.

    Args:
        works: each with its key.
        style: a ``.csl`` file.
        lang: of the words that the style does not fix itself.

    Raises:
        OSError: if the style cannot be read.
        BadStyle: if it is none, or cannot be applied.
    """
    style.read_bytes()
    items = [escaped(csl(work, key)) for key, work in works]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return "".join(f"{line}\n\n" for line in formatted(items, style, lang))
        except Exception as error:
            raise BadStyle(f"{type(error).__name__}: {error}".splitlines()[0]) from error


def formatted(items: list[dict[str, Any]], style: Path, lang: str) -> list[str]:
    """Return the lines of the list."""
    from citeproc import (  # noqa: PLC0415 - takes half a second, and only this needs it
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    chosen = CitationStylesStyle(str(style), validate=False)
    if "default-locale" not in chosen.root.attrib:
        chosen = CitationStylesStyle(str(style), locale=LOCALES.get(lang, "en-US"), validate=False)
    bibliography = CitationStylesBibliography(chosen, CiteProcJSON(items), MARKDOWN)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    return [str(one) for one in bibliography.bibliography()]


def escaped(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item in whose words no character is Markdown."""
    return {
        key: value.translate(SPECIAL) if key in WORDS and isinstance(value, str) else value
        for key, value in item.items()
    }


def between(mark: str) -> Any:
    """Return the function that puts text between two marks."""
    return lambda text: f"{mark}{text}{mark}"


MARKDOWN = SimpleNamespace(
    preformat=str,
    Italic=between("*"),
    Oblique=between("*"),
    Bold=between("**"),
    Light=str,
    Underline=str,
    Superscript=lambda text: f"<sup>{text}</sup>",
    Subscript=lambda text: f"<sub>{text}</sub>",
    SmallCaps=str,
)
