"""The lists that a LaTeX document cites from: BibTeX files, and what BibTeX or biber made of them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citecheck.model import Block, Manuscript
from citecheck.read.decode import Unreadable
from citecheck.read.lists import bibtex
from citecheck.read.tex import bbl
from citecheck.read.tex.files import Files, named
from citecheck.read.tex.scan import Scan
from citecheck.text import Text

CONTENTS = re.compile(r"\\begin\s*\{filecontents\*?\}\s*(?:\[[^\[\]]*\]\s*)?\{([^{}]+)\}")
SETTINGS = frozenset({"ieeetranbstctl", "control"})


class Lists:
    """Collects the entries that a document cites.

    Attributes:
        blocks: the entries.
        unread: what could not be read of a list, as in ``Manuscript``.
        whole: whether every list was found and read: then a key that no entry has is nowhere.
    """

    def __init__(self, files: Files, cited: dict[str, None]) -> None:
        self.files = files
        self.cited = cited
        self.blocks: list[Block] = []
        self.unread: list[tuple[int, str]] = []
        self.whole = True
        self.strings: dict[str, str] = {}

    def collect(self, path: Path) -> None:
        """Take the lists that the document at ``path`` names; its ``.bbl``, where one is not there."""
        source = self.files.source
        within = dict(contents(source))
        found = {
            name: self.files.find(name) or self.files.find(Path(name).name)
            for name in dict.fromkeys(named(source))
        }
        missing = [name for name, file in found.items() if file is None and name not in within]
        made = self.files.find(path.with_suffix(".bbl").name) if missing or not found else None
        for name in missing:
            rest = f"the list is read from {made.name}" if made else "its entries are not audited"
            self.files.remarks.append(
                f"the BibTeX file “{name}” is not there, and {rest}; put it beside the document"
            )
        self.whole = made is not None or not missing
        if made:
            self.made(made)
            return
        for name, file in found.items():
            if file is not None:
                self.file(name, file)
            elif name in within:
                start, end = within[name]
                self.add(name, bibtex.read(source[start:end].encode(), name, self.strings), start)

    def file(self, name: str, file: Path) -> None:
        """Take a BibTeX file."""
        try:
            found = bibtex.read(file.read_bytes(), str(file), self.strings)
        except (Unreadable, OSError) as error:
            self.files.remarks.append(f"{name}: {getattr(error, 'reason', 'it cannot be read')}")
            self.whole = False
        else:
            self.files.remarks += [f"{name}, {remark}" for remark in found.remarks]
            self.add(name, found, self.files.add(found.source, str(file)))

    def add(self, name: str, found: Manuscript, start: int) -> None:
        r"""Add the entries cited of a list that begins at ``start``; all for ``\nocite{*}``."""
        self.unread += [(start + offset, f"{name}, {reason}") for offset, reason in found.unread]
        self.blocks += [
            replace(block, text=moved(block.text, start))
            for block in found.blocks
            if (block.label in self.cited or "*" in self.cited) and block.tagged["ENTRYTYPE"] not in SETTINGS
        ]

    def made(self, file: Path) -> None:
        """Take the list that BibTeX or biber made."""
        try:
            source, _ = self.files.decoded(file.read_bytes(), str(file))
        except (Unreadable, OSError):
            self.whole = False
            return
        start = self.files.add(source, str(file))
        if "\\entry{" in source:
            self.blocks += bbl.entries(source, start)
            return
        scan = Scan(source)
        scan.document(len(source))
        self.blocks += [
            replace(block, text=moved(block.text, start)) for block in scan.blocks if block.kind == "entry"
        ]


def contents(source: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files that a document carries in itself: name, and where the contents begin and end."""
    position = 0
    while match := CONTENTS.search(source, position):
        position = source.find("\\end{filecontents", match.end())
        if position < 0:
            return
        yield match[1].strip(), (match.end(), position)


def moved(text: Text, by: int) -> Text:
    """Return a text that stands ``by`` characters later."""
    return Text(text.string, array("l", (offset + by for offset in text.offsets)), text.styles)
