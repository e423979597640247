"""The characters of a Word paragraph, all changes accepted: runs, links, fields, notes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from citecheck.read import xml
from citecheck.read.docx_fields import Fields
from citecheck.read.sheet import Piece, behind
from citecheck.text import BOLD, ITALIC, PLAIN, RAISED

GONE = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "Fallback", "instrText", "delText", "footnoteRef", "endnoteRef"}
)
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
OFF = frozenset({"0", "false", "off", "none"})
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
DEEPEST = 100


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A reference to a note: of which kind, its id, the number that it shows, the element."""

    kind: str
    id: str
    number: str
    node: etree._Element


class Runs:
    """Walks paragraphs, and keeps what hangs on them: note references and text boxes.

    Attributes:
        breaks: page breaks passed since they were last asked for.
        last: the references of the last paragraph.
    """

    def __init__(self, links: Mapping[str, str], fields: Fields, *, both: bool) -> None:
        self.links = links
        self.fields = fields
        self.both = both
        self.counts = {"footnotes": 0, "endnotes": 0}
        self.seen: list[Label] = []
        self.labels: dict[tuple[str, str], Label] = {}
        self.last: list[Label] = []
        self.waiting: list[etree._Element] = []
        self.breaks = 0

    def pieces(self, paragraph: etree._Element) -> list[Piece]:
        """Return the pieces of a paragraph."""
        self.fields.paragraph()
        return list(self.walk(paragraph, PLAIN, 0))

    def taken(self) -> list[Label]:
        """Return the references seen since the last call."""
        self.last, self.seen = self.seen, []
        return self.last

    def boxes(self) -> list[etree._Element]:
        """Return the text boxes seen since the last call."""
        found, self.waiting = self.waiting, []
        return found

    def walk(self, node: etree._Element, style: int, depth: int) -> Iterator[Piece]:
        """Yield the pieces below a node."""
        for one in node if depth < DEEPEST else ():
            name = xml.name(one)
            if name == "r":
                yield from self.run(one, depth)
            elif name == "hyperlink":
                yield from self.link(one, style, depth)
            elif name == "txbxContent":
                self.waiting.append(one)
            elif name == "fldSimple":
                yield from self.simple(one, style, depth)
            elif name == "sdt":
                yield from self.control(one, style, depth)
            elif name == "AlternateContent":
                choice = xml.child(one, "Choice")
                yield from self.walk(choice, style, depth + 1) if choice is not None else ()
            elif name not in GONE:
                yield from self.walk(one, style, depth + 1)

    def run(self, run: etree._Element, depth: int) -> Iterator[Piece]:
        """Yield what a run shows; in a field's instruction nothing is shown."""
        style = style_of(run)
        for one in run:
            name = xml.name(one)
            if name == "fldChar":
                if added := self.fields.mark(xml.attribute(one, "fldCharType")):
                    yield Piece(added)
            elif name == "instrText":
                self.fields.instruct(one.text or "")
            elif name == "lastRenderedPageBreak" or (name == "br" and xml.attribute(one, "type") == "page"):
                self.breaks += 1
            elif not self.fields.silent and style is not None:
                yield from self.character(run, one, name, style, depth)

    def character(
        self, run: etree._Element, node: etree._Element, name: str, style: int, depth: int
    ) -> Iterator[Piece]:
        """Yield what an element of a run shows."""
        if name == "t":
            custom = any(xml.attribute(one, "customMarkFollows") in ("1", "true", "on") for one in run)
            string = "" if custom else (node.text or "").replace("\xad", "")
            self.fields.show(string)
            if string:
                yield Piece(string, style, node, self.fields.ties)
        elif name in SIGNS:
            yield Piece(SIGNS[name], style, node)
        elif name in ("footnoteReference", "endnoteReference"):
            label = self.label(run, node, name[: -len("Reference")] + "s")
            yield Piece(f"[^{label.number}]", PLAIN, node)
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            inner = xml.child(node, "Choice") if name == "AlternateContent" else node
            for box in inner.iter("{*}txbxContent") if inner is not None else ():
                self.waiting.append(box)

    def label(self, run: etree._Element, node: etree._Element, kind: str) -> Label:
        """Return the next note of a kind; one with its own sign, or referred to before, is not counted."""
        id = xml.attribute(node, "id")
        if known := self.labels.get((kind, id)):
            return known
        if xml.attribute(node, "customMarkFollows") in ("1", "true", "on"):
            sign = "".join(one.text or "" for one in run if xml.name(one) == "t").strip()
            number = "".join(sign.split()) or "*"
        else:
            self.counts[kind] += 1
            counted = self.counts[kind]
            number = roman(counted) if self.both and kind == "endnotes" else str(counted)
        label = self.labels[kind, id] = Label(kind, id, number, node)
        self.seen.append(label)
        return label

    def link(self, node: etree._Element, style: int, depth: int) -> Iterator[Piece]:
        """Yield a link's words, and its address where they do not show one."""
        found = list(self.walk(node, style, depth + 1))
        yield from found
        address = self.links.get(xml.attribute(node, "id"), "")
        if added := behind("".join(piece.string for piece in found), address):
            yield Piece(added)

    def simple(self, node: etree._Element, style: int, depth: int) -> Iterator[Piece]:
        """Yield the result of a field that is written as one element."""
        self.fields.mark("begin")
        self.fields.instruct(xml.attribute(node, "instr"))
        self.fields.mark("separate")
        yield from self.walk(node, style, depth + 1)
        self.fields.mark("end")

    def control(self, node: etree._Element, style: int, depth: int) -> Iterator[Piece]:
        """Yield a content control; one that a reference manager made carries its data in its tag."""
        properties = xml.child(node, "sdtPr", "tag")
        inner = xml.child(node, "sdtContent")
        self.fields.mark("begin")
        self.fields.instruct(xml.attribute(properties, "val") if properties is not None else "")
        self.fields.mark("separate")
        yield from self.walk(inner, style, depth + 1) if inner is not None else ()
        self.fields.mark("end")


def style_of(run: etree._Element) -> int | None:
    """Return a run's style; None where it is hidden."""
    properties = xml.child(run, "rPr")
    style = PLAIN
    for one in properties if properties is not None else ():
        name, value = xml.name(one), xml.attribute(one, "val")
        if value in OFF:
            continue
        if name == "vanish":
            return None
        if name in ("i", "iCs"):
            style |= ITALIC
        elif name in ("b", "bCs"):
            style |= BOLD
        elif name == "vertAlign" and value == "superscript":
            style |= RAISED
    return style


def roman(number: int) -> str:
    """Return a number in small roman numerals."""
    string = ""
    for worth, sign in ROMAN:
        while number >= worth:
            string += sign
            number -= worth
    return string
