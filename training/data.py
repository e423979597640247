"""Loads marked-up references: tokens, and the label of each."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from citecheck.parse.identifiers import identifiers
from citecheck.parse.tokens import Token, tokens

SAME = {
    "other": "note",
    "backref": "note",
    "identifier": "note",
    "isbn": "note",
    "locator": "pages",
    "extent": "extent",
}
KEPT = frozenset({
    "author", "editor", "translator", "title", "container-title", "collection-title", "date", "volume",
    "issue", "pages", "publisher", "location", "edition", "genre", "note", "citation-number", "extent",
})  # fmt: skip
BEGUN = frozenset({
    "author", "editor", "title", "container-title", "date", "publisher", "location",
})  # fmt: skip
NUMBER = re.compile(r"⟨|[a-z]\Z")
IDENTIFIER = re.compile("⟨[A-Zah]")
EDGES: dict[str, frozenset[str]] = {
    "volume": frozenset(
        [
            "vol",
            "vols",
            "volume",
            "volumes",
            "v",
            "t",
            "tome",
            "tomo",
            "bd",
            "bde",
            "band",
            "jg",
            "jahrgang",
            "ج",
            "المجلد",
            "مج",
            "الجزء",
            "año",
            "ano",
            "année",
        ]
    ),
    "issue": frozenset(
        [
            "no",
            "n",
            "nr",
            "nos",
            "num",
            "núm",
            "numéro",
            "numero",
            "número",
            "number",
            "issue",
            "heft",
            "h",
            "fasc",
            "fascicule",
            "cahier",
            "العدد",
            "ع",
        ]
    ),
    "pages": frozenset(
        ["p", "pp", "pg", "pag", "pags", "pág", "págs", "page", "pages", "s", "seite", "seiten", "pagg", "ص"]
    ),
    "editor": frozenset(
        [
            "in",
            "dans",
            "en",
            "ed",
            "eds",
            "edd",
            "edited",
            "by",
            "éd",
            "éds",
            "hrsg",
            "hg",
            "hgg",
            "von",
            "dir",
            "coord",
            "coords",
            "comp",
            "comps",
            "org",
            "orgs",
            "a",
            "cura",
            "di",
            "c",
            "cur",
            "sous",
            "la",
            "direction",
            "de",
            "editor",
            "editors",
            "تحقيق",
            "إشراف",
        ]
    ),
    "translator": frozenset(
        ["trad", "trans", "translated", "by", "traduit", "par", "de", "di", "da", "ترجمة"]
    ),
    "container-title": frozenset(["in", "dans", "en", "em", "im", "nel", "nella", "في"]),
    "date": frozenset(["in"]),
}


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of JSON lines, packed or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        yield from (json.loads(line) for line in lines if line.strip())


def labelled(record: dict[str, Any]) -> tuple[list[Token], list[str]]:
    """Return the tokens of a record, each with its label (``B-title``, ``I-title`` …, ``O``)."""
    found = tokens(record["raw"], identifiers(record["raw"]))
    labels = ["O"] * len(found)
    for start, end, name in record["spans"]:
        label = SAME.get(name, name)
        inside = [
            index
            for index, token in enumerate(found)
            if start <= token.start < end and not IDENTIFIER.match(token.form)
        ]
        inside = trim(found, inside, label)
        if label in ("volume", "issue") and (
            len(inside) > 8 or not any(NUMBER.match(found[i].form) for i in inside)
        ):
            label = "note"
        if label not in KEPT or not inside:
            continue
        for index in inside:
            labels[index] = f"I-{label}"
        if label in BEGUN:
            labels[inside[0]] = f"B-{label}"
    return found, labels


def trim(found: list[Token], inside: list[int], label: str) -> list[int]:
    """Return the indices without marks and label words at either end."""
    drop = EDGES.get(label, frozenset())

    def edge(index: int, last: bool) -> bool:
        form = found[index].form
        if re.fullmatch(r"\W", form):
            return not (form in ")]?!…’'" and last and balanced(index))
        return form in drop and len(inside) > 1

    def balanced(index: int) -> bool:
        if found[index].text in "?!…’'":
            return True
        opened = "([" if found[index].text in ")]" else ""
        return any(found[i].text in opened for i in inside)

    while inside and edge(inside[0], False):
        inside = inside[1:]
    while inside and edge(inside[-1], True):
        inside = inside[:-1]
    return inside
