"""Records as CSL-JSON, as content negotiation brings them."""

from __future__ import annotations

from typing import Any

from tests.registry.standin.answers import Answer, Question, as_json
from tests.registry.standin.index import Item

TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "posted-content": "article",
}


def negotiated(question: Question) -> Answer:
    """Return what an agency's own server answers."""
    item = question.index.get(question.path.removeprefix("/"))
    return as_json(csl(item)) if item else Answer(404, b"no such record")


def csl(item: Item) -> dict[str, Any]:
    """Return a record in CSL-JSON: lists of one are no lists."""
    kept = ("DOI", "author", "editor", "issued", "volume", "issue", "page", "publisher")
    alone = ("title", "container-title", "ISSN", "ISBN")
    return {
        "type": TYPES.get(item["type"], item["type"]),
        **{key: item[key] for key in kept if key in item},
        **{key: item[key][0] for key in alone if item.get(key)},
    }
