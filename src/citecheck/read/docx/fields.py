"""Word's fields: instructions that are not shown, and the results that are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from citecheck.read import xml
from citecheck.read.docx.cited import Cited, decoded
from citecheck.read.sheet import Tie, behind

LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"\s]+)"|([^"\s\\]+))', re.IGNORECASE)
BIBLIOGRAPHY = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|Mendeley Bibliography|EN\.REFLIST|CITAVI[. ]?BIBLIOGRAPHY)"
    r"|BIBLIOGRAPHY\b|MENDELEY_BIBLIOGRAPHY|CitaviBibliography)",
    re.IGNORECASE,
)
LONGEST, LONGEST_RESULT, DEEPEST = 4_000_000, 2_000, 50


class Field:
    """A field: its instruction and its data, then what it shows."""

    def __init__(self, data: str = "") -> None:
        self.instruction = ""
        self.data = data
        self.inner = b""
        self.result = ""
        self.shows = False
        self.ties: tuple[Tie, ...] = ()


class Fields:
    """The fields that are open where a document is being read.

    Attributes:
        cited: the sources that the citations among them carry.
    """

    def __init__(self, sources: Iterable[etree._Element]) -> None:
        self.open: list[Field] = []
        self.cited = Cited(sources)

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

    def mark(self, kind: str, data: str = "") -> str:
        """Open, turn or close a field; return what a link that ends adds to its words."""
        if kind == "begin":
            self.open = [*self.open[1 - DEEPEST :], Field(data)]
        elif kind == "separate" and self.open:
            field = self.open[-1]
            field.shows = True
            field.ties = self.cited.ties(field.instruction, field.inner or decoded(field.data))
        elif kind == "end" and self.open:
            return self.close(self.open.pop())
        return ""

    def close(self, ended: Field) -> str:
        """Return what a link that ends adds to its words; data without words belong to the field around."""
        if not ended.shows:
            if self.open and len(self.open[-1].inner) < LONGEST:
                self.open[-1].inner += decoded(ended.data).rstrip(b"\0")
            return ""
        match = LINK.match(ended.instruction)
        return behind(ended.result, match[1] or match[2]) if match else ""

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


def made_list(paragraph: etree._Element) -> bool:
    """Return whether a paragraph stands in a content control for the list of a reference manager."""
    inner = paragraph.getparent()
    tag = xml.child(inner.getparent(), "sdtPr", "tag") if inner is not None else None
    return tag is not None and bool(BIBLIOGRAPHY.match(xml.attribute(tag, "val")))
