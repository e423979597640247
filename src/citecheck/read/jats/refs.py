"""What a ``ref`` of JATS holds: its works, each with its citations, and the keys that lead to them."""

from __future__ import annotations

import re

from lxml import etree

from citecheck.read import xml
from citecheck.read.jats.fields import fields

CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation", "product", "related-article")
LABEL = re.compile(r"[\[(]?(\d{1,3})[\])]?[.)]?")
DASHES = frozenset("-–—‐‑−")

Works = list[list[etree._Element]]


def works(ref: etree._Element) -> Works:
    """Return the works of a reference: the citations of each.

    A work may be printed in a ``mixed-citation`` and tagged in the ``element-citation`` that follows it;
    in ``citation-alternatives`` all citations are of one work.
    """
    found: Works = []
    for one in ref:
        if xml.name(one) == "citation-alternatives":
            found.append([citation for citation in one if xml.name(citation) in CITATIONS])
        elif xml.name(one) in CITATIONS:
            if not found or xml.name(one) in map(xml.name, found[-1]):
                found.append([])
            found[-1].append(one)
    return found


def tagged(work: list[etree._Element]) -> dict[str, str]:
    """Return the fields of a work, from the citation that has most of them."""
    return max(map(fields, work), key=len, default={})


def shown(work: list[etree._Element]) -> etree._Element | None:
    """Return the citation that prints the work; None where there are only fields."""
    found = [one for one in work if has_own_words(one)]
    return next((one for one in found if xml.name(one) == "mixed-citation"), found[0] if found else None)


def part(node: etree._Element) -> etree._Element | None:
    """Return the chapter or translation that holds a node: it counts notes and references for itself."""
    return next(node.iterancestors("{*}book-part", "{*}sub-article", "{*}response"), None)


def has_own_words(node: etree._Element) -> bool:
    """Return whether a citation prints more than its fields one after the other."""
    between = [node.text or "", *(child.tail or "" for child in node)]
    return not len(node) or any(
        character.isalnum() or character in ".,:;()" for part in between for character in part
    )


class Keys:
    """The keys of works: the number of the reference, else its id; "3", "3-2" where it holds several."""

    def __init__(self, root: etree._Element) -> None:
        self.by_ref: dict[etree._Element, tuple[str, ...]] = {}
        self.by_id: dict[str, tuple[str, ...]] = {}
        self.order: list[str] = []
        taken: set[tuple[etree._Element | None, str]] = set()
        for ref in root.iter("{*}ref"):
            id, chapter = ref.get("id", ""), part(ref)
            number = LABEL.fullmatch(xml.words(xml.child(ref, "label")))
            first = number[1] if number and (chapter, number[1]) not in taken else id
            taken.add((chapter, first))
            self.add(ref, first, works(ref))
            self.order.append(id)

    def add(self, ref: etree._Element, first: str, found: Works) -> None:
        """Add the keys of a reference, of each of its works and of each of their citations."""
        own = (first, *(first and f"{first}-{number}" for number in range(2, len(found) + 1)))
        self.by_ref[ref] = own
        for key, work in zip(own, found, strict=False):
            self.by_id |= {one.get("id", ""): (key,) for one in work}
        self.by_id[ref.get("id", "")] = own
        self.by_id.pop("", None)

    def meant(self, node: etree._Element) -> list[str]:
        """Return the keys that a reference in the text points at, and those of the range that it begins."""
        ids = node.get("rid", "").split()
        other = end_of_range(node)
        if ids and other is not None:
            ids += self.between(ids[-1], other.get("rid", "").split()[:1])
        return [key for id in dict.fromkeys(ids) for key in self.by_id.get(id, ())]

    def between(self, first: str, last: list[str]) -> list[str]:
        """Return the ids of the references between two of a list."""
        if not last or not {first, *last} <= set(self.order):
            return []
        return self.order[self.order.index(first) + 1 : self.order.index(last[0])]


def end_of_range(node: etree._Element) -> etree._Element | None:
    """Return the number behind the dash that follows the number ``node`` ("1–3"); None without one."""
    joint, other = node.tail or "", node.getnext()
    if other is not None and xml.name(other) == "sup":
        joint, other = joint + xml.words(other) + (other.tail or ""), other.getnext()
    if other is None or xml.name(other) != "xref" or joint.strip() not in DASHES:
        return None
    return other if LABEL.fullmatch(xml.words(node)) and LABEL.fullmatch(xml.words(other)) else None
