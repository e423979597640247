"""Word documents: paragraphs, notes, lists, tables and text boxes, all tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from citecheck.model import Block, Manuscript, Sentence, Spot
from citecheck.read import xml
from citecheck.read.decode import Unreadable
from citecheck.read.docx.cited import entry_of
from citecheck.read.docx.fields import Fields, made_list
from citecheck.read.docx.linked import Linked
from citecheck.read.docx.runs import Label, Runs
from citecheck.read.docx.styles import Numbering, Style, Styles, value
from citecheck.read.package import NO_WORD, Package
from citecheck.read.sheet import Piece, Sheet
from citecheck.text import Text

NUMBER = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?[.)]?(?=\s)")
SOURCES = re.compile(r"customXml/item\d+\.xml")
SHORTEST_ENTRY = 12
DEEPEST, MOST = 200, 50
KINDS = ("footnotes", "endnotes")
FOREIGN = Sentence("reading.foreign")


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a Word document.

    Raises:
        Unreadable: if it is no Word document, damaged, protected, or would fill the memory.
    """
    return Document(data, path).manuscript


@dataclass(slots=True)
class State:
    """What reading a document counts, and what waits to be written."""

    paragraphs: int = 0
    held: list[Piece] = field(default_factory=list)
    notes: list[Label] = field(default_factory=list)
    title: int = 0


