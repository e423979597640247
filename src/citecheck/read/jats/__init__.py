"""JATS and BITS: the article in its tags; references with their fields, citations with their targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from citecheck.model import Block, BlockKind, Manuscript, Spot
from citecheck.read import xml
from citecheck.read.decode import Unreadable
from citecheck.read.inline import unreferred
from citecheck.read.jats.fields import printed
from citecheck.read.jats.inline import Inline, collapsed
from citecheck.read.jats.refs import Keys, shown, tagged, works
from citecheck.read.sheet import Piece, Sheet

ROOTS = frozenset({"article", "book", "book-part", "book-part-wrapper", "sub-article", "response",
    "pmc-articleset"})  # fmt: skip
PARTS = ("{*}front", "{*}front-stub", "{*}body", "{*}back", "{*}book-meta", "{*}book-part")
SKIPPED = frozenset({
    "front", "article-meta", "journal-meta", "book-meta", "book-part-meta", "collection-meta", "front-stub",
    "processing-meta", "permissions", "sec-meta", "label", "title", "object-id", "kwd-group", "subj-group",
    "toc", "index",
})  # fmt: skip
DATES = ("{*}front/{*}article-meta/{*}pub-date/{*}year", "{*}book-meta/{*}pub-date/{*}year")
TITLES = ("{*}front//{*}title-group/{*}article-title", "{*}front-stub//{*}article-title",
          "{*}book-meta/{*}book-title-group/{*}book-title",
          "{*}book-part-meta/{*}title-group/{*}title")  # fmt: skip
ABSTRACTS = ("{*}front//{*}abstract", "{*}front//{*}trans-abstract", "{*}book-part-meta/{*}abstract")
PARAGRAPHS = frozenset(
    {"p", "attrib", "verse-line", "caption-title", "subtitle", "disp-formula", "term", "preformat", "code"}
)
SECTIONS = frozenset(
    {"sec", "app", "ack", "glossary", "boxed-text", "notes", "named-book-part-body", "fn-group"}
)


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a JATS article or a BITS book.

    Raises:
        Unreadable: if it is no well-formed XML, declares entities, or is no JATS.
    """
    root = xml.parse(data, path)
    if xml.name(root) not in ROOTS or (len(root) and next(root.iter(*PARTS), None) is None):
        raise Unreadable(path, "unreadable.no-jats", root=xml.name(root))
    return Reader(root).manuscript(path)


