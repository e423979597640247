"""Notes that are links: what Word makes of a web page has no footnotes, only links there and back."""

from __future__ import annotations

import re
from itertools import chain

from lxml import etree

from citecheck.model import Block
from citecheck.read import xml
from citecheck.read.html.notes import LABEL, TRIMMED
from citecheck.text import Text


class Linked:
    """The notes of a document that its links tie to their markers.

    Attributes:
        markers: for each link that is one, the label of its note.
        notes: for each paragraph that is a note, its label.
        backs: the links of the notes that lead back to their markers.
    """

    def __init__(self, root: etree._Element) -> None:
        self.markers: dict[etree._Element, str] = {}
        self.notes: dict[etree._Element, str] = {}
        self.backs: set[etree._Element] = set()
        named = {xml.attribute(one, "name"): holder(one) for one in root.iter("{*}bookmarkStart")}
        links = [link for link in root.iter("{*}hyperlink") if xml.attribute(link, "anchor") in named]
        leads = {link: (holder(link), named[xml.attribute(link, "anchor")]) for link in links}
        ways: dict[tuple[etree._Element | None, etree._Element | None], etree._Element] = {}
        for link in links:
            ways.setdefault(leads[link], link)
        for link, (here, there) in leads.items():
            back, label = ways.get((there, here)), xml.words(link).strip(TRIMMED)
            if (
                back is None
                or there is None
                or link in self.backs
                or here is there
                or not LABEL.fullmatch(label)
            ):
                continue
            self.markers[link] = self.notes.setdefault(there, label)
            self.backs.add(back)

    def note(self, node: etree._Element, text: Text) -> Block | None:
        """Return the note that a paragraph is, without its number; None where it is none."""
        if node not in self.notes:
            return None
        label = self.notes[node]
        own = re.match(rf"\W*{re.escape(label)}[.):\]]\s*", text.string)
        return Block("note", text[own.end() if own else 0 :].strip(), label=label)


def holder(node: etree._Element) -> etree._Element | None:
    """Return the paragraph that holds a node; for a bookmark between paragraphs, the next one."""
    return next(chain(node.iterancestors("{*}p"), node.itersiblings("{*}p")), None)
