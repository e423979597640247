"""What citation fields of Word say of their sources: the data that reference managers put into them.

Zotero and Mendeley write ``ADDIN … CSL_CITATION {json}``, newer add-ins the same into the tag of a content
control; EndNote writes its XML into the instruction of ``ADDIN EN.CITE``, or beside it as data in base64;
Word's own ``CITATION`` names a source of the list that the document carries.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from citecheck.read import xml
from citecheck.read.decode import Unreadable
from citecheck.read.lists import endnote
from citecheck.read.lists.csl import flat
from citecheck.read.sheet import Tie

CSL = re.compile(r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")
CONTROL = re.compile(r"MENDELEY_CITATION_v\d_([A-Za-z0-9+/=_-]+)")
ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE\b")
ENDNOTE_XML = re.compile(r"<EndNote>.*</EndNote>", re.DOTALL)
OWN = re.compile(r"\s*CITATION\s+(.*)", re.DOTALL)
SWITCH = re.compile(r'\\(\w)\s*("[^"]*"|[^\s\\]*)')
WORDS = re.compile(r"\w+")
PAGES = ("", "page")


class Cited:
    """The sources that a document's citation fields carry.

    Attributes:
        items: their CSL fields, by title and date.
    """

    def __init__(self, sources: Iterable[etree._Element]) -> None:
        self.own = {tag: found for root in sources for tag, found in word_sources(root)}
        self.items: dict[tuple[str, str], Mapping[str, str]] = {}
        for tagged in self.own.values():
            self.keep(tagged)

    def keep(self, tagged: Mapping[str, str]) -> None:
        """Add to the items."""
        self.items[tagged.get("title", ""), tagged.get("issued", "")] = tagged

    def ties(self, instruction: str, data: bytes) -> tuple[Tie, ...]:
        """Return what a field points at by its instruction and its data; nothing if it is no citation."""
        if match := CSL.match(instruction):
            return self.csl(instruction[match.end() :])
        if match := CONTROL.match(instruction):
            return self.csl(decoded(match[1]).decode("utf-8", "replace"))
        if ENDNOTE.match(instruction):
            inside = ENDNOTE_XML.search(instruction)
            return self.endnote(inside[0].encode() if inside else data.rstrip(b"\0"))
        if match := OWN.match(instruction):
            return self.word(match[1])
        return ()

    def csl(self, data: str) -> tuple[Tie, ...]:
        """Return what the CSL data of a field points at; broken data point at nothing."""
        try:
            given = json.JSONDecoder().raw_decode(data)[0]
        except (ValueError, RecursionError):
            return ()
        items = given.get("citationItems") if isinstance(given, dict) else None
        return tuple(
            self.tie(flat(item["itemData"]), pages(item))
            for item in items or ()
            if isinstance(item, dict) and item.get("itemData")
        )

    def endnote(self, data: bytes) -> tuple[Tie, ...]:
        """Return what EndNote's data of a field point at; broken data point at nothing."""
        try:
            root = xml.parse(data, "")
        except Unreadable:
            return ()
        found = ((one, xml.child(one, "record")) for one in root if xml.name(one) == "Cite")
        return tuple(
            self.tie(endnote.fields(record), xml.words(xml.child(one, "Pages")))
            for one, record in found
            if record is not None
        )

    def tie(self, tagged: Mapping[str, str], locator: str) -> Tie:
        """Return what one item of a citation points at."""
        self.keep(tagged)
        return Tie(locator=locator, tagged=tagged, vocabulary="csl")

    def word(self, rest: str) -> tuple[Tie, ...]:
        r"""Return what Word's own citation points at: a tag, more behind ``\m``, pages behind ``\p``."""
        first = re.match(r"[^\s\\]+", rest)
        found = [(first[0] if first else "", "")]
        for switch, value in SWITCH.findall(rest):
            if switch == "m":
                found.append((value, ""))
            elif switch == "p":
                found[-1] = (found[-1][0], value.strip('"'))
        return tuple(self.tie(self.own[tag], at) for tag, at in found if tag in self.own)


def decoded(data: str) -> bytes:
    """Return what is written in base64, in either alphabet; nothing of what is not."""
    try:
        return base64.b64decode("".join(data.split()).rstrip("=") + "==", altchars=b"-_")
    except binascii.Error:
        return b""


def pages(item: Mapping[str, Any]) -> str:
    """Return the pages that an item of a CSL citation names; a chapter or a line is none."""
    return str(item.get("locator") or "") if (item.get("label") or "") in PAGES else ""


def entry_of(printed: str, items: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Return the fields of the one item whose title a printed entry bears; none where several fit."""
    words = " ".join(WORDS.findall(printed.casefold()))
    fit = {}
    for item in items:
        title = " ".join(WORDS.findall(item.get("title", "").casefold()))
        if len(title) > 8 and title in words and year(item) in printed:
            fit[title] = item
    longest = max(fit, key=len, default="")
    return fit[longest] if longest and all(title in longest for title in fit) else {}


def year(item: Mapping[str, str]) -> str:
    """Return the year of an item as it would be printed; empty where it is not known."""
    found = re.search(r"\d{4}", item.get("issued", ""))
    return found[0] if found else ""


TYPES = {
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "BookSection": "chapter",
    "Book": "book",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
}
NAMED = {
    "Title": "title",
    "JournalName": "container-title",
    "PeriodicalTitle": "container-title",
    "BookTitle": "container-title",
    "ConferenceName": "container-title",
    "InternetSiteTitle": "container-title",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Publisher": "publisher",
    "Institution": "publisher",
    "City": "publisher-place",
    "Edition": "edition",
    "URL": "URL",
    "DOI": "DOI",
}


def word_sources(root: etree._Element) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the sources of Word's own list: tag and CSL fields."""
    for node in root:
        given = {xml.name(one): xml.words(one) for one in node if not len(one)}
        found: dict[str, Any] = {csl: given[name] for name, csl in NAMED.items() if given.get(name)}
        found["type"] = TYPES.get(given.get("SourceType", ""), "document")
        if given.get("Year"):
            found["issued"] = {"raw": given["Year"]}
        for role in ("Author", "Editor"):
            if people := persons(xml.child(node, "Author", role)):
                found[role.lower()] = people
        yield given.get("Tag", ""), flat(found)


def persons(node: etree._Element | None) -> list[dict[str, str]]:
    """Return the persons, or the one organisation, of a role."""
    if corporate := xml.words(xml.child(node, "Corporate")):
        return [{"literal": corporate}]
    names = xml.child(node, "NameList")
    return [
        {"family": xml.words(xml.child(one, "Last")), "given": xml.words(xml.child(one, "First"))}
        for one in (names if names is not None else ())
    ]
