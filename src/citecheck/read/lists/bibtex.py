"""BibTeX and BibLaTeX files, through bibtexparser: each entry is a block, with its fields by name."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser import model
from bibtexparser.splitter import Splitter

from citecheck.model import Block, Manuscript, Sentence
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
    ("end of file", "bibtex.no-brace"),
    ("Unexpected block start", "bibtex.not-closed"),
    ("Expected comma after entry key", "bibtex.no-comma-after-key"),
    ("Expected a `=`", "bibtex.no-equals"),
    ("Expected either", "bibtex.no-comma"),
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
        raise Unreadable(path, "unreadable.bibtex")
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
        self.remarks: list[Sentence] = []
        self.unread: list[tuple[int, Sentence]] = []

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
                    self.lose(start + lost.start(), "bibtex.no-at")

    def whole(self, piece: model.Block, raw: str, start: int) -> model.Block | None:
        """Return a piece, out of its wrapping where a key is only used twice; note one that is broken."""
        if not isinstance(piece, model.ParsingFailedBlock):
            return piece
        key = KEY.match(raw)
        label = key[1] if key else ""
        entry = Sentence("bibtex.entry", {"label": label}) if label else Sentence("bibtex.some-entry")
        if isinstance(piece, model.DuplicateBlockKeyBlock):
            self.say(start, "bibtex.key-twice", label=piece.key)
        elif isinstance(piece, model.DuplicateFieldKeyBlock):
            twice = ", ".join(sorted(piece.duplicate_keys))
            self.say(start, "bibtex.field-twice", entry=entry, field=twice)
        else:
            said = getattr(piece.error, "abort_reason", "")
            why = next((reason for sign, reason in REASONS if sign in said), "bibtex.no-bibtex")
            self.lose(start, "bibtex.broken", entry=entry, why=Sentence(why))
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
                    self.say(start, "bibtex.no-comma-before", field=more[1], label=entry.key)
                    key, printed = more[1].lower(), more[2]
                elif rest.strip():
                    self.say(start, "bibtex.left-over", field=each.key, label=entry.key)
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
            self.say(start, "bibtex.no-string", name=name)
        return name

    def say(self, start: int, key: str, **values: object) -> None:
        """Add a remark with its line."""
        self.remarks.append(self.in_line(start, Sentence(key, values)))

    def lose(self, start: int, key: str, **values: object) -> None:
        """Note that a part cannot be read, with its line."""
        self.unread.append((start, self.in_line(start, Sentence(key, values))))

    def in_line(self, start: int, sentence: Sentence) -> Sentence:
        """Return a sentence that names the line it is about."""
        return Sentence("reading.line", {"line": bisect_right(self.lines, start), "sentence": sentence})

    def blocks(self) -> Iterator[Block]:
        """Yield a block for each entry; the key of a set is one more of each of its members."""
        known = {entry.key.lower(): entry for entry in reversed(self.entries)}
        for entry in self.entries:
            for member in keys(entry.fields.get("entryset", "")) if entry.type == "set" else ():
                if one := known.get(member.lower()):
                    one.fields["ids"] = f"{one.fields.get('ids', '')}, {entry.key}"
        for entry in self.entries:
            if entry.type not in ("xdata", "set"):
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
    """Return an entry's fields with those of its ``xdata`` and ``crossref``."""
    fields = dict(entry.fields)
    for key in keys(fields.get("xdata", "")):
        if data := known.get(key.lower()):
            fields |= {key: value for key, value in data.fields.items() if key not in fields}
    parent = known.get(fields.get("crossref", "").strip().lower())
    return fields if parent is None or parent is entry else inherited(fields, entry.type, parent.fields)


def inherited(fields: Mapping[str, str], type: str, parent: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry of a type with those of its ``crossref`` (BibLaTeX manual, 2.4.1)."""
    given = {key: value for key, value in parent.items() if not OWN.fullmatch(key)}
    if "title" in parent and type.startswith("in"):
        given.setdefault("booktitle", parent["title"])
    return {**given, **fields}


def keys(printed: str) -> list[str]:
    """Return the keys that a field lists."""
    return [key for key in re.split(r"[\s,]+", printed) if key]
