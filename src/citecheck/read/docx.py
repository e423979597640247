"""Word documents: paragraphs, notes, lists, tables and text boxes, all tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from citecheck.model import Block, Manuscript, Spot
from citecheck.read import xml
from citecheck.read.decode import Unreadable
from citecheck.read.docx_fields import Fields, entry_of
from citecheck.read.docx_runs import Label, Runs
from citecheck.read.docx_styles import Numbering, Styles
from citecheck.read.package import Package
from citecheck.read.sheet import Piece, Sheet

NUMBER = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?[.)]?(?=\s)")
SHORTEST_ENTRY = 12
DEEPEST = 200


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a Word document.

    Raises:
        Unreadable: if it is no Word document, damaged, protected, or would fill the memory.
    """
    return Document(data, path).manuscript


@dataclass(slots=True)
class State:
    """What reading a document counts: paragraphs, pages, and what waits to be written."""

    paragraphs: int = 0
    page: int = 1
    paged: bool = False
    held: list[Piece] = field(default_factory=list)
    notes: list[Label] = field(default_factory=list)
    title: int = 0


class Document:
    """A Word document on its way to a manuscript.

    Attributes:
        main: the name of the part with the running text.
        sheet: the text, and the elements that its characters came from.
        marks: for each note, the element in the running text that refers to it, by kind and number.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.package = Package(data, path)
        self.main = self.package.tied("", "officeDocument") or "word/document.xml"
        root = self.package.part(self.main)
        body = xml.child(root, "body")
        if body is None:
            raise Unreadable(path, "it is no Word document; save it as .docx")
        self.root: etree._Element = body.getroottree().getroot()
        self.sheet = Sheet()
        self.state = State()
        self.marks: dict[tuple[str, str], etree._Element] = {}
        self.styles = Styles(self.part("styles"))
        self.numbering = Numbering(self.part("numbering"))
        self.fields = Fields(self.sources())
        self.stories = {kind: self.story(kind) for kind in ("footnotes", "endnotes")}
        self.runs = Runs(self.links(self.main), self.fields, both=all(self.stories.values()))
        blocks = tuple(block for block in self.blocks(body) if block.text.string.strip())
        if not blocks:
            raise Unreadable(path, "there is no text in it; nothing to audit")
        self.manuscript = Manuscript(
            path,
            self.sheet.source,
            blocks,
            lines=self.sheet.lines,
            spots=tuple(self.sheet.spots),
            anchors=self.sheet.anchors,
        )

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part of that kind; None where there is none."""
        return self.package.part(self.package.tied(self.main, kind))

    def links(self, part: str) -> dict[str, str]:
        """Return the addresses that a part links to, by id."""
        found = self.package.relations(part)
        return {id: target for id, (kind, target) in found.items() if kind == "hyperlink"}

    def sources(self) -> list[etree._Element]:
        """Return the parts in which Word keeps its own list of sources."""
        names = [name for name in self.package.names if re.fullmatch(r"customXml/item\d+\.xml", name)]
        roots = (self.package.part(name) for name in names)
        return [root for root in roots if root is not None and xml.name(root) == "Sources"]

    def story(self, kind: str) -> dict[str, etree._Element]:
        """Return the notes of a kind by their ids; separators are none."""
        root = self.part(kind)
        return {
            xml.attribute(node, "id"): node
            for node in (root if root is not None else ())
            if xml.name(node) in ("footnote", "endnote") and xml.attribute(node, "type") in ("", "normal")
        }

    def blocks(self, node: etree._Element, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks of the running text; the notes come before the next heading, or at the end."""
        for one in content(node):
            match xml.name(one):
                case "p":
                    yield from self.paragraph(one)
                case "tbl" if depth < DEEPEST:
                    yield from self.table(one, depth + 1)
        if depth == 0:
            yield from self.notes()

    def paragraph(self, node: etree._Element) -> Iterator[Block]:
        """Yield a paragraph, the notes that wait before a heading, and the text boxes that hang on it."""
        listed = self.fields.bibliography
        self.state.held += self.runs.pieces(node)
        listed = listed or self.fields.bibliography
        if joined(node):
            return
        pieces, self.state.held = self.state.held, []
        self.state.notes += self.runs.taken()
        string = "".join(piece.string for piece in pieces)
        style, breaks = self.styles.of(node), self.runs.breaks
        if string.strip():
            if style.level and not listed:
                yield from self.notes(keep=len(self.runs.last))
            yield self.written(node, pieces, string, listed)
        self.state.page += breaks
        self.state.paged |= bool(breaks)
        self.runs.breaks = 0
        for box in self.runs.boxes():
            yield from self.box(box)

    def written(self, node: etree._Element, pieces: Sequence[Piece], string: str, listed: bool) -> Block:
        """Return the block that a paragraph is."""
        self.state.paragraphs += 1
        text = self.sheet.add(pieces, self.spot("paragraph", str(self.state.paragraphs)))
        style = self.styles.of(node)
        if listed and len(string.strip()) >= SHORTEST_ENTRY:
            number = NUMBER.match(string)
            tagged = entry_of(string, self.fields.items.values())
            return Block(
                "entry",
                text,
                label=number[1] if number else "",
                tagged=tagged,
                vocabulary="csl" if tagged else "",
            )
        if style.title:
            self.state.title = 1
            return Block("heading", text, 1)
        if style.level:
            return Block("heading", text, style.level + self.state.title)
        if style.list:
            return Block("item", text, style.depth + 1, self.numbering.next(style.list, style.depth))
        return Block("paragraph", text)

    def table(self, node: etree._Element, depth: int) -> Iterator[Block]:
        """Yield a table: a line for each row, a tab between cells; one of a single column as its blocks."""
        rows = [row for row in content(node) if xml.name(row) == "tr" and not deleted(row, "trPr")]
        cells = [[cell for cell in content(row) if xml.name(cell) == "tc"] for row in rows]
        if all(len(row) < 2 for row in cells) or depth > 2:
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell, depth)
            return
        pieces: list[Piece] = []
        for row in cells:
            pieces += [Piece("\n")] if pieces else []
            for number, cell in enumerate(row):
                pieces += [Piece("\t")] if number else []
                pieces += self.flat(cell)
        self.state.notes += self.runs.taken()
        if any(piece.string.strip() for piece in pieces):
            yield Block("table", self.sheet.add(pieces, self.spot("table", "")))

    def flat(self, node: etree._Element) -> list[Piece]:
        """Return the paragraphs below a node one behind the other."""
        pieces: list[Piece] = []
        for one in node.iter("{*}p"):
            own = self.runs.pieces(one)
            pieces += [Piece(" "), *own] if pieces and own else own
        return pieces

    def box(self, node: etree._Element) -> Iterator[Block]:
        """Yield the paragraphs of a text box."""
        for one in content(node):
            pieces = self.runs.pieces(one) if xml.name(one) == "p" else []
            self.state.notes += self.runs.taken()
            if any(piece.string.strip() for piece in pieces):
                yield Block("paragraph", self.sheet.add(pieces, self.spot("box", "")))

    def notes(self, keep: int = 0) -> Iterator[Block]:
        """Yield the notes that the text so far refers to, but for the last ``keep`` of them."""
        due = self.state.notes[: len(self.state.notes) - keep]
        self.state.notes = self.state.notes[len(due) :]
        for label in due:
            kind = "note" if label.kind == "footnotes" else "endnote"
            self.marks[kind, label.number] = label.node
            node = self.stories[label.kind].get(label.id)
            if node is None:
                continue
            within = Runs(self.links(self.package.tied(self.main, label.kind)), self.fields, both=False)
            pieces: list[Piece] = []
            for one in node.iter("{*}p"):
                own = within.pieces(one)
                pieces += [Piece("\n"), *own] if pieces and own else own
            text = self.sheet.add(pieces, self.spot(kind, label.number))
            yield Block("note", text.strip(), label=label.number)

    def spot(self, kind: str, number: str) -> Spot:
        """Return where what is now read stands; pages are known where Word has left its page breaks."""
        return Spot(kind=kind, number=number, page=self.state.page if self.state.paged else 0)


def content(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables, rows and cells of a node, those in content controls included."""
    for one in node:
        match xml.name(one):
            case "sdt":
                inner = xml.child(one, "sdtContent")
                yield from content(inner) if inner is not None else ()
            case "customXml" | "ins" | "moveTo" | "smartTag":
                yield from content(one)
            case "AlternateContent":
                inner = xml.child(one, "Choice")
                yield from content(inner) if inner is not None else ()
            case _:
                yield one


def joined(node: etree._Element) -> bool:
    """Return whether a paragraph's end is a deleted one: it goes on in the next paragraph."""
    return xml.child(node, "pPr", "rPr", "del") is not None


def deleted(node: etree._Element, properties: str) -> bool:
    """Return whether a table row is a deleted one."""
    return xml.child(node, properties, "del") is not None
