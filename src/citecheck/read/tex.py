"""LaTeX documents, with the files that they take in and the BibTeX files that they cite from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citecheck.model import Block, Manuscript
from citecheck.read import bibtex, lines
from citecheck.read.decode import LIMIT, Unreadable, decode
from citecheck.read.tex_files import COMMENT, Files
from citecheck.read.tex_scan import Scan
from citecheck.text import Text

BEGIN = re.compile(r"^[^%\n]*\\begin\s*\{document\}", re.MULTILINE)
END = re.compile(r"^[^%\n]*?(?=\\end\s*\{document\})", re.MULTILINE)
LISTS = re.compile(r"\\(?:addbibresource|bibliography)\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
OWN_LIST = re.compile(r"^[^%\n]*\\begin\s*\{thebibliography\}", re.MULTILINE)
YEAR = re.compile(r"^[^%\n]*?\\date\s*\{[^{}]*?((?:19|20)\d\d)", re.MULTILINE)
LANGUAGE = re.compile(
    r"\\(?:setdefaultlanguage|setmainlanguage)(?:\[[^\]]*\])?\{(\w+)\}|\[([\w,= -]*)\]\{babel\}"
)
CODES = {"french": "fr", "francais": "fr", "frenchb": "fr", "english": "en", "british": "en",
    "american": "en",
         "spanish": "es", "portuguese": "pt", "brazil": "pt", "brazilian": "pt", "german": "de",
         "ngerman": "de",
         "italian": "it", "arabic": "ar"}  # fmt: skip


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a LaTeX document.

    Raises:
        Unreadable: if the bytes are no text, or there is no text in the document.
    """
    main, remarks = decode(data, path)
    files = Files(main, path)
    if not OWN_LIST.search(files.source) and not list(named(files.source)):
        take_bbl(files, path)
    source = files.source
    body = BEGIN.search(source)
    start = body.end() if body else 0
    stop = END.search(source, start)
    scan = Scan(source)
    scan.document(start, stop.end() if stop and body else len(source))
    blocks = (*scan.blocks, *cited_entries(files, scan.cited))
    if not any(block.text.string.strip() for block in blocks):
        raise Unreadable(path, "there is no text in it; nothing to audit")
    return Manuscript(
        path,
        files.source,
        blocks,
        (*remarks, *files.remarks),
        metadata=metadata(source[:start], scan.title),
        lines=lines.starts(files.source),
        spots=tuple(files.spots),
        anchors=tuple(scan.anchors),
    )


def metadata(preamble: str, title: str) -> dict[str, str]:
    """Return title, language and year, as far as the document says them."""
    found = {"title": title}
    if year := YEAR.search(preamble):
        found["date"] = year[1]
    if language := LANGUAGE.search(preamble):
        names = [name.strip() for name in (language[1] or language[2]).split(",")]
        chosen = [name[5:] for name in names if name.startswith("main=")] or names[-1:]
        found["lang"] = CODES.get(chosen[0], "") if chosen else ""
    return {key: value for key, value in found.items() if value}


def named(source: str) -> Iterator[str]:
    """Yield the names of the BibTeX files that a document cites from."""
    for row in source.splitlines():
        if "\\bibliography" in row or "\\addbibresource" in row:
            for match in LISTS.finditer(COMMENT.sub("", row)):
                for name in match[1].split(","):
                    yield name.strip() if name.strip().endswith(".bib") else f"{name.strip()}.bib"


def take_bbl(files: Files, path: str) -> None:
    """Take in the list that BibTeX made, where the document has none of its own."""
    made = Path(path).with_suffix(".bbl")
    try:
        if made.is_file() and made.stat().st_size < LIMIT:
            source, _ = decode(made.read_bytes(), str(made))
            files.add(source, str(made))
    except (Unreadable, OSError):
        return


def cited_entries(files: Files, cited: dict[str, None]) -> Iterator[Block]:
    r"""Yield the entries cited, from the BibTeX files that the document names; all for ``\nocite{*}``."""
    for name in dict.fromkeys(named(files.source)):
        file = files.find(name)
        if file is None:
            files.remarks.append(f"the BibTeX file “{name}” is not there; put it beside the document")
            continue
        try:
            found = bibtex.read(file.read_bytes(), str(file))
        except Unreadable as error:
            files.remarks.append(f"{name}: {error.reason}")
            continue
        files.remarks += [f"{name}, {remark}" for remark in found.remarks]
        start = files.add(found.source, str(file))
        for block in found.blocks:
            if block.label in cited or "*" in cited:
                yield replace(block, text=moved(block.text, start))


def moved(text: Text, by: int) -> Text:
    """Return a text that stands ``by`` characters later."""
    return Text(text.string, array("l", (offset + by for offset in text.offsets)), text.styles)
