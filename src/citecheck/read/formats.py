"""Which suffix belongs to which reader."""

from __future__ import annotations

from collections.abc import Mapping

FORMATS = {
    "docx": ("Word", (".docx", ".docm", ".dotx", ".dotm")),
    "markdown": ("Markdown", (".md", ".markdown")),
    "text": ("plain text", (".txt", ".text")),
    "tex": ("LaTeX", (".tex", ".latex", ".ltx")),
    "markup": ("JATS and BITS; EndNote and PubMed lists", (".xml", ".nxml", ".jats")),
    "pdf": ("PDF with a text layer", (".pdf",)),
    "html": ("HTML", (".html", ".htm", ".xhtml")),
    "lists.bibtex": ("BibTeX and BibLaTeX", (".bib", ".bibtex")),
    "lists.ris": ("RIS", (".ris",)),
    "lists.medline": ("PubMed and MEDLINE", (".nbib",)),
    "lists.csljson": ("CSL-JSON", (".json",)),
    "pandoc": (
        "OpenDocument, RTF, EPUB, Typst, Org, reStructuredText, DocBook",
        (".odt", ".rtf", ".epub", ".typ", ".org", ".rst", ".dbk"),
    ),
}
MODULES = {suffix: module for module, (_, suffixes) in FORMATS.items() for suffix in suffixes}
NAMED_ALONE = frozenset({".json", ".html", ".htm", ".xhtml", ".rst", ".org"})


def formats() -> Mapping[str, str]:
    """Return what each suffix that is looked for in folders stands for."""
    return {
        suffix: name
        for name, suffixes in FORMATS.values()
        for suffix in suffixes
        if suffix not in NAMED_ALONE
    }
