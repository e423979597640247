"""The sentence or clause that a citation supports."""

from __future__ import annotations

from citecheck.link.sentences import sentence, tidy

LONGEST = 600


def claim_before(text: str, at: int, earliest: int = 0) -> str:
    """Return what a note marker at index ``at`` supports: its sentence as far as the marker.

    Args:
        text: the paragraph.
        at: index of the marker.
        earliest: index behind the marker before this one; the claim begins no earlier.
    """
    start, _ = sentence(text, max(0, at - 1))
    words = text[max(start, earliest) : at].lstrip(' .,;:!?»”"’)…')
    if not any(c.isalpha() for c in words):
        start, end = sentence(text, max(0, max(start, earliest) - 2))
        words = text[start:end]
    return tidy(words)[-LONGEST:]


def claim_around(text: str, start: int, end: int) -> str:
    """Return the sentence that holds the citation; of a long one the part around it."""
    first, _ = sentence(text, start)
    _, last = sentence(text, max(start, end - 1))
    first = max(first, end - LONGEST)
    return tidy(text[first : min(last, first + LONGEST)])
