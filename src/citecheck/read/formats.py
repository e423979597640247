"""Which suffix belongs to which reader."""

from __future__ import annotations

from collections.abc import Mapping

FORMATS = {
    "markdown": ("Markdown", (".md", ".markdown")),
    "text": ("plain text", (".txt", ".text")),
    "bibtex": ("BibTeX and BibLaTeX", (".bib", ".bibtex")),
}
MODULES = {suffix: module for module, (_, suffixes) in FORMATS.items() for suffix in suffixes}


def formats() -> Mapping[str, str]:
    """Return what each readable suffix stands for."""
    return {suffix: name for name, suffixes in FORMATS.values() for suffix in suffixes}
