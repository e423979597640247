"""BibTeX and BibLaTeX files, through bibtexparser: each entry is a block, with its fields by name."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser import model
from bibtexparser.splitter import Splitter

from citecheck.model import Block, Manuscript
from citecheck.read import lines
from citecheck.read.decode import Unreadable, decode
from citecheck.read.lists import latex
from citecheck.text import Text

TOKEN = re.compile(r"\s*(?:(?P<number>\d+)|(?P<macro>[^\s\"#%'(),={}]+)|(?P<open>[{\"]))")
NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w:+-]*)\s*=\s*(.*)", re.DOTALL)
JOINT = re.compile(r"\s*#")
MARK = re.compile(r"(?<!\\)[{}\"]")
KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,={}]*)")
FORGOTTEN = re.compile(r"^[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,", re.MULTILINE)
MONTHS = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
OWN = re.compile(r"(?:sub)?title|titleaddon|shorttitle|crossref|xref|xdata|ids|keywords|abstract|file|label")
REASONS = (
    ("end of file", "its closing brace is missing"),
    ("Unexpected block start", "a closing brace or quotation mark is missing"),
    ("Expected comma after entry key", "a comma is missing after its key"),
    ("Expected a `=`", "a field has no “=”"),
    ("Expected either", "a comma is missing between two fields"),
)


@dataclass(slots=True)
class Found:
    """An entry on its way to a block."""

    start: int
    raw: str
    type: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)


def read(data: bytes, path: str, strings: dict[str, str] | None = None) -> Manuscript:
    """Return the entries of a BibTeX file; broken ones are told apart from the good ones.

    Args:
        data: the file's bytes.
        path: the file.
        strings: abbreviations that files read before define; those of this one join them.

    Raises:
        Unreadable: if the bytes are no text, or no entry begins in them.
    """
    source, remarks = decode(data, path)
    reader = Reader(source, {} if strings is None else strings)
    known = len(reader.strings)
    reader.collect()
    if not reader.entries and not reader.unread and not (strings and len(strings) > known):
        raise Unreadable(path, "no BibTeX entry begins in it; name a BibTeX file")
    return Manuscript(
        path,
        source,
        tuple(reader.blocks()),
        (*remarks, *reader.remarks),
        tuple(reader.unread),
        lines=reader.lines,
    )


class Reader:
    """Collects the entries of a file, and what is wrong with it."""

    def __init__(self, source: str, strings: dict[str, str]) -> None:
        self.source = source
        self.lines = lines.starts(source)
        self.strings = strings
        self.entries: list[Found] = []
        self.remarks: list[str] = []
        self.unread: list[tuple[int, str]] = []

    def collect(self) -> None:
        """Go through the file's pieces once."""
        logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
        start = -1
        for piece in Splitter(self.source).split().blocks:
            raw = str(piece.raw)
            start = max(start, self.source.find(raw, start + 1))
            match self.whole(piece, raw, start):
                case model.Entry() as entry:
                    self.entries.append(self.entry(entry, raw, start))
                case model.String() as string:
                    self.strings[string.key.lower()] = self.value(string.value, start)[0]
                case model.ImplicitComment() if lost := FORGOTTEN.search(raw):
                    self.lose(start + lost.start(), "an entry has lost its “@”; put it back")

    def whole(self, piece: model.Block, raw: str, start: int) -> model.Block | None:
        """Return a piece, out of its wrapping where a key is only used twice; note one that is broken."""
        if not isinstance(piece, model.ParsingFailedBlock):
            return piece
        key = KEY.match(raw)
        name = f"the entry “{key[1]}”" if key and key[1] else "an entry"
        if isinstance(piece, model.DuplicateBlockKeyBlock):
            self.say(start, f"the key “{piece.key}” is used twice; give each entry its own")
        elif isinstance(piece, model.DuplicateFieldKeyBlock):
            twice = ", ".join(sorted(piece.duplicate_keys))
            self.say(start, f"{name} has the field {twice} twice; the first is read")
        else:
            said = getattr(piece.error, "abort_reason", "")
            why = next((reason for sign, reason in REASONS if sign in said), "it is no BibTeX")
            self.lose(start, f"{name} cannot be read: {why}; correct it")
        return piece.ignore_error_block

    def entry(self, entry: model.Entry, raw: str, start: int) -> Found:
        """Return an entry with its fields as LaTeX, macros resolved; of a field given twice, the first."""
        found = Found(start, raw, entry.entry_type.lower(), entry.key)
        for each in entry.fields:
            key, printed = each.key.lower(), str(each.value)
            while key:
                value, rest = self.value(printed, start)
                found.fields.setdefault(key, value)
                key = ""
                if more := NEXT_FIELD.match(rest):
                    self.say(start, f"a comma is missing before the field {more[1]} of “{entry.key}”; add it")
                    key, printed = more[1].lower(), more[2]
                elif rest.strip():
                    self.say(
                        start, f"“{entry.key}”: what follows the value of {each.key} is not read; correct it"
                    )
        return found

    def value(self, printed: str, start: int) -> tuple[str, str]:
        """Return the value that begins ``printed``, its parts joined by "#" put together; and the rest."""
        parts, position = [], 0
        while match := TOKEN.match(printed, position):
            position = match.end()
            if match["open"]:
                end = closing(printed, position)
                parts.append(printed[position:end])
                position = end + 1
            else:
                parts.append(match["number"] or self.macro(match["macro"], start))
            joint = JOINT.match(printed, position)
            if not joint:
                break
            position = joint.end()
        return "".join(parts), printed[position:]

    def macro(self, name: str, start: int) -> str:
        """Return what an abbreviation stands for; itself, where the file does not say."""
        if name.lower() in self.strings:
            return self.strings[name.lower()]
        if not MONTHS.fullmatch(name):
            self.say(start, f"no @string says what “{name}” stands for; define it or put it in braces")
        return name

    def say(self, start: int, remark: str) -> None:
        """Add a remark with its line."""
        self.remarks.append(f"line {bisect_right(self.lines, start)}: {remark}")

    def lose(self, start: int, reason: str) -> None:
        """Note that a part cannot be read, with its line."""
        self.unread.append((start, f"line {bisect_right(self.lines, start)}: {reason}"))

    def blocks(self) -> Iterator[Block]:
        """Yield a block for each entry."""
        known = {entry.key.lower(): entry for entry in reversed(self.entries)}
        for entry in self.entries:
            if entry.type != "xdata":
                values = {key: latex.decode(key, value) for key, value in complete(entry, known).items()}
                yield Block(
                    kind="entry",
                    text=Text.of(entry.raw, entry.start),
                    label=entry.key,
                    tagged={key: value for key, value in values.items() if value} | {"ENTRYTYPE": entry.type},
                    vocabulary="bibtex",
                )


def closing(printed: str, start: int) -> int:
    """Return the index where what was opened before ``start`` closes."""
    quoted, depth = printed[start - 1] == '"', 0
    for mark in MARK.finditer(printed, start):
        if depth == 0 and mark[0] == ('"' if quoted else "}"):
            return mark.start()
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
    return len(printed)


def complete(entry: Found, known: Mapping[str, Found]) -> dict[str, str]:
    """Return an entry's fields with those of its ``xdata`` and ``crossref`` (BibLaTeX manual, 2.4.1)."""
    fields = dict(entry.fields)
    for key in filter(None, re.split(r"\s*,\s*", fields.get("xdata", ""))):
        if data := known.get(key.strip().lower()):
            fields |= {key: value for key, value in data.fields.items() if key not in fields}
    parent = known.get(fields.get("crossref", "").strip().lower())
    if parent is None or parent is entry:
        return fields
    given = {key: value for key, value in parent.fields.items() if not OWN.fullmatch(key)}
    if "title" in parent.fields and entry.type.startswith("in"):
        given.setdefault("booktitle", parent.fields["title"])
    return fields | {key: value for key, value in given.items() if key not in fields}
