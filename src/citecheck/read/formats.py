"""Which suffix belongs to which reader."""

from __future__ import annotations

FORMATS = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "markdown": (".md", ".markdown"),
    "text": (".txt", ".text"),
    "tex": (".tex", ".latex", ".ltx"),
    "markup": (".xml", ".nxml", ".jats"),
    "pdf": (".pdf",),
    "html": (".html", ".htm", ".xhtml"),
    "lists.bibtex": (".bib", ".bibtex"),
    "lists.ris": (".ris",),
    "lists.medline": (".nbib",),
    "lists.csljson": (".json",),
    "pandoc": (".odt", ".rtf", ".epub", ".typ", ".org", ".rst", ".dbk"),
}
MODULES = {suffix: module for module, suffixes in FORMATS.items() for suffix in suffixes}
NAMED_ALONE = frozenset({".json", ".html", ".htm", ".xhtml", ".rst", ".org"})


def formats() -> tuple[str, ...]:
    """Return the suffixes that are looked for in folders."""
    return tuple(suffix for suffix in MODULES if suffix not in NAMED_ALONE)
