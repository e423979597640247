"""Characters that remember where in the file they stand, and how they looked there."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass

PLAIN, RAISED, ITALIC, BOLD = 0, 1, 2, 4


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A piece of a manuscript.

    Readers drop tags and escapes, later stages join what a page break tore: every character
    still knows its offset in the manuscript's source.

    Attributes:
        string: the characters.
        offsets: for each character, its offset in ``Manuscript.source``.
        styles: for each character, the sum of ``RAISED``, ``ITALIC`` and ``BOLD``.
    """

    string: str
    offsets: array[int]
    styles: bytes

    @classmethod
    def of(cls, string: str, start: int = 0, style: int = PLAIN) -> Text:
        """Return ``string`` as it stands at offset ``start``, in one style."""
        return cls(string, array("l", range(start, start + len(string))), bytes([style]) * len(string))

    @classmethod
    def join(cls, parts: Iterable[Text], between: str = "") -> Text:
        """Return ``parts`` one after the other; ``between`` takes the place of what it follows."""
        strings: list[str] = []
        offsets, styles = array("l"), bytearray()
        for part in parts:
            if strings and between:
                strings.append(between)
                offsets.extend([offsets[-1] if offsets else part.start] * len(between))
                styles.extend(bytes(len(between)))
            strings.append(part.string)
            offsets.extend(part.offsets)
            styles.extend(part.styles)
        return cls("".join(strings), offsets, bytes(styles))

    def __str__(self) -> str:
        return self.string

    def __len__(self) -> int:
        return len(self.string)

    def __getitem__(self, part: slice) -> Text:
        return Text(self.string[part], self.offsets[part], self.styles[part])

    @property
    def start(self) -> int:
        """The offset of the first character; 0 where there is none."""
        return self.offsets[0] if self.offsets else 0

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.offsets[-1] + 1 if self.offsets else 0

    def holds(self, offset: int) -> bool:
        """Tell whether a text has the character at an offset; a note's may lie between its own."""
        index = bisect_left(self.offsets, offset)
        return index < len(self) and self.offsets[index] == offset

    def strip(self, characters: str | None = None) -> Text:
        """Return the text without white space (or ``characters``) at its ends."""
        left = len(self.string) - len(self.string.lstrip(characters))
        return self[left : max(left, len(self.string.rstrip(characters)))]

    def sub(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> Text:
        """Replace what ``pattern`` matches; the new characters stand where the match began."""
        parts, last = [], 0
        for match in pattern.finditer(self.string):
            new = replacement(match) if callable(replacement) else replacement
            at = self.offsets[min(match.start(), len(self) - 1)] if self.offsets else 0
            style = self.styles[match.start() : match.start() + 1] or b"\0"
            parts += [self[last : match.start()], Text(new, array("l", [at] * len(new)), style * len(new))]
            last = match.end()
        return Text.join([*parts, self[last:]]) if parts else self

    def runs(self, style: int) -> list[tuple[int, int]]:
        """Return the index ranges (start, end) whose characters bear ``style``."""
        if not self.styles.strip(b"\0"):
            return []
        flags = bytes(1 if s & style else 0 for s in self.styles)
        return [match.span() for match in re.finditer(rb"\x01+", flags)]
