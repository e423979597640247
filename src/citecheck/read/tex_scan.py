"""Goes through LaTeX once and takes each command for what it shows."""

from __future__ import annotations

import re

from citecheck.model import Anchor, Block
from citecheck.read import tex_words as words
from citecheck.read.inline import shows
from citecheck.read.tex_source import OPEN, OPTION
from citecheck.read.tex_writer import LONGEST_FORMULA, Writer
from citecheck.text import PLAIN, Text

TOKEN = re.compile(r"\\(?:[A-Za-z@]+\*?|.)|[{}%$~&]|---?|``|''|\n[ \t\r]*\n\s*", re.DOTALL)
SPACES = re.compile(r"[ \t]*\n?[ \t]*")
NAME = re.compile(r"\s*\{([^{}]*)\}")
VERB = re.compile(r"\\verb\*?([^A-Za-z\s])(.*?)\1")
TITLE = re.compile(r"^[^%\n]*?\\title(?=\s*[\[{])", re.MULTILINE)
KEY = re.compile(r"[^\s,{}]+")
PAGES = re.compile(r"\d+(?:\s*[-–]+\s*\d+)?")
MARKS = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”"}
DEEPEST = 40


class Scan(Writer):
    r"""Makes blocks of a document.

    Attributes:
        cited: the keys cited, those of ``\nocite`` included.
        title: the words of ``\title``.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.anchors: list[Anchor] = []
        self.cited: dict[str, None] = {}
        self.title = ""
        self.tables = 0
        self.count = 0
        self.depth = 0
        self.waiting: list[Block] = []

    def document(self, start: int, end: int) -> None:
        """Go through a document's text; before it, only the title is read."""
        if match := TITLE.search(self.source, 0, start):
            self.heading("title", match.end())
        self.run(start, end, PLAIN)
        self.flush()
        self.blocks += self.waiting

    def run(self, start: int, end: int, style: int) -> None:
        """Go through the characters from ``start`` to before ``end``."""
        self.depth += 1
        styles, position = [style], start
        while position < end:
            match = TOKEN.search(self.source, position, end)
            if match is None:
                break
            self.put(position, match.start(), styles[-1])
            position = self.token(match, end, styles)
        self.put(position, end, styles[-1])
        self.depth -= 1

    def token(self, match: re.Match[str], end: int, styles: list[int]) -> int:
        """Take one token; return where to go on."""
        token, at, style = match[0], match.start(), styles[-1]
        if token == "{":
            styles.append(style)
        elif token == "}":
            if len(styles) > 1:
                styles.pop()
        elif token == "%":
            stop = self.source.find("\n", at, end)
            return end if stop < 0 else SPACES.match(self.source, stop + 1).end()  # type: ignore[union-attr]
        elif token == "$":
            return self.math(at, end)
        elif token == "&":
            self.say("\t" if self.tables else "&", at, style)
        elif token in MARKS:
            self.say(MARKS[token], at, style)
        elif token[0] == "\n":
            self.flush()
        else:
            return min(self.command(token[1:].rstrip("*"), match, end, styles), end)
        return match.end()

    def command(self, name: str, match: re.Match[str], end: int, styles: list[int]) -> int:
        """Take one command with its arguments; return where to go on."""
        at, after, style = match.start(), match.end(), styles[-1]
        if name in words.SWITCHES:
            styles[-1] |= words.SWITCHES[name]
            return after
        if name in ("begin", "end"):
            return self.environment(name, after, end, styles)
        if name == "verb" and (verb := VERB.match(self.source, at, min(end, at + LONGEST_FORMULA))):
            self.put(*verb.span(2), style)
            return verb.end()
        if name in words.NOTES or name == "footnotemark":
            return self.note(name, at, after)
        if name in words.SIGNS:
            self.say(words.SIGNS[name], at, style)
            return self.after_word(name, after)
        if name in words.ACCENTS or name in words.LETTERS:
            return self.accent(name, at, after, style)
        if words.CITES.fullmatch(name) and OPEN.match(self.source, self.options(after)):
            return self.cite(name, at, after, style)
        return self.known(name, at, after, style)

    def known(self, name: str, at: int, after: int, style: int) -> int:
        """Take a command that makes blocks or styles, or shows nothing; an unknown one shows its words."""
        if name in words.SECTIONS or name == "title":
            return self.heading(name, after)
        if name in words.STYLED:
            return self.argument(after, style | words.STYLED[name])
        if name in ("url", "path", "nolinkurl", "doi"):
            return self.address(after, style)
        if name == "href":
            return self.link(after, style)
        if name in ("enquote", "textquote", "blockquote", "foreignquote"):
            return self.quote(after, style)
        if name in ("item", "bibitem", "par"):
            return self.begin(name, after)
        if name in ("(", "["):
            return self.formula("\\" + {"(": ")", "[": "]"}[name], after)
        if name == "nocite" and (keys := NAME.match(self.source, after)):
            self.cited.update(dict.fromkeys(key.strip() for key in keys[1].split(",")))
        if name in ("def", "newcommand", "renewcommand", "providecommand", "let"):
            defined = words.DEFINES.match(self.source, after)
            return self.arguments(defined.end() if defined else after)
        return self.arguments(after) if name in words.SILENT else after

    def inner(self, start: int, end: int, style: int = PLAIN) -> Text:
        """Return what stands from ``start`` to before ``end`` as a text of its own."""
        held, self.pieces = self.pieces, []
        if self.depth < DEEPEST:
            self.run(start, end, style)
        text = self.taken()
        self.pieces = held
        return text

    def argument(self, after: int, style: int) -> int:
        """Show the argument in ``style``; return where it ends."""
        span = self.span(self.options_only(after))
        if span is None or self.depth >= DEEPEST:
            return after
        self.run(*span, style)
        return span[1] + 1

    def heading(self, name: str, after: int) -> int:
        """Take a heading; return where it ends."""
        span = self.span(self.options_only(after))
        if span is None:
            return after
        self.flush()
        text = self.inner(*span)
        if name == "title":
            self.title = text.string
        self.blocks += self.waiting
        self.waiting = []
        self.blocks.append(Block("heading", text, words.SECTIONS.get(name, 1)))
        return span[1] + 1

    def note(self, name: str, at: int, after: int) -> int:
        """Take a note, or the mark of one; return where it ends."""
        option = OPTION.match(self.source, after)
        span = self.span(self.options_only(after))
        if name == "thanks":
            return span[1] + 1 if span else after
        if name != "footnotetext":
            self.count = int(option[1]) if option and option[1].isdigit() else self.count + 1
        label = option[1] if option and option[1].isdigit() else str(self.count)
        if name != "footnotetext":
            self.say(f"[^{label}]", at, PLAIN)
        if name == "footnotemark" or span is None:
            return self.options_only(after)
        self.waiting.append(Block("note", self.inner(*span), label=label))
        return span[1] + 1

    def cite(self, name: str, at: int, after: int, style: int) -> int:
        r"""Take a citation, each key an anchor; ``\footcite`` is a note of its own."""
        begin, position = at, after
        while (span := self.span(self.options(position))) is not None:
            printed = OPTION.findall(self.source[position : span[0]])
            for key in KEY.finditer(self.source, *span):
                locator = "".join(PAGES.findall(printed[-1])[:1]) if printed else ""
                self.cited[key[0]] = None
                self.anchors.append(Anchor(begin, span[1] + 1, key[0], locator))
            begin = position = span[1] + 1
            if not name.endswith("s"):
                break
        text = Text.of(self.source[at:position], at, style)
        if words.FOOTED.fullmatch(name):
            self.count += 1
            self.say(f"[^{self.count}]", at, PLAIN)
            self.waiting.append(Block("note", text, label=str(self.count)))
        else:
            self.pieces.append(text)
        return position

    def link(self, after: int, style: int) -> int:
        """Show a link's words, and its address where they do not show one."""
        span = self.span(self.options_only(after))
        if span is None:
            return after
        target = self.unescaped(*span, style)
        shown = self.span(span[1] + 1)
        if shown is None:
            self.pieces.append(target)
            return span[1] + 1
        text = self.inner(*shown, style)
        self.pieces.append(text)
        if not shows(text.string, target.string):
            self.say(" ", span[0], style)
            self.pieces.append(target)
        return shown[1] + 1

    def quote(self, after: int, style: int) -> int:
        """Show words in quotation marks."""
        span = self.span(self.options_only(after))
        if span is None:
            return after
        self.say("“", span[0], style)
        self.pieces.append(self.inner(*span, style))
        self.say("”", span[1], style)
        return span[1] + 1

    def begin(self, name: str, after: int) -> int:
        """Begin a paragraph, a list item or an entry."""
        self.flush()
        if name == "par":
            return after
        after = self.options_only(after)
        if name == "item":
            self.kind = "item"
        elif key := NAME.match(self.source, after):
            self.kind, self.label = "entry", key[1].strip()
            return key.end()
        return after

    def environment(self, name: str, after: int, end: int, styles: list[int]) -> int:
        """Enter or leave an environment; return where to go on."""
        match = NAME.match(self.source, after)
        if match is None:
            return after
        kind = match[1].strip().rstrip("*")
        if name == "begin" and kind in (words.VERBATIM | words.MATH):
            closed = self.source.find(f"\\end{{{match[1]}}}", match.end())
            return end if closed < 0 else closed + len(match[1]) + 6
        opens = 1 if name == "begin" else -1
        self.flush()
        styles.append(styles[-1]) if opens > 0 else styles and len(styles) > 1 and styles.pop()
        if kind in ("itemize", "enumerate", "description"):
            self.lists = max(0, self.lists + opens)
        if kind in words.TABLES:
            self.tables = max(0, self.tables + opens)
            self.kind = "table" if self.tables else "paragraph"
        if kind == "thebibliography" and opens < 0:
            self.kind, self.label = "paragraph", ""
        if opens < 0:
            return match.end()
        takes = (
            1 + (kind in ("tabularx", "tabulary")) if kind in words.TABLES or kind == "thebibliography" else 0
        )
        after = self.options_only(match.end())
        for span in [self.span(after)] * bool(takes):
            after = span[1] + 1 if span else after
        return after
