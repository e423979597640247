"""Word's fields: which are citations, and the CSL data that reference managers put into them.

Zotero and Mendeley write ``ADDIN … CSL_CITATION {json}``, newer add-ins the same into the tag of a content
control; Word's own ``CITATION`` names a source of the list that the document carries.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from citecheck.read import xml
from citecheck.read.csl import flat
from citecheck.read.sheet import Tie, behind

LINK = re.compile(r'\s*HYPERLINK\s+"([^"\s]+)"', re.IGNORECASE)
CSL = re.compile(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")
CONTROL = re.compile(r"MENDELEY_CITATION_v\d_([A-Za-z0-9+/=_-]+)")
OWN = re.compile(r"\s*CITATION\s+(.*)", re.DOTALL)
SWITCH = re.compile(r'\\(\w)\s*("[^"]*"|[^\s\\]*)')
BIBLIOGRAPHY = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|Mendeley Bibliography|EN\.REFLIST)|BIBLIOGRAPHY\b|MENDELEY_BIBLIOGRAPHY)"
)
LONGEST, LONGEST_RESULT, DEEPEST = 4_000_000, 2_000, 50
WORDS = re.compile(r"\w+")


class Fields:
    """The fields that are open where a document is being read.

    Attributes:
        items: the CSL fields met so far, by what names them.
    """

    def __init__(self, sources: Sequence[etree._Element]) -> None:
        self.open: list[Field] = []
        self.items: dict[str, Mapping[str, str]] = {}
        self.own = {tag: found for root in sources for tag, found in word_sources(root)}
        self.items.update(self.own)

    @property
    def silent(self) -> bool:
        """Whether characters belong to an instruction."""
        return any(not field.shows for field in self.open)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What the innermost open citation points at."""
        return next((field.ties for field in reversed(self.open) if field.ties), ())

    @property
    def bibliography(self) -> bool:
        """Whether a bibliography made by a reference manager is open."""
        return any(field.shows and BIBLIOGRAPHY.match(field.instruction) for field in self.open)

    def mark(self, kind: str) -> str:
        """Open, turn or close a field; return what a link that ends adds to its words."""
        if kind == "begin":
            self.open = [*self.open[1 - DEEPEST :], Field()]
        elif kind == "separate" and self.open:
            self.open[-1].shows = True
            self.open[-1].ties = self.citation(self.open[-1].instruction)
        elif kind == "end" and self.open:
            ended = self.open.pop()
            if ended.shows and (match := LINK.match(ended.instruction)):
                return behind(ended.result, match[1])
        return ""

    def paragraph(self) -> None:
        """Forget instructions and citations that have no end: none goes beyond its paragraph."""
        self.open = [field for field in self.open if field.shows]
        for field in self.open:
            field.ties = ()

    def instruct(self, words: str) -> None:
        """Add to the instruction of the innermost field."""
        if self.open and len(self.open[-1].instruction) < LONGEST:
            self.open[-1].instruction += words

    def show(self, words: str) -> None:
        """Add to what the open fields show."""
        for field in self.open:
            if len(field.result) < LONGEST_RESULT:
                field.result += words[:200]

    def citation(self, instruction: str) -> tuple[Tie, ...]:
        """Return what a citation field points at; nothing for any other field."""
        if match := CSL.match(instruction):
            return self.csl(instruction[match.end() :])
        if match := CONTROL.match(instruction):
            try:
                return self.csl(base64.b64decode(match[1] + "==", altchars=b"-_").decode("utf-8"))
            except (binascii.Error, UnicodeDecodeError):
                return ()
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
            self.tie(item) for item in items or () if isinstance(item, dict) and item.get("itemData")
        )

    def tie(self, item: Mapping[str, Any]) -> Tie:
        """Return what one item of a citation points at."""
        tagged = flat(item["itemData"])
        self.items[str(item.get("uris") or item.get("id") or len(self.items))] = tagged
        return Tie(locator=str(item.get("locator") or ""), tagged=tagged, vocabulary="csl")

    def word(self, rest: str) -> tuple[Tie, ...]:
        r"""Return what Word's own citation points at: a tag, more behind ``\m``, pages behind ``\p``."""
        first = re.match(r"[^\s\\]+", rest)
        found = [(first[0] if first else "", "")]
        for switch, value in SWITCH.findall(rest):
            if switch == "m":
                found.append((value, ""))
            elif switch == "p":
                found[-1] = (found[-1][0], value.strip('"'))
        return tuple(
            Tie(locator=pages, tagged=self.own[tag], vocabulary="csl")
            for tag, pages in found
            if tag in self.own
        )


class Field:
    """A field: its instruction, then what it shows."""

    def __init__(self) -> None:
        self.instruction = ""
        self.result = ""
        self.shows = False
        self.ties: tuple[Tie, ...] = ()


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


def word_sources(root: etree._Element) -> Iterable[tuple[str, Mapping[str, str]]]:
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
