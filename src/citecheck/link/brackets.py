"""Finds the brackets of a text, nested ones too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"[()\[\]]")
CLOSING = {")": "(", "]": "["}
LONGEST = 900


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets: its index range in the text, and whether it lies inside another."""

    start: int
    end: int
    nested: bool

    def inside(self, string: str) -> str:
        """Return what the pair encloses, the marks of inner pairs replaced by spaces."""
        return MARK.sub(" ", string[self.start + 1 : self.end - 1])


def find(string: str) -> Iterator[Bracket]:
    """Yield the bracket pairs of ``string``, outer ones before inner ones; a stray mark opens none."""
    pairs: list[tuple[int, int]] = []
    opened: list[re.Match[str]] = []
    for mark in MARK.finditer(string):
        if mark[0] not in CLOSING:
            opened.append(mark)
            continue
        depth = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == CLOSING[mark[0]]), None)
        if depth is None:
            continue
        start = opened[depth].start()
        del opened[depth:]
        if mark.end() - start <= LONGEST:
            pairs.append((start, mark.end()))
    reach = -1
    for start, end in sorted(pairs):
        yield Bracket(start, end, start < reach)
        reach = max(reach, end)
