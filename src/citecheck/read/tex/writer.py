"""Writes the blocks of a LaTeX document; every character keeps its place."""

from __future__ import annotations

import re
from array import array

from citecheck.model import Block, BlockKind
from citecheck.read.tex import words
from citecheck.read.tex.source import Source
from citecheck.text import PLAIN, RAISED, Text

RAISED_MATH = re.compile(r"\$\s*(?:\{\s*\})?\^\s*\{?\s*([^{}$]{1,12}?)\s*\}?\s*\$")
ACCENTED = re.compile(r"\s*(?:\{\s*(\\?\w)\s*(?:\{\})?\}|(\\[ij])(?![A-Za-z])\s*|(\w))")
ESCAPED = re.compile(r"\\([_&%#~$])")
ONE_LINE = {ord("\n"): " ", ord("\r"): " "}
BLANKS = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")
ROW = re.compile(r"[ \t]{2,}(?!\t)|(?<=[^\t\n])[ ]{2,}")
LONGEST_FORMULA, LONGEST_MARKER = 5000, 60


class Writer(Source):
    """Puts characters into a paragraph, and paragraphs among the blocks.

    Attributes:
        blocks: what is written.
        pieces: the characters of the block that is being written.
        kind, label: what that block is.
        lists: in how many lists it stands.
        unclosed: the ends of what is left out that do not come any more.
        flat: in how many arguments the characters stand, which make no blocks of their own.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.blocks: list[Block] = []
        self.pieces: list[Text] = []
        self.kind: BlockKind = "paragraph"
        self.label = ""
        self.lists = 0
        self.flat = 0
        self.unclosed: set[str] = set()

    def put(self, start: int, end: int, style: int) -> None:
        """Add characters as they stand; a line's end is a space."""
        if start < end:
            self.pieces.append(Text.of(self.source[start:end].translate(ONE_LINE), start, style))

    def say(self, string: str, at: int, style: int) -> None:
        """Add characters that stand for the command at ``at``."""
        self.pieces.append(Text(string, array("l", [at] * len(string)), bytes([style]) * len(string)))

    def taken(self) -> Text:
        """Return what was added since the last call."""
        text = Text.join(self.pieces).sub(BLANKS, "\n").sub(ROW, " ").strip()
        self.pieces = []
        return text

    def flush(self) -> None:
        """End the block; inside an argument, a space is all that ends."""
        if self.flat:
            self.pieces += [Text(" ", piece.offsets[-1:], piece.styles[-1:]) for piece in self.pieces[-1:]]
            return
        text = self.taken()
        if text.string:
            level = self.lists if self.kind == "item" else 0
            self.blocks.append(Block(self.kind, text, level, self.label))
            self.label = "" if self.kind != "entry" else self.label
        if self.kind == "item":
            self.kind = "paragraph"

    def accent(self, name: str, at: int, after: int, style: int) -> int:
        """Show a letter with its accent; return where the text goes on."""
        if name in words.LETTERS:
            self.say(words.letter(f"\\{name}{{}}"), at, style)
            return self.after_word(name, after)
        match = ACCENTED.match(self.source, after)
        if match:
            self.say(words.letter(f"\\{name}{{{match[1] or match[2] or match[3]}}}"), at, style)
        return match.end() if match else after

    def address(self, after: int, style: int) -> int:
        """Show an address as it stands; return where it ends."""
        span = self.span(after)
        if span is None:
            return after
        self.pieces.append(self.unescaped(*span, style))
        return span[1] + 1

    def unescaped(self, start: int, end: int, style: int) -> Text:
        """Return characters as they stand, their escapes resolved."""
        return Text.of(self.source[start:end], start, style).sub(ESCAPED, lambda match: match[1])

    def formula(self, mark: str, after: int) -> int:
        """Leave out what ``mark`` ends, a formula mostly; return where the text goes on."""
        stop = -1 if mark in self.unclosed else self.source.find(mark, after)
        if stop >= 0:
            return stop + len(mark)
        self.unclosed.add(mark)
        return after

    def math(self, at: int, end: int) -> int:
        """Take a formula: a raised number is text, anything else is shown as it stands."""
        if match := RAISED_MATH.match(self.source, at, min(end, at + LONGEST_MARKER)):
            self.put(*match.span(1), RAISED)
            return match.end()
        mark = "$$" if self.source.startswith("$$", at) else "$"
        stop = self.source.find(mark, at + len(mark), min(end, at + LONGEST_FORMULA))
        if stop < 0:
            return at + len(mark)
        self.put(at + len(mark), stop, PLAIN)
        return stop + len(mark)
