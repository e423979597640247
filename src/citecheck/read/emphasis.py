"""Which asterisks and underscores emphasise: CommonMark 0.31, section 6.2."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DEPTH = 64


@dataclass(slots=True)
class Run:
    """A row of the same mark; ``start`` and ``end`` close in on what is not used up yet."""

    mark: str
    start: int
    end: int
    length: int
    opens: bool
    closes: bool

    def fits(self, closer: Run) -> bool:
        """Return whether this run may open what ``closer`` closes; the "rule of three" included."""
        if self.mark != closer.mark:
            return False
        if (self.closes or closer.opens) and (self.length + closer.length) % 3 == 0:
            return self.length % 3 == 0 and closer.length % 3 == 0
        return True


def pairs(string: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (start of the opening marks, start of the closing marks, how many marks each).

    Args:
        string: the text of one block.
        spans: where its rows of marks stand, in order; those in code and addresses left out.
    """
    stack: list[Run] = []
    for start, end in spans:
        run = flank(string, start, end)
        while run.closes and run.start < run.end:
            depth = next((i for i in range(1, min(len(stack), DEPTH) + 1) if stack[-i].fits(run)), 0)
            if not depth:
                break
            opener = stack[-depth]
            width = min(2, opener.end - opener.start, run.end - run.start)
            yield opener.end - width, run.start, width
            opener.end -= width
            run.start += width
            del stack[len(stack) - depth + (opener.start < opener.end) :]
        if run.opens and run.start < run.end:
            stack.append(run)


def flank(string: str, start: int, end: int) -> Run:
    """Return the run of marks from ``start`` to ``end`` with what it may do, by its neighbours."""
    before, after = kind(string[start - 1 : start]), kind(string[end : end + 1])
    left = after != "space" and (after != "punctuation" or before != "letter")
    right = before != "space" and (before != "punctuation" or after != "letter")
    if string[start] == "_":
        opens, closes = (
            left and (not right or before == "punctuation"),
            right and (not left or after == "punctuation"),
        )
    else:
        opens, closes = left, right
    return Run(string[start], start, end, end - start, opens, closes)


def kind(character: str) -> str:
    """Return what a neighbour counts as; the ends of a text count as spaces."""
    if not character or character.isspace():
        return "space"
    return "punctuation" if unicodedata.category(character)[0] in "PS" else "letter"
