"""The works of the stand-in: by DOI, and found by words in the order of bm25."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import Any

Item = dict[str, Any]
WORD = re.compile(r"\w+")


class Index:
    """Works and a full text index over titles, names, containers and numbers.

    Attributes:
        day: which versions of the works are shown: the latest that were there by then.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self.versions: dict[str, dict[int, Item]] = {}
        self.database = sqlite3.connect(":memory:", check_same_thread=False)
        self.database.execute(
            "create virtual table words using fts5"
            "(doi unindexed, text, tokenize='unicode61 remove_diacritics 2')"
        )
        self.day = 0
        for item in items:
            self.put(item)

    def put(self, item: Item, day: int = 0) -> None:
        """Add a work, or the version of it that is there from ``day`` on."""
        doi = item["DOI"].lower()
        if doi in self.versions:
            self.database.execute("delete from words where doi = ?", (doi,))
        self.versions.setdefault(doi, {})[day] = item | {"DOI": doi}
        self.database.execute("insert into words values (?, ?)", (doi, words_of(item)))

    def get(self, doi: str) -> Item | None:
        """Return the work of a DOI."""
        versions = self.versions.get(doi.lower(), {})
        latest = max((day for day in versions if day <= self.day), default=None)
        return None if latest is None else versions[latest]

    def all(self) -> list[Item]:
        """Return every work."""
        return [item for doi in sorted(self.versions) if (item := self.get(doi))]

    def search(self, text: str, rows: int) -> list[tuple[Item, float]]:
        """Return the works that share a word with ``text``, the likest first, with falling scores."""
        words = list(dict.fromkeys(word.lower() for word in WORD.findall(text)))[:60]
        if not words:
            return []
        found = self.database.execute(
            "select doi, -bm25(words) from words where words match ? order by bm25(words), doi limit ?",
            (" OR ".join(f'"{word}"' for word in words), rows),
        ).fetchall()
        return [(item, score) for doi, score in found if (item := self.get(doi))]


def words_of(item: Item) -> str:
    """Return what a work is found by."""
    names = [
        f"{person.get('family', '')} {person.get('name', '')}"
        for person in (*item.get("author", ()), *item.get("editor", ()))
    ]
    numbers = [str(item.get(key, "")) for key in ("volume", "issue", "page", "article-number")]
    years = [str(year[0]) for year in item.get("issued", {}).get("date-parts", ()) if year]
    titles = [*item.get("title", ()), *item.get("subtitle", ()), *item.get("original-title", ())]
    containers = [*item.get("container-title", ()), *item.get("short-container-title", ())]
    return " ".join([*titles, *names, *containers, *numbers, *years, *item.get("ISSN", ())])
