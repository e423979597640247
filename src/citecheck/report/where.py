"""How a place is called, so that an editor finds it: by line, or by note, paragraph and page."""

from __future__ import annotations

from citecheck.model import Place
from citecheck.report.words import say


def where(place: Place, lang: str, lined: str = "line") -> str:
    """Return the words for a place; ``lined`` is the name of the words for one in a file with lines."""
    spot = place.spot
    if spot is None:
        return say(lang, lined, line=place.line, column=place.column)
    words = [say(lang, "spot.page", page=spot.page)] if spot.page else []
    if spot.line:
        words.append(say(lang, "spot.line", line=spot.line))
    if spot.kind:
        words.append(say(lang, f"spot.{spot.kind}", number=spot.number, words=spot.words))
    return ", ".join(words)


def lined(place: Place) -> bool:
    """Tell whether the lines of a place are lines of its file."""
    return place.spot is None or place.spot.line > 0
