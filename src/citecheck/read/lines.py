"""Lines as an editor and Python's universal newlines count them, and texts made of some of them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from citecheck.text import PLAIN, Text

BREAK = re.compile(r"\r\n?|\n")


def starts(source: str) -> tuple[int, ...]:
    """Return the offsets at which lines begin; the first is 0."""
    return (0, *(match.end() for match in BREAK.finditer(source) if match.end() < len(source)))


def spans(source: str) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of each line without its break."""
    found, last = [], 0
    for match in BREAK.finditer(source):
        found.append((last, match.start()))
        last = match.end()
    return [*found, (last, len(source))] if last < len(source) else found


def text(source: str, parts: Iterable[tuple[int, int]]) -> Text:
    r"""Return the lines, or parts of lines, at ``parts``; a "\n" stands where the break of each begins."""
    pieces = []
    for start, end in parts:
        pieces += [Text.of(source[start:end], start), Text("\n", array("l", [end]), bytes([PLAIN]))]
    return Text.join(pieces[:-1])
