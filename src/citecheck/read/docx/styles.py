"""What Word's styles say of a paragraph: heading, title, list; and the numbers that Word counts itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import reduce

from lxml import etree

from citecheck import lexicon
from citecheck.read import xml
from citecheck.text import BOLD, ITALIC, PLAIN, RAISED

HEADING = re.compile(rf"{lexicon.alternation('styles.heading')} ?([1-9])", re.IGNORECASE)
TITLES = frozenset(lexicon.words("styles.title"))
CONTENTS = re.compile(r"toc ?\d|table of figures", re.IGNORECASE)
OUTLINE = 9
DEEPEST = 20
OFF = frozenset({"0", "false", "off", "none"})
HIDDEN = 128
LOOKS = {"vertAlign": RAISED, "vanish": HIDDEN}
LATIN = LOOKS | {"i": ITALIC, "b": BOLD}
COMPLEX = LOOKS | {"iCs": ITALIC, "bCs": BOLD}


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph is; ``level`` of a heading from 1, ``list`` the id of the list that counts it."""

    level: int = 0
    title: bool = False
    contents: bool = False
    list: str = ""
    depth: int = 0


class Styles:
    """The styles of a document, each resolved with those that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self.nodes = {
            xml.attribute(node, "styleId"): node
            for node in (root if root is not None else ())
            if xml.name(node) == "style"
        }
        self.looks: dict[str, int] = {}

    def of(self, paragraph: etree._Element) -> Style:
        """Return what a paragraph is by its own properties, else by its style."""
        chain = [paragraph, *self.chain(value(paragraph, "pPr", "pStyle"))]
        names = [value(node, "name") for node in chain[1:]] or [value(paragraph, "pPr", "pStyle")]
        listed = next(filter(any, ((value(n, "pPr", "numPr", "numId"), "") for n in chain)), ("", ""))[0]
        depth = next(filter(None, (value(node, "pPr", "numPr", "ilvl") for node in chain)), "0")
        return Style(
            level=level(chain, names),
            title=any(name.casefold() in TITLES for name in names),
            contents=any(CONTENTS.fullmatch(name) for name in names),
            list="" if listed == "0" else listed,
            depth=counted(depth),
        )

    def look(self, style: int, run: etree._Element) -> int:
        """Return a run's style, which is ``style`` without its own properties; ``HIDDEN`` is part of it."""
        own = xml.child(run, "rPr")
        return style if own is None else turned(style | self.base(value(own, "rStyle")), own)

    def base(self, id: str) -> int:
        """Return what the characters of a style look like."""
        if id not in self.looks:
            chain = reversed(self.chain(id))
            self.looks[id] = reduce(turned, (xml.child(node, "rPr") for node in chain), PLAIN)
        return self.looks[id]

    def chain(self, id: str) -> list[etree._Element]:
        """Return a style and those that it is based on."""
        found: list[etree._Element] = []
        while id in self.nodes and len(found) < DEEPEST:
            found.append(self.nodes[id])
            id = value(found[-1], "basedOn")
        return found


def turned(style: int, properties: etree._Element | None) -> int:
    """Return a style once ``properties`` turn its parts on or off."""
    flags = LATIN if xml.child(properties, "rtl") is None else COMPLEX
    for one in properties if properties is not None else ():
        name, value = xml.name(one), xml.attribute(one, "val")
        flag = flags.get(name, PLAIN)
        on = value == "superscript" if name == "vertAlign" else value not in OFF
        style = style | flag if on else style & ~flag
    return style


def level(chain: list[etree._Element], names: list[str]) -> int:
    """Return the level of a heading: by the names of its styles, else by its outline; otherwise 0."""
    for name in names:
        if match := HEADING.fullmatch(name):
            return int(match[1])
    outline = next(filter(None, (value(node, "pPr", "outlineLvl") for node in chain)), "")
    found = counted(outline, OUTLINE)
    return found + 1 if found < OUTLINE else 0


def value(node: etree._Element, *path: str) -> str:
    """Return the value of the property at ``path``; empty where it is not given."""
    found = xml.child(node, *path)
    return "" if found is None else xml.attribute(found, "val")


def counted(printed: str, default: int = 0) -> int:
    """Return a number of up to six digits; ``default`` for anything else."""
    return int(printed) if printed.isdecimal() and len(printed) <= 6 else default


class Numbering:
    """Counts numbered paragraphs as Word does."""

    def __init__(self, root: etree._Element | None) -> None:
        nodes = list(root) if root is not None else []
        self.abstract = {xml.attribute(n, "abstractNumId"): n for n in nodes if xml.name(n) == "abstractNum"}
        self.lists = {
            xml.attribute(n, "numId"): value(n, "abstractNumId") for n in nodes if xml.name(n) == "num"
        }
        self.overrides = {
            (xml.attribute(n, "numId"), xml.attribute(one, "ilvl")): value(one, "startOverride")
            for n in nodes
            for one in n
            if xml.name(n) == "num" and xml.name(one) == "lvlOverride"
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
        counts = self.counts[id]
        anew = self.overrides.pop((list, str(depth)), "")
        if anew or depth not in counts:
            counts[depth] = counted(anew or value(own, "start"), 1) - 1
        counts[depth] += 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return str(counts[depth])
