"""RIS lists: each record is a block, with its fields under their CSL names."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from citecheck.model import Block, Manuscript, Sentence
from citecheck.read import lines
from citecheck.read.decode import Unreadable, decode
from citecheck.read.lists.csl import flat
from citecheck.text import Text

RECORD = re.compile(r"^[ \t]*TY {1,2}- *(\w*).*?(?=^[ \t]*TY {1,2}-|\Z)", re.MULTILINE | re.DOTALL)
END = re.compile(r"^[ \t]*ER {1,2}-[^\r\n]*", re.MULTILINE)
FIELD = re.compile(r"^[ \t]*([A-Z][A-Z0-9]) {1,2}-(.*(?:\n(?![ \t]*[A-Z][A-Z0-9] {1,2}-).*)*)", re.MULTILINE)
TYPES = {
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "DATA": "dataset",
    "UNPB": "manuscript",
    "EJOUR": "article-journal",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "GOVDOC": "report",
    "BLOG": "post-weblog",
    "DICT": "entry-dictionary",
    "MANSCPT": "manuscript",
}
NAMES = {
    "title": ("TI", "T1", "CT"),
    "container-title": ("T2", "JO", "JF", "BT", "J2", "JA"),
    "collection-title": ("T3",),
    "volume": ("VL",),
    "issue": ("IS",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "edition": ("ET",),
    "DOI": ("DO",),
    "URL": ("UR",),
    "language": ("LA",),
    "note": ("N1",),
}
WHOLE = {
    "title": ("TI", "T1", "BT", "CT"),
    "collection-title": ("T2", "T3"),
    "container-title": (),
    "genre": ("M3",),
}
WHOLE_TYPES = frozenset({"book", "thesis", "report"})
PEOPLE = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}


def read(data: bytes, path: str) -> Manuscript:
    """Return the records of a RIS file.

    Raises:
        Unreadable: if the bytes are no text, or no record begins in them.
    """
    source, remarks = decode(data, path)
    starts = lines.starts(source)
    blocks, open_ends = [], []
    for match in RECORD.finditer(source):
        end = END.search(source, match.start(), match.end())
        if end is None:
            line = bisect_right(starts, match.start())
            open_ends.append(Sentence("reading.record-end", {"line": line}))
        text = Text.of(source[match.start() : end.end() if end else match.end()], match.start()).strip()
        given = [(tag, " ".join(value.split())) for tag, value in FIELD.findall(text.string)]
        label = next((value for tag, value in given if tag == "ID"), "")
        blocks.append(
            Block("entry", text, label=label, tagged=fields(match[1], given), vocabulary="csl-json")
        )
    if not blocks:
        raise Unreadable(path, "unreadable.ris")
    return Manuscript(path, source, tuple(blocks), (*remarks, *open_ends), lines=starts)


def fields(kind: str, given: list[tuple[str, str]]) -> dict[str, str]:
    """Return the CSL fields of a record's lines."""
    first: dict[str, str] = {}
    for tag, value in given:
        if value:
            first.setdefault(tag, value)
    found: dict[str, Any] = {"type": TYPES.get(kind, "document")}
    names = NAMES | WHOLE if found["type"] in WHOLE_TYPES else NAMES
    found |= {name: next((first[tag] for tag in tags if tag in first), "") for name, tags in names.items()}
    for role, tags in PEOPLE.items():
        found[role] = [person(value) for tag, value in given if tag in tags and value]
    pages = [first[tag] for tag in ("SP", "EP") if tag in first]
    found["page"] = "-".join(dict.fromkeys(pages))
    found["issued"] = dated(first.get("DA") or first.get("PY") or first.get("Y1") or "")
    found["accessed"] = dated(first.get("Y2") or "")
    if serial := first.get("SN"):
        found["ISSN" if re.match(r"\d{4}-?\d{3}[\dXx](?!\d)", serial) else "ISBN"] = serial
    return flat(found)


def dated(value: str) -> dict[str, list[list[int]]]:
    """Return a date: "2001/03/12/"; nothing of what has no number."""
    parts = [int(part) for part in re.findall(r"\d+", value)[:3]]
    return {"date-parts": [parts]} if parts else {}


def person(value: str) -> dict[str, str]:
    """Return a name: "Roux, Anne, Jr."; an organisation has no comma, or one at its end."""
    parts = [part.strip() for part in value.removesuffix(",").split(",")]
    if len(parts) == 1 or (value.endswith(",") and " " in parts[0]):
        return {"literal": value.removesuffix(",")}
    return {key: part for key, part in zip(("family", "given", "suffix"), parts, strict=False) if part}
