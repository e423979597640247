"""Goes through LaTeX once and takes each command for what it shows."""

from __future__ import annotations

import re

from citecheck.model import Block
from citecheck.read.inline import shows, unreferred
from citecheck.read.lists.latex import journals
from citecheck.read.tex import amsrefs, words
from citecheck.read.tex.macros import macros, renamed
from citecheck.read.tex.silent import Silent
from citecheck.read.tex.writer import LONGEST_FORMULA
from citecheck.text import PLAIN, Text

TOKEN = re.compile(
    r"\\(?:[A-Za-z@]+\*?|.)|[{}%$~&]|---?|``|''|<<|>>|,,|[?!]`|\"[`'=~<>-]|\n[ \t\r]*\n\s*", re.DOTALL
)
SPACES = re.compile(r"[ \t]*\n?[ \t]*")
NAME = re.compile(r"\s*\{([^{}]*)\}")
VERB = re.compile(r"\\verb\*?([^A-Za-z\s])(.*?)\1")
TITLE = re.compile(r"^[^%\n]*?\\title(?=\s*[\[{])", re.MULTILINE)
OVERLAY = re.compile(r"<[\d,+.*@a-z: |-]*\d?[-+]?>(?![>\w])")
MARKS = {
    "~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "<<": "«", ">>": "»", ",,": "„", "?`": "¿",
    "!`": "¡",
}  # fmt: skip
GERMAN = {'"`': "„", "\"'": "“", '"=': "-", '"~': "-", '"-': "", '"<': "«", '">': "»"}
SIGNS = {**journals(), **words.SIGNS}
DOI = "https://doi.org/"
DEEPEST = 40


class Scan(Silent):
    r"""Makes blocks of a document.

    Attributes:
        title: the words of ``\title``.
        tables: in how many tables the characters stand.
        depth: how deep arguments are nested.
        marks: characters that stand for another.
    """

    def __init__(self, source: str, start: int = 0) -> None:
        super().__init__(source, source[:start])
        self.title = ""
        self.tables = 0
        self.depth = 0
        self.marks = MARKS
        self.start = start
        if re.search(r"german|austrian", source[:start]):
            self.marks = MARKS | GERMAN
        self.aliases = renamed(source, start)
        for name, macro in macros(self, start, lambda *span: self.inner(*span).string):
            self.macros[name] = macro

    def document(self, end: int) -> None:
        """Go through a document's text; before it, only the title is read."""
        if match := TITLE.search(self.source, 0, self.start):
            self.heading("title", match.end())
        self.run(self.start, end, PLAIN)
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
        elif token[0] == "\\":
            return min(self.command(token[1:].rstrip("*"), match, end, styles), end)
        elif token[0] == "\n":
            self.flush()
        else:
            self.say(self.marks.get(token, token), at, style)
        return match.end()

    def command(self, name: str, match: re.Match[str], end: int, styles: list[int]) -> int:
        """Take one command with its arguments; return where to go on."""
        at, after, style = match.start(), match.end(), styles[-1]
        name = self.aliases.get(name, name)
        if name[:1].isalpha() and (overlay := OVERLAY.match(self.source, after, end)):
            after = overlay.end()
        if name in words.SWITCHES:
            styles[-1] |= words.SWITCHES[name]
            return after
        if name in ("begin", "end"):
            return self.environment(name, after, end, styles)
        if name == "verb":
            return self.verb(match, end, style)
        if name in words.NOTES or name in words.MARKED:
            return self.note(name, at, after)
        if name in self.macros:
            return self.shorthand(self.macros[name], at, after, style)
        if name in SIGNS:
            self.say(SIGNS[name], at, style)
            return self.options_only(after) if name == "\\" else self.after_word(name, after)
        if name in words.ACCENTS or name in words.LETTERS:
            return self.accent(name, at, after, style)
        if self.cites(name, after):
            return self.cite(name, at, after, style)
        return self.known(name, at, after, style)

    def verb(self, match: re.Match[str], end: int, style: int) -> int:
        """Show characters as they stand, if they are no commands; return where they end."""
        found = VERB.match(self.source, match.start(), min(end, match.start() + LONGEST_FORMULA))
        if found and "\\" not in found[2]:
            self.put(*found.span(2), style)
        return found.end() if found else match.end()

    def known(self, name: str, at: int, after: int, style: int) -> int:
        """Take a command that makes blocks or styles, or shows nothing; an unknown one shows its words."""
        if name in words.SECTIONS or name == "title":
            return self.heading(name, after)
        if name in words.STYLED:
            return self.argument(after, style | words.STYLED[name])
        if name in ("url", "path", "nolinkurl", "doi"):
            self.say(DOI if name == "doi" and self.source.startswith("{10.", after) else "", at, style)
            return self.address(after, style)
        if name == "href":
            return self.link(after, style)
        if name in words.CITED_QUOTES:
            return self.quote(self.quoted(name, at, after, style), style)
        if name in words.QUOTES:
            return self.quote(self.skipped(after, 1) if name.startswith("foreign") else after, style)
        if name == "bib" and (found := amsrefs.entry(self, at, after)):
            self.blocks.append(found[0])
            return found[1]
        if name in ("item", "bibitem", "par"):
            return self.begin(name, after)
        if name in ("(", "["):
            return self.formula("\\" + {"(": ")", "[": "]"}[name], after)
        return self.silent(name, after)

    def inner(self, start: int, end: int, style: int = PLAIN) -> Text:
        """Return what stands from ``start`` to before ``end`` as a text of its own."""
        held, self.pieces = self.pieces, []
        self.flat += 1
        if self.depth < DEEPEST:
            self.run(start, end, style)
        self.flat -= 1
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
            self.title = unreferred(text.string)
        level = words.SECTIONS.get(name, 1)
        if level == 1:
            self.blocks += self.waiting
            self.waiting = []
        self.blocks.append(Block("heading", text, level))
        return span[1] + 1

    def note(self, name: str, at: int, after: int) -> int:
        """Take a note, or the mark of one; return where it ends."""
        option = self.option(after)
        stop = option[1] + 1 if option else after
        span = None if name in words.MARKED else self.span(stop)
        if name == "thanks":
            return span[1] + 1 if span else after
        number = self.source[slice(*option)] if option else ""
        if not name.endswith("text"):
            self.count = int(number) if number.isdigit() else self.count + 1
            self.say(f"[^{self.count}]", at, PLAIN)
        if span is None:
            return stop
        self.noted += 1
        label = number if number.isdigit() else str(self.count)
        self.waiting.append(Block("note", self.inner(*span), label=label))
        self.noted -= 1
        return span[1] + 1

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
        """Show words in quotation marks, behind the citation that an option holds."""
        options, stop = self.options(after)
        span = self.span(stop)
        if span is None:
            return after
        for option in options[:1]:
            if "cite" in self.source[slice(*option)] and self.depth < DEEPEST:
                self.run(*option, style)
                self.say(" ", option[1], style)
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
            self.kind = "paragraph" if self.flat else "item"
        elif key := self.span(after):
            self.kind, self.label = "entry", self.source[slice(*key)].strip()
            return key[1] + 1
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
        if kind == "displaycquote":
            return self.quoted(kind, match.end(), match.end(), styles[-1])
        options, stop = self.options(match.end())
        for option in options:
            if "cite" in self.source[slice(*option)] and self.depth < DEEPEST:
                self.run(*option, styles[-1])
        return self.skipped(stop, words.TAKES.get(kind, 0))
