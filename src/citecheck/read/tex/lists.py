"""The lists that a LaTeX document cites from: BibTeX files, and what BibTeX or biber made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citecheck.model import Block, Manuscript, Sentence
from citecheck.read.decode import Unreadable
from citecheck.read.lists import bibtex, kin
from citecheck.read.tex import bbl
from citecheck.read.tex.files import Files, named, of_file
from citecheck.read.tex.scan import Scan

CONTENTS = re.compile(r"\\begin\s*\{filecontents\*?\}\s*(?:\[[^\[\]]*\]\s*)?\{([^{}]+)\}")
SETTINGS = frozenset({"ieeetranbstctl", "control"})


class Lists:
    r"""Collects the entries that a document cites.

    Attributes:
        blocks: the entries that the document cites, all for ``\nocite{*}``.
        known: all entries of its BibTeX files; ``meant`` as in ``kin``.
        unread: what could not be read of a list, as in ``Manuscript``.
        whole: whether every list was found and read: then a key that no entry has is nowhere.
    """

    def __init__(self, files: Files, cited: dict[str, None]) -> None:
        self.files = files
        self.cited = cited
        self.blocks: list[Block] = []
        self.known: list[Block] = []
        self.meant: dict[str, tuple[str, ...]] = {}
        self.unread: list[tuple[int, Sentence]] = []
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
            key = "reading.list-missing-made" if made else "reading.list-missing"
            self.files.remarks.append(Sentence(key, {"name": name, "made": made.name if made else ""}))
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
        self.meant = kin.meant(self.known)
        cited = {one for key in self.cited for one in self.meant.get(key, (key,))}
        self.blocks = [one for one in kin.completed(self.known) if "*" in cited or one.label in cited]

    def file(self, name: str, file: Path) -> None:
        """Take a BibTeX file."""
        try:
            found = bibtex.read(file.read_bytes(), str(file), self.strings)
        except (Unreadable, OSError) as error:
            reason = getattr(error, "reason", Sentence("reading.list-unreadable"))
            self.files.remarks.append(of_file(name, reason))
            self.whole = False
        else:
            self.files.remarks += [of_file(name, remark) for remark in found.remarks]
            self.add(name, found, self.files.add(found.source, str(file)))

    def add(self, name: str, found: Manuscript, start: int) -> None:
        """Add the entries of a list that begins at ``start``."""
        self.unread += [(start + offset, of_file(name, reason)) for offset, reason in found.unread]
        self.known += [
            replace(block, text=kin.moved(block.text, start))
            for block in found.blocks
            if block.tagged["ENTRYTYPE"] not in SETTINGS
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
            replace(block, text=kin.moved(block.text, start))
            for block in scan.blocks
            if block.kind == "entry"
        ]


def contents(source: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files that a document carries in itself: name, and where the contents begin and end."""
    position = 0
    while match := CONTENTS.search(source, position):
        position = source.find("\\end{filecontents", match.end())
        if position < 0:
            return
        yield match[1].strip(), (match.end(), position)
