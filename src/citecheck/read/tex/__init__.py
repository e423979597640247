"""LaTeX documents, with the files that they take in and the BibTeX files that they cite from."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from citecheck.model import Manuscript
from citecheck.read import lines
from citecheck.read.decode import Unreadable
from citecheck.read.tex.files import Files
from citecheck.read.tex.lists import Lists
from citecheck.read.tex.scan import Scan

BEGIN = re.compile(r"^[^%\n]*\\begin\s*\{document\}", re.MULTILINE)
END = re.compile(r"^[^%\n]*?(?=\\end\s*\{document\})", re.MULTILINE)
YEAR = re.compile(r"^[^%\n]*?\\date\s*\{[^{}]*?((?:19|20)\d\d)", re.MULTILINE)
LANGUAGE = re.compile(
    r"\\(?:setdefaultlanguage|setmainlanguage)(?:\[[^\]]*\])?\{(\w+)\}|\[([^\[\]{}]*)\]\s*\{babel\}"
)
CLASS = re.compile(r"\\documentclass\s*\[([^\]]*)\]")
CODES = {
    "french": "fr", "francais": "fr", "frenchb": "fr", "acadian": "fr", "canadien": "fr", "english": "en",
    "british": "en", "american": "en", "UKenglish": "en", "USenglish": "en", "spanish": "es",
    "portuguese": "pt", "brazil": "pt", "brazilian": "pt", "german": "de", "ngerman": "de",
    "austrian": "de", "naustrian": "de", "nswissgerman": "de", "italian": "it", "arabic": "ar",
}  # fmt: skip


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a LaTeX document.

    Raises:
        Unreadable: if the bytes are no text, or there is no text in the document.
    """
    files = Files(data, path)
    source = files.source
    body = BEGIN.search(source)
    stop = END.search(source, body.end()) if body else None
    scan = Scan(source, body.end() if body else 0)
    scan.document(stop.end() if stop else len(source))
    lists = Lists(files, scan.cited)
    if not any(block.kind == "entry" for block in scan.blocks):
        lists.collect(Path(path))
    blocks = (*scan.blocks, *lists.blocks)
    if not any(block.text.string.strip() for block in blocks):
        raise Unreadable(path, "unreadable.no-text")
    known = {block.label for block in blocks if block.kind == "entry"} | set(lists.meant)
    lost = lists.unread if any(key not in known for key in scan.cited) else []
    files.remarks += [reason for _, reason in lists.unread if not lost]
    return Manuscript(
        path,
        files.source,
        blocks,
        tuple(files.remarks),
        tuple(lost),
        metadata=metadata(source[: scan.start], scan.title),
        lines=lines.starts(files.source),
        spots=tuple(files.spots),
        anchors=tuple(
            replace(one, key=key)
            for one in scan.anchors
            if one.key in known or (lists.whole and not lost)
            for key in lists.meant.get(one.key, (one.key,))
        ),
    )


def metadata(preamble: str, title: str) -> dict[str, str]:
    """Return title, language and year, as far as the document says them."""
    found = {"title": title, "lang": language(preamble)}
    if year := YEAR.search(preamble):
        found["date"] = year[1]
    return {key: value for key, value in found.items() if value}


def language(preamble: str) -> str:
    """Return the code of the main language: the one that babel is told so, its last, or the class's."""
    chosen = LANGUAGE.search(preamble)
    given = (chosen[1] or chosen[2]) if chosen else ""
    names = [name.strip() for name in given.split(",")]
    main = [name.partition("=")[2].strip() for name in names if name.startswith("main")]
    options = CLASS.search(preamble)
    names = [name.strip() for name in options[1].split(",")] + names if options else names
    return next((CODES[name] for name in (*main, *reversed(names)) if name in CODES), "")
