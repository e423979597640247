"""A citation as it is found in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model import Citation, CitationKind, Cited
from citecheck.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A citation in a text: its index range, kind and sources."""

    start: int
    end: int
    kind: CitationKind
    parts: tuple[Cited, ...]


def citation(id: str, text: Text, found: Found, claim: str) -> Citation:
    """Return the citation that was found in ``text``."""
    targets = tuple(dict.fromkeys(target for part in found.parts for target in part.targets))
    return Citation(id, text[found.start : found.end], found.kind, targets, claim, found.parts)
