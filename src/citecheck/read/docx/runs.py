"""The characters of a Word paragraph, all changes accepted: runs, links, fields, notes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from citecheck.read import xml
from citecheck.read.docx.fields import Fields
from citecheck.read.docx.linked import Linked
from citecheck.read.docx.styles import HIDDEN, Styles, value
from citecheck.read.sheet import Piece, behind
from citecheck.text import PLAIN

GONE = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "Fallback", "instrText", "delText", "footnoteRef", "endnoteRef", "rt"}
)
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
CODE = re.compile(r"(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}")
GREEK = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
)
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
DEEPEST = 100


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A reference to a note: of which kind, its id, the number that it shows, its page, the element."""

    kind: str
    id: str
    number: str
    page: int
    node: etree._Element


class Runs:
    """Walks paragraphs, and keeps what hangs on them: note references and text boxes.

    Attributes:
        page: the page that is being read, where Word has left its page breaks.
        begins: the page on which the last paragraph begins.
        last: the references of the last paragraph.
    """

    def __init__(
        self, links: Mapping[str, str], fields: Fields, styles: Styles, linked: Linked, *, both: bool
    ) -> None:
        self.links = links
        self.fields = fields
        self.styles = styles
        self.linked = linked
        self.both = both
        self.counts = {"footnotes": 0, "endnotes": 0}
        self.seen: list[Label] = []
        self.labels: dict[tuple[str, str], Label] = {}
        self.last: list[Label] = []
        self.waiting: list[etree._Element] = []
        self.page = self.begins = 1

    def pieces(self, paragraph: etree._Element) -> list[Piece]:
        """Return the pieces of a paragraph."""
        self.fields.paragraph()
        style = self.styles.base(value(paragraph, "pPr", "pStyle"))
        found: list[Piece] = []
        for piece in self.walk(paragraph, style, 0):
            self.begins = self.begins if found else self.page
            found.append(piece)
        return found

    def taken(self) -> list[Label]:
        """Return the references seen since the last call."""
        self.last, self.seen = self.seen, []
        return self.last

    def boxes(self) -> list[etree._Element]:
        """Return the text boxes seen since the last call."""
        found, self.waiting = self.waiting, []
        return found

    def restart(self, kinds: Iterable[str]) -> None:
        """Count the notes of some kinds from 1 again."""
        self.counts |= dict.fromkeys(kinds, 0)

    def walk(self, node: etree._Element, style: int, depth: int) -> Iterator[Piece]:
        """Yield the pieces below a node."""
        for one in node if depth < DEEPEST else ():
            name = xml.name(one)
            if name == "r":
                yield from self.run(one, style, depth)
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

    def run(self, run: etree._Element, style: int, depth: int) -> Iterator[Piece]:
        """Yield what a run shows; in a field's instruction nothing is shown."""
        style = self.styles.look(style, run)
        for one in run:
            name = xml.name(one)
            if name == "fldChar":
                if added := self.fields.mark(
                    xml.attribute(one, "fldCharType"), xml.words(xml.child(one, "fldData"))
                ):
                    yield Piece(added)
            elif name == "instrText":
                self.fields.instruct(one.text or "")
            elif name == "lastRenderedPageBreak":
                self.page += 1
            elif not (self.fields.silent or style & HIDDEN):
                yield from self.character(run, one, name, style, depth)

    def character(
        self, run: etree._Element, node: etree._Element, name: str, style: int, depth: int
    ) -> Iterator[Piece]:
        """Yield what an element of a run shows."""
        if name == "t":
            string = "" if own_sign(run) else (node.text or "").replace("\xad", "")
            self.fields.show(string)
            if string:
                yield Piece(string, style, node, self.fields.ties)
        elif name in SIGNS:
            yield Piece(SIGNS[name], style, node)
        elif name == "sym" and not own_sign(run):
            yield Piece(symbol(node), style, node, self.fields.ties)
        elif name == "ruby":
            yield from self.walk(node, style, depth + 1)
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
        if own_sign(run):
            sign = "".join(symbol(one) if xml.name(one) == "sym" else one.text or "" for one in run)
            number = "".join(sign.split()) or "*"
        else:
            self.counts[kind] += 1
            counted = self.counts[kind]
            number = roman(counted) if self.both and kind == "endnotes" else str(counted)
        label = self.labels[kind, id] = Label(kind, id, number, self.page, node)
        self.seen.append(label)
        return label

    def link(self, node: etree._Element, style: int, depth: int) -> Iterator[Piece]:
        """Yield a link's words, and its address where they do not show one; of a marker its note's label."""
        if node in self.linked.markers:
            yield Piece(f"[^{self.linked.markers[node]}]")
        if node in self.linked.markers or node in self.linked.backs:
            return
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


def own_sign(run: etree._Element) -> bool:
    """Return whether a run refers to a note by a sign of its own, which follows in it."""
    return any(xml.attribute(one, "customMarkFollows") in ("1", "true", "on") for one in run)


def symbol(node: etree._Element) -> str:
    """Return a character of a symbol font; the private ones of Word stand for those of the font Symbol."""
    code = xml.attribute(node, "char")
    number = int(code, 16) if CODE.fullmatch(code) else 0
    if number & 0xF000 != 0xF000:
        return chr(number) if number else ""
    return chr(number & 0xFF).translate(GREEK)


def roman(number: int) -> str:
    """Return a number in small roman numerals."""
    string = ""
    for worth, sign in ROMAN:
        while number >= worth:
            string += sign
            number -= worth
    return string
