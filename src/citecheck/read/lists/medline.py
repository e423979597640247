"""MEDLINE lists (``.nbib``), as PubMed exports them: each record is a block, its fields under CSL names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from citecheck.model import Block, Manuscript
from citecheck.read import lines
from citecheck.read.decode import Unreadable, decode
from citecheck.read.lists.csl import flat
from citecheck.read.lists.ris import person
from citecheck.text import Text

RECORD = re.compile(r"^PMID *-.*?(?=^PMID *-|\Z)", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^([A-Z]{2,4}) *- (.*(?:\n {6}.*)*)", re.MULTILINE)
NAMES = {
    "container-title": ("JT", "TA"),
    "volume": ("VI",),
    "issue": ("IP",),
    "page": ("PG",),
    "publisher": ("PB",),
    "publisher-place": ("PL",),
    "edition": ("EN",),
    "PMID": ("PMID",),
}
PEOPLE = {"author": ("FAU", "AU"), "editor": ("FED", "ED")}
DOI = re.compile(r"(\S+) \[doi\]")
SERIAL = re.compile(r"\d{4}-\d{3}[\dX]")

Fields = Sequence[tuple[str, str]]


def read(data: bytes, path: str) -> Manuscript:
    """Return the records of a MEDLINE file.

    Raises:
        Unreadable: if the bytes are no text, or no record begins in them.
    """
    source, remarks = decode(data, path)
    blocks = []
    for match in RECORD.finditer(source):
        given = [(tag, " ".join(value.split())) for tag, value in FIELD.findall(match[0])]
        text = Text.of(match[0], match.start()).strip()
        tagged = fields(given)
        blocks.append(
            Block("entry", text, label=tagged.get("PMID", ""), tagged=tagged, vocabulary="csl-json")
        )
    if not blocks:
        raise Unreadable(path, "unreadable.medline")
    return Manuscript(path, source, tuple(blocks), remarks, lines=lines.starts(source))


def fields(given: Fields) -> dict[str, str]:
    """Return the CSL fields of a record's lines."""
    first = dict(reversed(given))
    found: dict[str, Any] = {
        name: next((first[tag] for tag in tags if tag in first), "") for name, tags in NAMES.items()
    }
    found["type"] = (
        "chapter" if "BTI" in first and "TI" in first else "book" if "BTI" in first else "article-journal"
    )
    found["title"] = (first.get("TI") or first.get("BTI") or "").strip("[].")
    if found["type"] == "chapter":
        found["container-title"] = first["BTI"].rstrip(".")
    found |= {role: people(given, tags) for role, tags in PEOPLE.items()}
    found["author"] += [{"literal": value} for tag, value in given if tag == "CN"]
    found["issued"] = {"raw": first.get("DP", "")} if first.get("DP") else {}
    found["DOI"] = next(
        (doi[1] for tag, value in given if tag in ("LID", "AID") and (doi := DOI.match(value))), ""
    )
    found["ISSN"] = next((one[0] for tag, value in given if tag == "IS" and (one := SERIAL.match(value))), "")
    return flat(found)


def people(given: Fields, tags: Sequence[str]) -> list[dict[str, str]]:
    """Return the names under the first of ``tags`` that has any: "Roux, Anne", else "Roux A"."""
    for tag in tags:
        found = [value if "," in value else value.replace(" ", ", ", 1) for key, value in given if key == tag]
        if found:
            return [person(value) for value in found]
    return []
