"""Markdown (CommonMark with tables and footnotes), and the debris of conversions that calls itself so.

The parser gives the blocks; ``inline`` cleans what stands in them. Three habits of Markdown are not followed,
since they destroy more converted text than they read: indented code, link definitions (``[1]: address`` is
more often a note), and headings underlined by a single dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from citecheck.model import Block, Manuscript
from citecheck.read import inline, lines
from citecheck.read.decode import decode
from citecheck.read.lists import beside
from citecheck.text import Text

FRONT = re.compile(r"---[ \t]*\n(\w[\w-]*[ \t]*:.*\n(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
FIELD = re.compile(r"^(\w[\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
UNDERLINE = re.compile(r"[ \t]{0,3}(?:(=)={2,}|-{3,})[ \t]*")
TITLE = re.compile(r"[^\n]{1,120}(?<![.;,:\s])[ \t]*")
HTML_HEADING = re.compile(r"\s*<h([1-6])[\s>]", re.IGNORECASE)
HTML_TABLE = re.compile(r"\s*<table[\s>]", re.IGNORECASE)
BORDER = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
LONGEST_NUMBER = 3


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a Markdown file.

    Raises:
        Unreadable: if the bytes are no text.
    """
    source, remarks = decode(data, path)
    text = lines.BREAK.sub("\n", source)
    metadata: dict[str, str] = {}
    lists: list[str] = []
    if front := FRONT.match(text):
        given = {key.lower(): value.strip("\"'") for key, value in FIELD.findall(front[1]) if value}
        metadata = {key: inline.unreferred(value) for key, value in given.items()}
        lists = beside.named(front[1])
        text = "\n".join(shown_rows(front[0])) + text[front.end() :]
    shown = Reader(source).blocks(SyntaxTreeNode(tokens(text)).children)
    blocks = tuple(block for block in shown if block.text.string.strip())
    found = Manuscript(path, source, blocks, remarks, metadata=metadata, lines=lines.starts(source))
    return beside.with_lists(found, lists)


def shown_rows(front: str) -> Iterator[str]:
    """Yield the rows of a front matter; empty but for the abstract, and for a title with a note."""
    field = ""
    for row in front.split("\n"):
        named = FIELD.match(row)
        field = named[1].lower() if named else field
        words = (named[2] if named else row).strip(" \t\"'|>")
        shown = field == "abstract" or (field == "title" and inline.REFERENCE.search(words))
        yield words if shown and not row.startswith(("---", "...")) else ""


@cache
def parser(fences: bool = True) -> MarkdownIt:
    """Return the parser, for blocks alone."""
    markdown = MarkdownIt("commonmark").enable("table")
    footnote_plugin(markdown, inline=False, move_to_end=False)
    disabled = ["code", "lheading", "reference", "inline", "text_join"]
    return markdown.disable(disabled if fences else [*disabled, "fence"])


def tokens(text: str) -> list[Token]:
    """Return the block tokens of ``text``; a fence that is never closed is no fence."""
    found, rows = parser().parse(text), text.split("\n")
    fences = [token for token in found if token.type == "fence"]
    return found if all(closed(token, rows) for token in fences) else parser(fences=False).parse(text)


def closed(token: Token, rows: Sequence[str]) -> bool:
    """Return whether a code block ends with its fence."""
    first, end = token.map or (0, 0)
    return end - first > 1 and rows[end - 1].strip(" \t>").startswith(token.markup)


