"""RIS lists: each record is a block, with its fields under their CSL names."""

from __future__ import annotations

import re
from typing import Any

from citecheck.model import Block, Manuscript
from citecheck.read import lines
from citecheck.read.csl import flat
from citecheck.read.decode import Unreadable, decode
from citecheck.text import Text

RECORD = re.compile(r"^TY {1,2}- *(\w*).*?^ER {1,2}-[^\n]*", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^([A-Z][A-Z0-9]) {1,2}- *(.*?)\s*$", re.MULTILINE)
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
}
NAMES = {
    "title": ("TI", "T1", "CT"),
    "container-title": ("T2", "JO", "JF", "BT", "JA"),
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
PEOPLE = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}


def read(data: bytes, path: str) -> Manuscript:
    """Return the records of a RIS file.

    Raises:
        Unreadable: if the bytes are no text, or no record begins in them.
    """
    source, remarks = decode(data, path)
    blocks = tuple(
        Block(
            "entry",
            Text.of(match[0], match.start()),
            label=next((value for tag, value in FIELD.findall(match[0]) if tag == "ID"), ""),
            tagged=fields(match[1], FIELD.findall(match[0])),
            vocabulary="csl-json",
        )
        for match in RECORD.finditer(source)
    )
    if not blocks:
        raise Unreadable(path, "no RIS record begins in it; name a RIS file")
    return Manuscript(path, source, blocks, remarks, lines=lines.starts(source))


def fields(kind: str, given: list[tuple[str, str]]) -> dict[str, str]:
    """Return the CSL fields of a record's lines."""
    first: dict[str, str] = {}
    for tag, value in given:
        if value:
            first.setdefault(tag, value)
    found: dict[str, Any] = {"type": TYPES.get(kind, "document")}
    found |= {
        name: value
        for name, tags in NAMES.items()
        if (value := next((first[tag] for tag in tags if tag in first), ""))
    }
    for role, tags in PEOPLE.items():
        found[role] = [person(value) for tag, value in given if tag in tags and value]
    pages = [first[tag] for tag in ("SP", "EP") if tag in first]
    found["page"] = "-".join(dict.fromkeys(pages))
    parts = re.findall(r"\d+", (first.get("DA") or first.get("PY") or first.get("Y1") or ""))
    if parts:
        found["issued"] = {"date-parts": [[int(part) for part in parts[:3]]]}
    if serial := first.get("SN"):
        found["ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dXx]", serial) else "ISBN"] = serial
    return flat(found)


def person(value: str) -> dict[str, str]:
    """Return a name: "Roux, Anne, Jr."; an organisation has no comma."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1:
        return {"literal": value}
    return {key: part for key, part in zip(("family", "given", "suffix"), parts, strict=False) if part}