class Document:
    """A Word document on its way to a manuscript.

    Attributes:
        main: the name of the part with the running text.
        roots: the parts that hold text, by name.
        sheet: the text, and the elements that its characters came from.
        marks: for each note the offset of its text, and the element in the running text that refers to it.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.package = Package(data, path)
        self.main = self.package.tied("", "officeDocument") or "word/document.xml"
        root = self.package.part(self.main)
        body = xml.child(root, "body")
        if body is None:
            raise Unreadable(path, NO_WORD)
        self.root: etree._Element = body.getroottree().getroot()
        self.roots = {self.main: self.root}
        self.sheet = Sheet()
        self.state = State()
        self.marks: list[tuple[int, etree._Element]] = []
        self.styles = Styles(self.part("styles"))
        self.numbering = Numbering(self.part("numbering"))
        self.fields = Fields(self.sources())
        self.stories = {kind: self.story(kind) for kind in KINDS}
        self.linked = Linked(self.root)
        self.runs = self.reader(self.main)
        self.within = {kind: self.reader(self.package.tied(self.main, kind)) for kind in KINDS}
        self.paged = next(self.root.iter("{*}lastRenderedPageBreak"), None) is not None
        self.restarting = self.restarts()
        blocks = tuple(block for block in self.blocks(body) if block.text.string.strip())
        if not blocks:
            raise Unreadable(path, "unreadable.no-text")
        self.manuscript = Manuscript(
            path,
            self.sheet.source,
            blocks,
            (FOREIGN,) if next(self.root.iter("{*}altChunk"), None) is not None else (),
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

    def reader(self, part: str) -> Runs:
        """Return what reads the paragraphs of a part."""
        both = all(self.stories.values())
        return Runs(self.links(part), self.fields, self.styles, self.linked, both=both)

    def restarts(self) -> tuple[str, ...]:
        """Return the kinds of notes that are counted anew in each section."""
        settings = self.part("settings")
        told = [*self.root.iter("{*}sectPr"), *([settings] if settings is not None else [])]
        return tuple(
            kind
            for kind in KINDS
            if any(value(one, f"{kind[:-1]}Pr", "numRestart") == "eachSect" for one in told)
        )

    def sources(self) -> Iterator[etree._Element]:
        """Yield the parts in which Word keeps its own list of sources; one that is damaged is passed over."""
        names = (name for name in self.package.names if SOURCES.fullmatch(name))
        for name in islice(names, MOST):
            with suppress(Unreadable):
                root = self.package.part(name)
                if root is not None and xml.name(root) == "Sources":
                    yield root

    def story(self, kind: str) -> dict[str, etree._Element]:
        """Return the notes of a kind by their ids; separators are none."""
        name = self.package.tied(self.main, kind)
        root = self.package.part(name)
        if root is None:
            return {}
        self.roots[name] = root
        return {
            xml.attribute(node, "id"): node
            for node in root
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
            yield from self.notes(last=True)

    def paragraph(self, node: etree._Element) -> Iterator[Block]:
        """Yield a paragraph, unless Word made it for a table of contents, and what hangs on it."""
        listed = self.fields.bibliography or made_list(node)
        self.state.held += self.runs.pieces(node)
        listed = listed or self.fields.bibliography
        if joined(node):
            return
        pieces, self.state.held = self.state.held, []
        self.state.notes += self.runs.taken()
        style = self.styles.of(node)
        if any(piece.string.strip() for piece in pieces) and not style.contents:
            if (style.level or style.title) and not listed:
                yield from self.notes(keep=len(self.runs.last))
            self.state.paragraphs += 1
            spot = self.spot("paragraph", str(self.state.paragraphs), self.runs.begins)
            text = self.sheet.add(pieces, spot)
            yield self.linked.note(node, text) or self.written(style, text, listed)
        yield from self.boxes()
        if self.restarting and xml.child(node, "pPr", "sectPr") is not None:
            yield from self.notes()
            self.runs.restart(self.restarting)

    def written(self, style: Style, text: Text, listed: bool) -> Block:
        """Return the block that a paragraph is."""
        if listed and len(text.string.strip()) >= SHORTEST_ENTRY:
            number = NUMBER.match(text.string)
            tagged = entry_of(text.string, self.fields.cited.items.values())
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
        page = self.runs.page
        pieces: list[Piece] = []
        for row in cells:
            pieces += [Piece("\n")] if pieces else []
            for number, cell in enumerate(row):
                pieces += [Piece("\t")] if number else []
                pieces += self.flat(self.runs, cell, " ")
        self.state.notes += self.runs.taken()
        if any(piece.string.strip() for piece in pieces):
            yield Block("table", self.sheet.add(pieces, self.spot("table", "", page)))
        yield from self.boxes()

    def flat(self, runs: Runs, node: etree._Element, between: str) -> list[Piece]:
        """Return the paragraphs of a node, those in its tables too, one behind the other."""
        pieces: list[Piece] = []
        apart = False
        for one in paragraphs(node):
            own = runs.pieces(one)
            pieces += [Piece(between), *own] if apart and own else own
            apart = bool(pieces) and not joined(one)
        return pieces

    def boxes(self) -> Iterator[Block]:
        """Yield the paragraphs and tables of the text boxes that were passed."""
        for box in self.runs.boxes():
            for one in content(box):
                pieces = self.runs.pieces(one) if xml.name(one) == "p" else self.flat(self.runs, one, "\t")
                self.state.notes += self.runs.taken()
                if any(piece.string.strip() for piece in pieces):
                    yield Block("paragraph", self.sheet.add(pieces, self.spot("box", "", self.runs.begins)))

    def notes(self, keep: int = 0, *, last: bool = False) -> Iterator[Block]:
        """Yield the notes that the text so far refers to, but for the last ``keep`` of them.

        Where there are footnotes too, endnotes stand behind all else, as they are printed.
        """
        waiting = self.state.notes
        due = [
            label
            for label in waiting[: len(waiting) - keep]
            if last or label.kind == "footnotes" or not self.stories["footnotes"]
        ]
        due.sort(key=lambda label: label.kind == "endnotes")
        self.state.notes = [label for label in waiting if label not in due]
        for label in due:
            node = self.stories[label.kind].get(label.id)
            if node is not None:
                self.marks.append((self.sheet.size, label.node))
                spot = self.spot(label.kind[: -len("s")].removeprefix("foot"), label.number, label.page)
                text = self.sheet.add(self.flat(self.within[label.kind], node, "\n"), spot).strip()
                sign = not label.number.isalnum() and text.string.startswith(label.number)
                yield Block("note", text[len(label.number) * sign :].strip(), label=label.number)

    def spot(self, kind: str, number: str, page: int) -> Spot:
        """Return where what is now read stands; pages are known where Word has left its page breaks."""
        return Spot(kind=kind, number=number, page=page if self.paged else 0)


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


def paragraphs(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs below a node, those of its tables included, those of its text boxes not."""
    for one in content(node):
        if xml.name(one) == "p":
            yield one
        elif not deleted(one, "trPr"):
            yield from paragraphs(one)


def joined(node: etree._Element) -> bool:
    """Return whether a paragraph goes on in the next: its end is a deleted one, or it is a large initial."""
    frame = xml.child(node, "pPr", "framePr")
    initial = frame is not None and xml.attribute(frame, "dropCap") in ("drop", "margin")
    gone = initial or xml.child(node, "pPr", "rPr", "del") is not None
    return gone and next(node.itersiblings("{*}p"), None) is not None


def deleted(node: etree._Element, properties: str) -> bool:
    """Return whether a table row is a deleted one."""
    return xml.child(node, properties, "del") is not None
