"""JATS and BITS: the article in its tags; references with their fields, citations with their targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from citecheck.model import Block, BlockKind, Manuscript, Spot
from citecheck.read import xml
from citecheck.read.decode import Unreadable
from citecheck.read.jats_fields import fields, printed
from citecheck.read.jats_inline import Inline, collapsed
from citecheck.read.sheet import Piece, Sheet

ROOTS = frozenset({"article", "book", "book-part", "book-part-wrapper", "sub-article", "response"})
CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation", "product", "related-article")
SKIPPED = frozenset({"front", "article-meta", "journal-meta", "book-meta", "collection-meta", "front-stub",
    "processing-meta",
                     "permissions", "sec-meta", "label", "title", "object-id", "kwd-group",
                     "subj-group"})  # fmt: skip
PARAGRAPHS = frozenset(
    {"p", "attrib", "verse-line", "caption-title", "subtitle", "disp-formula", "term", "preformat", "code"}
)
LABEL = re.compile(r"[\[(]?(\d{1,3})[\])]?[.)]?")


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a JATS article or a BITS book.

    Raises:
        Unreadable: if it is no well-formed XML, declares entities, or is no JATS.
    """
    root = xml.parse(data, path)
    if xml.name(root) not in ROOTS:
        raise Unreadable(path, f"its root is <{xml.name(root)}>, and only JATS and BITS are read from XML")
    return Reader(root).manuscript(path)


class Reader:
    """Walks an article once, and writes what it shows on a sheet."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.sheet = Sheet()
        self.paragraphs = 0
        self.inline = Inline(root, self.keys())

    def manuscript(self, path: str) -> Manuscript:
        """Return the article.

        Raises:
            Unreadable: if there is no text in it.
        """
        blocks = tuple(block for block in self.article(self.root) if block.text.string.strip())
        if not blocks:
            raise Unreadable(path, "there is no text in it; nothing to audit")
        return Manuscript(
            path,
            self.sheet.source,
            blocks,
            metadata=self.metadata(),
            lines=self.sheet.lines,
            spots=tuple(self.sheet.spots),
            anchors=self.sheet.anchors,
        )

    def keys(self) -> dict[str, str]:
        """Return for the id of each reference the key of its entry: its printed number, else the id."""
        found = {}
        for ref in self.root.iter("{*}ref"):
            number = LABEL.fullmatch(xml.words(xml.child(ref, "label")))
            found[ref.get("id", "")] = number[1] if number else ref.get("id", "")
        return found

    def metadata(self) -> dict[str, str]:
        """Return title, language and year, as far as the article gives them."""
        meta = xml.child(self.root, "front", "article-meta")
        dates = [one for one in (meta if meta is not None else ()) if xml.name(one) == "pub-date"]
        years = [xml.words(xml.child(one, "year")) for one in dates]
        given = {
            "title": xml.words(xml.child(meta, "title-group", "article-title")),
            "lang": xml.attribute(self.root, "lang"),
            "date": max(filter(str.isdigit, years), default=""),
        }
        return {key: value for key, value in given.items() if value}

    def article(self, root: etree._Element) -> Iterator[Block]:
        """Yield the blocks of an article: title, abstracts, text, lists, notes."""
        for title in front_titles(root):
            yield self.written("heading", title, level=1)
        for abstract in root.iterfind("{*}front//{*}abstract"):
            yield from self.section(abstract, 2)
        for part in root:
            if xml.name(part) in ROOTS:
                yield from self.article(part)
            else:
                yield from self.blocks(part, 2)
        yield from self.notes()

    def section(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield a section's title and what it holds."""
        title = xml.child(node, "title")
        if title is not None:
            yield self.written("heading", title, level=level)
        yield from self.blocks(node, level + 1)

    def blocks(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield the blocks below a node; what is no paragraph and no section is looked into."""
        for one in node if xml.name(node) not in SKIPPED else ():
            name = xml.name(one)
            if name in PARAGRAPHS:
                yield from self.paragraph(one, level)
            elif name in (
                "sec",
                "app",
                "ack",
                "glossary",
                "book-part",
                "boxed-text",
                "notes",
                "named-book-part-body",
            ):
                yield from self.section(one, level)
            elif name == "list-item":
                yield from self.paragraph(one, level, kind="item")
            elif name == "ref-list":
                yield from self.references(one, level)
            elif name == "table":
                yield from self.table(one)
            elif name == "fn":
                yield from self.loose(one, level)
            elif name and name not in SKIPPED:
                yield from self.section(one, level) if name == "fn-group" else self.blocks(one, level)

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
                yield self.entry(one)
            elif xml.name(one) == "ref-list":
                yield from self.references(one, level + 1)
            elif xml.name(one) in PARAGRAPHS:
                yield from self.paragraph(one, level)

    def entry(self, node: etree._Element) -> Block:
        """Return an entry: what it prints, and the fields that its tags name."""
        found = [one for one in node.iter() if xml.name(one) in CITATIONS]
        found = [one for one in found if xml.name(one) == "mixed-citation"] or found
        pieces: list[Piece] = []
        for one in found or [node]:
            own = collapsed(self.inline.pieces(one)) if has_own_words(one) else [Piece(printed(fields(one)))]
            pieces += [Piece(" "), *own] if pieces else own
        self.inline.taken()
        text = self.sheet.add(pieces, Spot(line=line_of(node), kind="entry"))
        tagged = fields(found[0]) if found else {}
        return Block(
            "entry",
            text,
            label=self.inline.keys.get(node.get("id", ""), ""),
            tagged=tagged,
            vocabulary="jats" if tagged else "",
        )

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


def front_titles(root: etree._Element) -> list[etree._Element]:
    """Return the titles of an article, a book or a part of one."""
    ways = ("{*}front//{*}title-group/{*}article-title", "{*}front-stub//{*}article-title",
            "{*}book-meta/{*}book-title-group/{*}book-title",
            "{*}book-part-meta/{*}title-group/{*}title")  # fmt: skip
    return [found for way in ways if (found := root.find(way)) is not None]


def has_own_words(node: etree._Element) -> bool:
    """Return whether a citation prints more than its fields one after the other."""
    between = [node.text or "", *(child.tail or "" for child in node)]
    return any(
        character.isalnum() or character in ".,:;()" for part in between for character in part
    ) or not len(node)
