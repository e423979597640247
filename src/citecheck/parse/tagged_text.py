"""Holds the fields that a format names against the reference that it prints."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from citecheck.model import Work

IDENTIFIERS = frozenset({"doi", "url", "isbn", "issn", "pmid", "arxiv", "accessed"})
KEPT = frozenset({"printed", "text", "type", "confidence", "confidences", "cited_in", "locator", "language"})
UNKNOWN = "document"


def held(tagged: Work, read: Work | None) -> Work:
    """Return the tagged work; what its tags leave out comes from what was ``read`` of the printed reference.

    Of tags that name author, title and date only identifiers are thought to be missing.
    """
    if read is None:
        return tagged
    complete = bool(tagged.title and (tagged.creators or tagged.et_al) and tagged.issued)
    known: dict[str, Any] = {
        field.name: getattr(tagged, field.name)
        for field in fields(Work)
        if field.name not in KEPT
        and (getattr(tagged, field.name) or (complete and field.name not in IDENTIFIERS))
    }
    kind = tagged.type if tagged.type != UNKNOWN else read.type
    return replace(read, **known, type=kind, language=tagged.language or read.language, confidence=1.0)
