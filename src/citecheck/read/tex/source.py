"""The arguments of LaTeX's commands: where they begin and end in a source."""

from __future__ import annotations

import re

BRACES = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)
BLANK = re.compile(r"(?:\s|(?<!\\)%[^\n]*(?:\n|\Z))*+")
IN_OPTION = re.compile(r"\\.|[\[\]{}]", re.DOTALL)
ROUND = re.compile(r"\([^()]*\)|<[^<>\n]*>")
LONGEST_OPTION, DEEPEST_OPTION = 2000, 3


class Source:
    """A source, and for each opening brace where it closes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.closing = pairs(source)

    def blank(self, after: int) -> int:
        """Return where white space and comments end."""
        match = BLANK.match(self.source, after)
        return match.end() if match else after

    def span(self, after: int) -> tuple[int, int] | None:
        """Return where the argument in braces that follows begins and ends."""
        start = self.blank(after)
        return (start + 1, self.closing[start]) if start in self.closing else None

    def option(self, after: int) -> tuple[int, int] | None:
        """Return where the argument in square brackets that follows begins and ends."""
        start = self.blank(after) + 1
        if not self.source.startswith("[", start - 1):
            return None
        depth, position = 0, start
        while match := IN_OPTION.search(self.source, position, start + LONGEST_OPTION):
            position = match.end()
            if match[0] == "{":
                position = self.closing.get(match.start(), position)
            elif match[0] == "[" and depth < DEEPEST_OPTION:
                depth += 1
            elif match[0] == "[":
                break
            elif match[0] == "]" and depth:
                depth -= 1
            elif match[0] == "]":
                return start, match.start()
        return None

    def options(self, after: int) -> tuple[list[tuple[int, int]], int]:
        """Return the arguments in square brackets that follow, and where they end."""
        found = []
        while span := self.option(after):
            found.append(span)
            after = span[1] + 1
        return found, after

    def options_only(self, after: int) -> int:
        """Return where the arguments in square brackets end that follow; round ones are text."""
        return self.options(after)[1]

    def notes(self, after: int) -> tuple[list[tuple[int, int]], int]:
        """Return what surrounds a citation, as ``options``; round and angular brackets go with it."""
        found, position = self.options(after)
        while match := ROUND.match(self.source, self.blank(position)):
            more, position = self.options(match.end())
            found += more
        return found, position

    def arguments(self, after: int) -> int:
        """Return where all arguments end that follow."""
        while True:
            stop = self.options_only(after)
            span = self.span(stop)
            if span is None or self.source.count("\n", stop, span[0]) > 1:
                return stop
            after = span[1] + 1

    def skipped(self, after: int, count: int) -> int:
        """Return where ``count`` arguments in braces end."""
        for _ in range(count):
            span = self.span(self.options_only(after))
            if span is None:
                break
            after = span[1] + 1
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
