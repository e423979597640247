"""The arguments of LaTeX's commands: where they begin and end in a source."""

from __future__ import annotations

import re

BRACES = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)
OPTION = re.compile(r"\s*\[((?:[^\[\]{}]|\{[^{}]*\}|\[[^\[\]]*\])*)\]")
PAREN = re.compile(r"\s*\(([^()]*)\)")
OPEN = re.compile(r"\s*\{")


class Source:
    """A source, and for each opening brace where it closes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.closing = pairs(source)

    def span(self, after: int) -> tuple[int, int] | None:
        """Return where the argument in braces that follows begins and ends."""
        match = OPEN.match(self.source, after)
        return (match.end(), self.closing[match.end() - 1]) if match else None

    def options(self, after: int) -> int:
        """Return where the arguments in square brackets end that follow."""
        while match := OPTION.match(self.source, after) or PAREN.match(self.source, after):
            after = match.end()
        return after

    def arguments(self, after: int) -> int:
        """Return where all arguments end that follow."""
        while True:
            stop = self.options_only(after)
            span = self.span(stop)
            if span is None or self.source.count("\n", stop, span[0]) > 1:
                return stop
            after = span[1] + 1

    def options_only(self, after: int) -> int:
        """Return where the arguments in square brackets end that follow; round ones are text."""
        while match := OPTION.match(self.source, after):
            after = match.end()
        return after

    def after_word(self, name: str, after: int) -> int:
        """Return where the text goes on: blanks and an empty group behind a command's word are none."""
        if not name[-1:].isalpha():
            return after
        if self.source.startswith("{}", after):
            return after + 2
        return after + len(self.source[after : after + 9]) - len(self.source[after : after + 9].lstrip(" "))


def pairs(source: str) -> dict[int, int]:
    """Return for each opening brace where it closes: at the end of its paragraph, where it never does."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for match in BRACES.finditer(source):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            closing[opened.pop()] = match.start()
    stop = seen = len(source)
    for start in reversed(opened):
        found = source.find("\n\n", start, seen + 1)
        stop = found if found >= 0 else stop
        closing[start], seen = stop, start
    return closing
