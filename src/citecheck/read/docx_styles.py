"""What Word's styles say of a paragraph: heading, title, list; and the numbers that Word counts itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from citecheck.read import xml

HEADING = re.compile(r"heading (\d)")
OUTLINE = 9
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph is; ``level`` of a heading from 1, ``list`` the id of the list that counts it."""

    level: int = 0
    title: bool = False
    list: str = ""
    depth: int = 0


class Styles:
    """The styles of a document, each resolved with those that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self.nodes = {
            xml.attribute(node, "styleId"): node
            for node in (root if root is not None else ())
            if xml.name(node) == "style" and xml.attribute(node, "type") == "paragraph"
        }

    def of(self, paragraph: etree._Element) -> Style:
        """Return what a paragraph is by its own properties, else by its style."""
        chain = [paragraph, *self.chain(value(paragraph, "pPr", "pStyle"))]
        names = [value(node, "name").lower() for node in chain[1:]]
        listed = next(filter(any, ((value(n, "pPr", "numPr", "numId"), "") for n in chain)), ("", ""))[0]
        depth = next(filter(None, (value(node, "pPr", "numPr", "ilvl") for node in chain)), "0")
        return Style(
            level=level(chain, names),
            title="title" in names,
            list="" if listed == "0" else listed,
            depth=int(depth) if depth.isdigit() else 0,
        )

    def chain(self, id: str) -> list[etree._Element]:
        """Return a style and those that it is based on."""
        found: list[etree._Element] = []
        while id in self.nodes and len(found) < DEEPEST:
            found.append(self.nodes[id])
            id = value(found[-1], "basedOn")
        return found


def level(chain: list[etree._Element], names: list[str]) -> int:
    """Return the level of a heading: by the names of its styles, else by its outline; otherwise 0."""
    for name in names:
        if match := HEADING.fullmatch(name):
            return int(match[1])
    outline = next(filter(None, (value(node, "pPr", "outlineLvl") for node in chain)), "")
    return int(outline) + 1 if outline.isdigit() and int(outline) < OUTLINE else 0


def value(node: etree._Element, *path: str) -> str:
    """Return the value of the property at ``path``; empty where it is not given."""
    found = xml.child(node, *path)
    return "" if found is None else xml.attribute(found, "val")


class Numbering:
    """Counts numbered paragraphs as Word does."""

    def __init__(self, root: etree._Element | None) -> None:
        nodes = list(root) if root is not None else []
        self.abstract = {xml.attribute(n, "abstractNumId"): n for n in nodes if xml.name(n) == "abstractNum"}
        self.lists = {
            xml.attribute(n, "numId"): value(n, "abstractNumId") for n in nodes if xml.name(n) == "num"
        }
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)

    def next(self, list: str, depth: int) -> str:
        """Return the number of the next paragraph of a list; empty where it only has a bullet."""
        id = self.lists.get(list, "")
        node = self.abstract.get(id)
        levels = () if node is None else (one for one in node if xml.name(one) == "lvl")
        own = next((one for one in levels if xml.attribute(one, "ilvl") == str(depth)), None)
        if own is None or value(own, "numFmt") not in ("decimal", "decimalZero"):
            return ""
        start = value(own, "start") or "1"
        counts = self.counts[id]
        counts[depth] = counts.get(depth, (int(start) if start.isdigit() else 1) - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return str(counts[depth])