class Reader:
    """Walks an article once, and writes what it shows on a sheet."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.sheet = Sheet()
        self.paragraphs = 0
        self.keys = Keys(root)
        self.inline = Inline(root, self.keys)

    def manuscript(self, path: str) -> Manuscript:
        """Return the article.

        Raises:
            Unreadable: if there is no text in it.
        """
        blocks = tuple(block for block in self.article(self.root) if block.text.string.strip())
        if not blocks:
            raise Unreadable(path, "unreadable.no-text")
        return Manuscript(
            path,
            self.sheet.source,
            blocks,
            metadata=self.metadata(blocks),
            lines=self.sheet.lines,
            spots=tuple(self.sheet.spots),
            anchors=self.sheet.anchors,
        )

    def metadata(self, blocks: Iterable[Block]) -> dict[str, str]:
        """Return title, language and year, as far as the article gives them."""
        dates = every(self.root, DATES)
        shown = (block.text.string for block in blocks if block.kind == "heading")
        given = {
            "title": unreferred(next(shown, "")) if every(self.root, TITLES) else "",
            "lang": xml.attribute(self.root, "lang"),
            "date": max(filter(str.isdigit, map(xml.words, dates)), default=""),
        }
        return {key: value for key, value in given.items() if value}

    def article(self, root: etree._Element) -> Iterator[Block]:
        """Yield the blocks of an article or a part of a book: title, abstracts, text, lists, notes."""
        for title in every(root, TITLES):
            yield self.written("heading", title, level=1)
        for abstract in every(root, ABSTRACTS):
            yield from self.section(abstract, 2)
        for part in root:
            yield from self.node(part, 2)
        yield from self.notes()

    def section(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield a section's title and what it holds."""
        title = xml.child(node, "title")
        if title is not None:
            yield self.written("heading", title, level=level)
        yield from self.blocks(node, level + 1)

    def blocks(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield the blocks below a node."""
        for one in node if xml.name(node) not in SKIPPED else ():
            yield from self.node(one, level)

    def node(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield the blocks of a node; what is no paragraph and no section is looked into."""
        name = xml.name(node)
        if name in ROOTS:
            yield from self.notes()
            yield from self.article(node)
        elif name in PARAGRAPHS:
            yield from self.paragraph(node, level)
        elif name in SECTIONS:
            yield from self.section(node, level)
        elif name == "list-item":
            yield from self.paragraph(node, level, kind="item")
        elif name == "ref-list":
            yield from self.references(node, level)
        elif name == "table":
            yield from self.table(node)
        elif name == "fn":
            yield from self.loose(node, level)
        elif name:
            yield from self.blocks(node, level)

    def paragraph(self, node: etree._Element, level: int, kind: BlockKind = "paragraph") -> Iterator[Block]:
        """Yield a paragraph, then the blocks that stand in the midst of it."""
        block = self.written(kind, node, level=1 if kind == "item" else 0)
        inner = self.inline.taken()
        if block.text.string.strip():
            yield block
        for one in inner:
            yield from self.nested(one, level)

    def nested(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield a block that stood inside a paragraph."""
        if xml.name(node) in PARAGRAPHS:
            yield from self.paragraph(node, level)
        else:
            yield from self.blocks(node, level)

    def written(self, kind: BlockKind, node: etree._Element, level: int = 0, label: str = "") -> Block:
        """Return a node's own text as a block."""
        self.paragraphs += kind != "note"
        spot = Spot(
            line=line_of(node),
            kind="note" if kind == "note" else "paragraph",
            number=label if kind == "note" else str(self.paragraphs),
        )
        return Block(kind, self.sheet.add(collapsed(self.inline.pieces(node)), spot), level, label)

    def loose(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield a note of a group: a note where the text refers to it or it is numbered, else paragraphs."""
        if node in self.inline.labels:
            yield self.note(node)
        else:
            yield from self.blocks(node, level)

    def notes(self) -> Iterator[Block]:
        """Yield the notes that stand where the text refers to them."""
        for node in self.inline.inner:
            yield self.note(node)
        self.inline.inner.clear()

    def note(self, node: etree._Element) -> Block:
        """Return a note without its label."""
        return self.written("note", node, label=self.inline.labels[node])

    def references(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield a reference list: its title, its entries, the lists in it."""
        title = xml.child(node, "title")
        if title is not None:
            yield self.written("heading", title, level=level)
        for one in node:
            if xml.name(one) == "ref":
                yield from self.entries(one)
            elif xml.name(one) == "ref-list":
                yield from self.references(one, level + 1)
            elif xml.name(one) in PARAGRAPHS:
                yield from self.paragraph(one, level)

    def entries(self, ref: etree._Element) -> Iterator[Block]:
        """Yield the entries of a reference, one for each work: what it prints, and the fields of its tags."""
        for key, work in zip(self.keys.by_ref[ref], works(ref) or [[]], strict=True):
            fields, own = tagged(work), shown(work) if work else ref
            pieces = [Piece(printed(fields))] if own is None else collapsed(self.inline.pieces(own))
            self.inline.taken()
            text = self.sheet.add(pieces, Spot(line=line_of(ref), kind="entry"))
            yield Block("entry", text, label=key, tagged=fields, vocabulary="jats" if fields else "")

    def table(self, node: etree._Element) -> Iterator[Block]:
        """Yield a table: a line for each row, a tab between cells."""
        pieces: list[Piece] = []
        for row in node.iter("{*}tr"):
            pieces += [Piece("\n")] if pieces else []
            for number, cell in enumerate(row):
                pieces += [Piece("\t")] if number else []
                pieces += collapsed(self.inline.pieces(cell))
        self.inline.taken()
        yield Block("table", self.sheet.add(pieces, Spot(line=line_of(node), kind="table")))


def line_of(node: etree._Element) -> int:
    """Return the line of the file that a node begins on."""
    found = node.sourceline
    return found if isinstance(found, int) else 1


def every(root: etree._Element, ways: Iterable[str]) -> list[etree._Element]:
    """Return the nodes to which paths lead from a root."""
    return [found for way in ways for found in root.iterfind(way)]