class Reader:
    """Makes blocks of the parser's tree; the tree tells rows, the source the characters."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.spans = lines.spans(source)

    def blocks(self, nodes: Iterable[SyntaxTreeNode], level: int = 0) -> Iterator[Block]:
        """Yield the blocks of ``nodes`` and of what is nested in them, in the file's order."""
        for child in nodes:
            match child.type:
                case "paragraph":
                    yield self.paragraph(child)
                case "heading":
                    yield Block("heading", inline.markdown(self.text(child)), int(child.tag[1]))
                case "list_item":
                    yield from self.item(child, level)
                case "footnote_reference":
                    yield from self.container(child, Block("note", Text.of(""), label=child.meta["label"]), 0)
                case "table":
                    yield self.table(child)
                case "fence":
                    first, end = rows(child)
                    yield Block("code", lines.text(self.source, self.spans[first + 1 : end - 1]))
                case "html_block":
                    yield self.html(child)
                case _:
                    yield from self.blocks(child.children, level)

    def item(self, node: SyntaxTreeNode, level: int) -> Iterator[Block]:
        """Yield a list item and what is nested in it; "- 1." opens one item, not two."""
        parent = node.parent.parent if node.parent else None
        if not (parent and parent.type == "list_item" and rows(parent)[0] == rows(node)[0]):
            level += 1
        if len(node.info) > LONGEST_NUMBER:
            yield Block("paragraph", inline.markdown(self.whole(*rows(node))))
        else:
            yield from self.container(node, Block("item", Text.of(""), level, node.info), level)

    def container(self, node: SyntaxTreeNode, block: Block, level: int) -> Iterator[Block]:
        """Yield ``block`` with the paragraphs that ``node`` begins with, then whatever else it holds."""
        own = list(takewhile(lambda child: child.type == "paragraph", node.children))
        parts = [inline.markdown(self.text(child)) for child in own]
        yield replace(block, text=Text.join(parts, "\n"))
        yield from self.blocks(node.children[len(own) :], level)

    def paragraph(self, node: SyntaxTreeNode) -> Block:
        """Return a paragraph; a heading where it is one line, underlined."""
        text = self.text(node)
        title, _, last = text.string.rpartition("\n")
        if "=" in last and UNDERLINE.fullmatch(last) and TITLE.fullmatch(title):
            return Block("heading", inline.markdown(text[: len(title)]), 1)
        below = self.source[slice(*self.spans[rows(node)[1]])] if rows(node)[1] < len(self.spans) else ""
        if UNDERLINE.fullmatch(below) and TITLE.fullmatch(text.string):
            return Block("heading", inline.markdown(text), 2)
        return Block("paragraph", inline.markdown(text))

    def table(self, node: SyntaxTreeNode) -> Block:
        """Return a table: a line for each row but the ruled one, a tab between cells."""
        first, end = rows(node)
        spans = [
            self.within(row, self.row(row).strip(" \t|")) for row in range(first, end) if row != first + 1
        ]
        return Block("table", inline.markdown(lines.text(self.source, spans).sub(BORDER, "\t")))

    def html(self, node: SyntaxTreeNode) -> Block:
        """Return what a piece of HTML shows."""
        raw = self.whole(*rows(node))
        text = inline.plain(raw).strip()
        if heading := HTML_HEADING.match(raw.string):
            return Block("heading", text, int(heading[1]))
        return Block("table" if HTML_TABLE.match(raw.string) else "paragraph", text)

    def text(self, node: SyntaxTreeNode) -> Text:
        """Return the characters that the parser has left of a paragraph or heading."""
        content = node.children[0].content.split("\n")
        spans = [self.within(row, part.strip(" \t")) for row, part in enumerate(content, rows(node)[0])]
        return lines.text(self.source, spans)

    def whole(self, first: int, end: int) -> Text:
        """Return whole rows."""
        return lines.text(self.source, self.spans[first:end]).strip()

    def row(self, row: int) -> str:
        """Return the characters of one row."""
        return self.source[slice(*self.spans[row])]

    def within(self, row: int, part: str) -> tuple[int, int]:
        """Return the offsets of the last place where ``part`` stands in a row."""
        start = self.spans[row][0] + max(0, self.row(row).rfind(part))
        return start, start + len(part)


def rows(node: SyntaxTreeNode) -> tuple[int, int]:
    """Return the first row of a node and the one after its last."""
    return node.map or (0, 0)
