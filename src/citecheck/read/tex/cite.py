"""Citations in LaTeX: each key is an anchor, the command stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck import lexicon
from citecheck.model import Anchor, Block
from citecheck.read.tex import words
from citecheck.read.tex.files import COMMENT
from citecheck.read.tex.macros import Macro
from citecheck.read.tex.writer import Writer
from citecheck.text import PLAIN, Text

KEY = re.compile(r"[^\s,{}]+")
PAGES = re.compile(
    rf"\s*(?:\\p?pno\b)?(?:{lexicon.alternation('labels.page')}\.?)?[\s~]*(?:\\,)?(\d+(?:\s*[-–]+\s*\d+)?)",
    re.IGNORECASE,
)
FOOT = re.compile(r"autocite\s*=\s*(\w+)")
STYLE = re.compile(
    r"(?:cite)?style\s*=\s*[\w-]*(?:verbose|authortitle|notes|footnote|oscola|sbl|historian)"
    r"|\{biblatex-chicago\}"
)
INLINE = "authordate"
BEHIND = re.compile(r"\*(?=\{)")

Span = tuple[int, int]


class Citer(Writer):
    r"""Takes commands that cite.

    Attributes:
        anchors: the keys cited, each where it is.
        cited: the keys cited, those of ``\nocite`` included.
        waiting: notes that wait for the end of their chapter.
        count: the number of the last note.
        noted: how many notes the characters stand in.
        foots: whether ``\autocite`` makes a footnote.
        aliases: names that the document gives to citing commands; ``macros`` its shorthands.
    """

    def __init__(self, source: str, preamble: str) -> None:
        super().__init__(source)
        self.anchors: list[Anchor] = []
        self.cited: dict[str, None] = {}
        self.waiting: list[Block] = []
        self.count = 0
        self.noted = 0
        chosen = FOOT.search(preamble)
        self.foots = (
            chosen[1] == "footnote" if chosen else bool(STYLE.search(preamble)) and INLINE not in preamble
        )
        self.aliases: dict[str, str] = {}
        self.macros: dict[str, Macro] = {}

    def cites(self, name: str, after: int) -> bool:
        """Tell whether a command cites: by its name, and by a key that follows."""
        return bool(words.CITES.fullmatch(name)) and self.span(self.notes(after)[1]) is not None

    def footed(self, name: str) -> bool:
        """Tell whether a citing command makes a footnote."""
        automatic = self.foots and name.lower() in ("autocite", "autocites")
        return not self.noted and (automatic or bool(words.FOOTED.fullmatch(name)))

    def cite(self, name: str, at: int, after: int, style: int) -> int:
        r"""Take a citation; ``\footcite`` is a note of its own."""
        begin, position = at, self.skipped(after, 1) if words.VOLUME.fullmatch(name) else after
        while True:
            notes, stop = self.notes(position)
            span = self.span(stop)
            if span is None:
                break
            position = span[1] + 1
            if (star := BEHIND.match(self.source, position)) and (behind := self.span(star.end())):
                notes, position = [behind], behind[1] + 1
            self.anchor((begin, position), span, notes[-1:])
            begin = position
            if not words.MANY.fullmatch(name):
                break
        if name in ("citefield", "citename"):
            position = self.skipped(position, 1)
        self.place(at, position, style, footed=self.footed(name))
        return position

    def anchor(self, stretch: Span, keys: Span, notes: Sequence[Span]) -> None:
        """Tie a stretch to the keys in ``keys``; the last note gives the pages of the last of them."""
        match = PAGES.match(self.source, *notes[-1]) if notes else None
        named = KEY.findall(COMMENT.sub("", self.source[slice(*keys)]))
        for key in named:
            self.cited[key] = None
            self.anchors.append(Anchor(*stretch, key, match[1] if match and key == named[-1] else ""))

    def place(self, at: int, end: int, style: int, *, footed: bool) -> None:
        """Show a citing command as it stands, in a note of its own where it makes one."""
        text = Text.of(self.source[at:end], at, style)
        if footed:
            self.count += 1
            self.say(f"[^{self.count}]", at, PLAIN)
            self.waiting.append(Block("note", text, label=str(self.count)))
        else:
            self.pieces.append(text)

    def shorthand(self, macro: Macro, at: int, after: int, style: int) -> int:
        """Take a shorthand of the document's own; return where it ends."""
        given: list[Span | None] = []
        position = after
        for kind in macro.takes:
            span = {"m": self.span, "o": self.option}.get(kind, no_span)(position)
            given.append(span)
            position = span[1] + 1 if span else position
        if not macro.cites:
            self.say(macro.shown, at, style)
            return position + 2 * self.source.startswith("{}", position)
        for key, pages in macro.cites:
            keys, notes = given[key - 1], given[pages - 1] if pages else None
            if keys:
                self.anchor((at, position), keys, [notes] if notes else [])
        self.place(at, position, style, footed=macro.footed and not self.noted)
        return position

    def quoted(self, name: str, at: int, after: int, style: int) -> int:
        r"""Take a quotation that cites: ``\textcquote[12]{key}{words}``."""
        after = self.skipped(after, 1) if name.startswith(("foreign", "hybrid")) else after
        notes, stop = self.options(after)
        keys = self.span(stop)
        if keys is None:
            return after
        self.anchor((at, keys[1] + 1), keys, notes[-1:])
        self.place(at, keys[1] + 1, style, footed=False)
        self.say(" ", keys[1] + 1, style)
        return keys[1] + 1


def no_span(after: int) -> None:
    """Return nothing: a star is taken with its command."""
