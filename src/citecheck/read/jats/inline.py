"""What stands inside a paragraph of JATS: styles, links, references to notes and to entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from citecheck.read import xml
from citecheck.read.jats.fields import FIELDS, fields, printed
from citecheck.read.jats.refs import CITATIONS, Keys, has_own_words, part
from citecheck.read.sheet import Piece, Tie, behind
from citecheck.text import BOLD, ITALIC, PLAIN, RAISED

STYLES = {"italic": ITALIC, "bold": BOLD, "sup": RAISED}
BLOCKS = frozenset(
    {"list", "disp-quote", "table-wrap", "table-wrap-group", "fig", "fig-group", "boxed-text", "disp-formula",
     "disp-formula-group", "verse-group", "speech", "statement", "def-list", "supplementary-material",
     "ref-list"}
)  # fmt: skip
UNSHOWN = frozenset(
    {"label", "tex-math", "alternatives-text", "object-id", "fn-group", "alt-text", "long-desc"}
)
NOTES = ("fn", "endnote", "footnote")
SPACE = re.compile(r"[ \t\r\n]+")
TRIMMED = " ()[].*"


class Inline:
    """Makes pieces of the words in a node.

    Attributes:
        labels: for each note that is one, its label.
        inner: the notes met in the midst of the text, to be written after it.
    """

    def __init__(self, root: etree._Element, keys: Keys) -> None:
        self.keys = keys
        self.labels: dict[etree._Element, str] = {}
        self.by_id: dict[str, str] = {}
        self.ids = {id for node in root.iter() if (id := node.get("id"))}
        self.inner: list[etree._Element] = []
        self.waiting: list[etree._Element] = []
        self.number(root)

    def number(self, root: etree._Element) -> None:
        """Label the notes that stand in the text, are referred to, or bear a label."""
        referred = {
            id
            for xref in root.iter("{*}xref")
            if xref.get("ref-type") in (*NOTES, None)
            for id in xref.get("rid", "").split()
        }
        taken: set[tuple[etree._Element | None, str]] = set()
        for node in root.iter("{*}fn"):
            above = {xml.name(one) for one in node.iterancestors()}
            own = xml.words(xml.child(node, "label")).strip(TRIMMED)
            inside = bool(above & {"p", "title", "td"}) and "fn-group" not in above
            if above & {"table-wrap-foot", "front", "author-notes"} and not inside:
                continue
            if node.get("id", "") in referred or own or inside:
                label = own if own and (part(node), own) not in taken else str(len(self.labels) + 1)
                taken.add((part(node), label))
                self.labels[node] = label
                self.by_id[node.get("id", "")] = label

    def taken(self) -> list[etree._Element]:
        """Return the blocks met inside paragraphs since the last call."""
        found, self.waiting = self.waiting, []
        return found

    def pieces(self, node: etree._Element, style: int = PLAIN, ties: tuple[Tie, ...] = ()) -> Iterator[Piece]:
        """Yield the pieces of what a node shows, without its label."""
        if node.text:
            yield Piece(node.text, style, None, ties)
        for child in node:
            if isinstance(child, etree._Entity):
                yield Piece(child.text, style, None, ties)
            elif xml.name(child):
                yield from self.child(child, style, ties)
            if child.tail:
                yield Piece(child.tail, style, None, ties)
            elif (beside := child.getnext()) is not None and {xml.name(child), xml.name(beside)} <= FIELDS:
                yield Piece(" ", style)

    def child(self, node: etree._Element, style: int, ties: tuple[Tie, ...]) -> Iterator[Piece]:
        """Yield the pieces of an element inside a paragraph."""
        name = xml.name(node)
        if name == "fn" and node in self.labels:
            self.inner.append(node)
            yield Piece(f"[^{self.labels[node]}]")
        elif name == "xref":
            yield from self.reference(node, style, ties)
        elif name in BLOCKS:
            self.waiting.append(node)
        elif name == "break":
            yield Piece(" ", style)
        elif name == "p":
            yield from [Piece(" "), *self.pieces(node, style, ties), Piece(" ")]
        elif name in ("ext-link", "uri"):
            words = list(self.pieces(node, style, ties))
            yield from words
            if added := behind("".join(one.string for one in words), xml.attribute(node, "href")):
                yield Piece(added)
        elif name in CITATIONS:
            yield from self.citation(node, style)
        elif name not in UNSHOWN:
            yield from self.pieces(node, style | STYLES.get(name, PLAIN), ties)

    def citation(self, node: etree._Element, style: int) -> Iterator[Piece]:
        """Yield a citation in the midst of words, tied to its fields: its own words, else its fields."""
        tagged = fields(node)
        own = (Tie(tagged=tagged, vocabulary="jats"),) if tagged else ()
        if has_own_words(node):
            yield from self.pieces(node, style, own)
        else:
            yield Piece(" ", style)
            yield Piece(printed(tagged), style, None, own)
            yield Piece(" ", style)

    def reference(self, node: etree._Element, style: int, ties: tuple[Tie, ...]) -> Iterator[Piece]:
        """Yield a reference: to a note its label, to an entry its words, tied to it.

        Of one to a note that is none of the text's, an author's or a table's, nothing is shown.
        """
        ids = node.get("rid", "").split()
        labels = [self.by_id[id] for id in ids if id in self.by_id]
        if labels:
            yield from (Piece(f"[^{label}]") for label in labels)
        elif node.get("ref-type") not in NOTES:
            own = tuple(map(Tie, self.keys.meant(node)))
            yield from self.pieces(node, style, own or ties)
        elif self.ids.isdisjoint(ids):
            yield Piece(f"[^{xml.words(node).strip(TRIMMED) or '?'}]")


def collapsed(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with single spaces between words, and none at the ends."""
    found: list[Piece] = []
    spaced = True
    for piece in pieces:
        string = SPACE.sub(" ", piece.string)
        if spaced:
            string = string.lstrip(" ")
        if string:
            spaced = string.endswith(" ")
            found.append(replace(piece, string=string))
    while found and not found[-1].string.rstrip(" "):
        found.pop()
    if found:
        found[-1] = replace(found[-1], string=found[-1].string.rstrip(" "))
    return found
