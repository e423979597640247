"""Which links of a web page are note markers, and which of its elements are the notes."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from lxml import etree

from citecheck import lexicon
from citecheck.read import xml

LABEL = re.compile(r"\d{1,3}[a-z]?|[ivxl]{1,6}|[a-z]|[*†‡§¶]{1,4}", re.IGNORECASE)
NAMED = re.compile(
    r"foot(?!er)|(?<![a-z])(?:body|sd)?(?:fn|en|ftnt?|ntr?)(?![a-z])|(?<![a-z])(?:end|side)?notes?(?![a-z])"
)
LISTED = re.compile(r"(?<![a-z])(?:refs?|references?|bibr?|bibliograph\w*|citations?|cit|cr)(?![a-z])")
HOLDERS = frozenset({"p", "li", "div", "aside", "dd", "td", "section"})
OUTSIDE = frozenset({"body", "html", "article", "main", "ol", "ul", "dl", "table", "tbody", "tr"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TRIMMED = " ()[].:^↑↩\u00a0"
HIGHEST = 4


class Notes:
    """The notes of a page.

    Attributes:
        markers: for each link that is one, the label of its note.
        labels: for each element that is a note, its label, in the order of the markers.
        backs: the links of the notes that lead back to their markers.
    """

    def __init__(self, root: etree._Element) -> None:
        self.markers: dict[etree._Element, str] = {}
        self.labels: dict[etree._Element, str] = {}
        self.backs: set[etree._Element] = set()
        self.targets: dict[str, etree._Element] = {}
        self.roles: dict[etree._Element, str] = {}
        self.counts: dict[etree._Element, int] = {}
        self.survey(root)
        for link in root.iter("a"):
            target = self.targets.get(fragment(link))
            if target is not None and target is not link and link not in self.backs:
                self.mark(link, target)

    def survey(self, root: etree._Element) -> None:
        """Note what each name stands for, and what the heading above each element announces."""
        role = ""
        for node in root.iter():
            if node.tag in HEADINGS:
                role = headings().get(xml.words(node).strip(TRIMMED).casefold(), "")
            self.roles[node] = role
            for name in names(node):
                self.targets.setdefault(name, node)

    def mark(self, link: etree._Element, target: etree._Element) -> None:
        """Take a link for a marker, if it is one."""
        label = xml.words(link).strip(TRIMMED)
        note = self.holder(target)
        if note is None or not LABEL.fullmatch(label) or note in link.iterancestors():
            return
        backs = [back for back in note.iter("a") if self.leads_back(back, link)]
        if note not in self.labels:
            if not self.is_note(link, target, note, back=bool(backs)):
                return
            taken = label in self.labels.values()
            self.labels[note] = str(len(self.labels) + 1) if taken else label
        self.backs.update(backs)
        self.markers[link] = self.labels[note]

    def number(self, note: etree._Element, shown: str) -> str:
        """Return the number that ``shown`` begins with, where neither a list nor the link back prints it."""
        label = re.escape(self.labels[note])
        backs = {xml.words(back).strip(TRIMMED) for back in note.iter("a") if back in self.backs}
        dot = "" if note.tag != "li" else r"(?=\W*[.):\]])"
        found = re.match(rf"\W*{label}(?!\w){dot}[.):\]]?\s*", shown)
        return found[0] if found and self.labels[note] not in backs else ""

    def holder(self, target: etree._Element) -> etree._Element | None:
        """Return the widest block around a target that holds no other one: the whole note."""
        note = None
        for node in islice((target, *target.iterancestors()), HIGHEST):
            if node.tag in OUTSIDE or (note is not None and self.count(node) > self.count(note)):
                break
            note = node if node.tag in HOLDERS else note
        return note

    def count(self, node: etree._Element) -> int:
        """Return how much below an element makes it more than one note: names that links reach, headings."""
        if node not in self.counts:
            below = [
                one
                for one in node.iterdescendants()
                if one.tag in HEADINGS or (names(one) and one.tag != "p")
            ]
            self.counts[node] = len(below)
        return self.counts[node]

    def leads_back(self, back: etree._Element, link: etree._Element) -> bool:
        """Tell whether a link of a note leads to its marker, or to what stands close around it."""
        found = self.targets.get(fragment(back))
        return found is not None and found in (link, *islice(link.iterancestors(), 2), *link.iter())

    def is_note(
        self, link: etree._Element, target: etree._Element, note: etree._Element, *, back: bool
    ) -> bool:
        """Tell a note from an entry of a list: by names, by the heading above, by the way back."""
        called = " ".join(map(described, (link, target, note, note.getparent())))
        if NAMED.search(called) or self.roles[note] == "notes":
            return True
        return back and self.roles[note] != "references" and not LISTED.search(called)


def names(node: etree._Element) -> list[str]:
    """Return the names by which links reach an element."""
    own = [node.get("id"), node.get("name") if node.tag == "a" else None]
    return [name for name in own if name]


def fragment(link: etree._Element) -> str:
    """Return the name in this page that a link leads to; empty for any other link."""
    address = link.get("href") or ""
    return address[1:] if address.startswith("#") else ""


def described(node: etree._Element | None) -> str:
    """Return names, classes and roles of an element in lower case, digits apart."""
    given = [] if node is None else [node.get(key) or "" for key in ("id", "name", "class", "role", "href")]
    return re.sub(r"[\d_]+", " ", " ".join(given)).lower()


@cache
def headings() -> dict[str, str]:
    """Return which headings announce a list of references, and which notes."""
    return {
        word.casefold(): role
        for role in ("references", "notes")
        for word in lexicon.words(f"headings.{role}")
    }
