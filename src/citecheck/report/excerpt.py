"""The line of a file on which something stands, cut to a width around the part that matters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from citecheck.model import Manuscript, Place

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line in three parts; ``marked`` is what a finding is about."""

    before: str
    marked: str
    after: str

    @property
    def partial(self) -> bool:
        """Whether words stand beside the marked ones: only then it helps to mark them."""
        return any(map(str.isalnum, self.before + self.after))

    @property
    def right_to_left(self) -> bool:
        """Whether a terminal may reorder the line, so that nothing under it can point at its parts."""
        return any(
            unicodedata.bidirectional(one) in ("R", "AL") for one in self.before + self.marked + self.after
        )


def printable(words: str) -> str:
    """Return ``words`` on one line, without characters that would command a terminal."""
    return CONTROL.sub(" ", words)


def excerpt(manuscript: Manuscript, place: Place, width: int) -> Excerpt:
    """Return the first line of ``place``, at most ``width`` characters of it."""
    first = place.start if place.start >= 0 else manuscript.lines[place.line - 1] + place.column - 1
    row = bisect_right(manuscript.lines, first)
    line, begin = printable(source_line(manuscript, row)), manuscript.lines[row - 1]
    start = min(first - begin, len(line))
    last = place.end if place.start >= 0 else manuscript.lines[place.end_line - 1] + place.end_column
    end = min(last - begin, len(line))
    indent = min(start, len(line) - len(line.lstrip()))
    left, right = window(indent, start, max(end, start), len(line.rstrip()), width)
    before = (CUT if left > indent else "") + line[left:start]
    marked, after = line[start : min(end, right)], line[max(end, start) : right]
    cut = CUT if right < len(line.rstrip()) else ""
    return Excerpt(before, marked, after + cut) if after else Excerpt(before, marked + cut, "")


def source_line(manuscript: Manuscript, line: int) -> str:
    """Return a line of the file without its end."""
    first = manuscript.lines[line - 1]
    last = manuscript.lines[line] if line < len(manuscript.lines) else len(manuscript.source)
    return manuscript.source[first:last].rstrip("\r\n")


def window(first: int, start: int, end: int, last: int, width: int) -> tuple[int, int]:
    """Return which part of a line to show: all where it fits, else the marked part amid its neighbours."""
    if last - first <= width:
        return first, last
    room = max(width - 2 * len(CUT), 1)
    left = max(first, min(start - max(room - (end - start), 0) // 2, last - room))
    left = min(left, start)
    return left, min(last, left + room)
