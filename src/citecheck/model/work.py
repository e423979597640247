"""What a reference describes; names of fields and types are those of CSL 1.0.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """A person (``family``, ``given``, ``particle``, ``suffix``) or an organisation (``literal``)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    def __str__(self) -> str:
        return self.literal or " ".join(filter(None, (self.particle, self.family)))


@dataclass(frozen=True, slots=True)
class Date:
    """A date as printed, and what could be read of it; ``year`` is None for "n.d." and the like."""

    printed: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    suffix: str = ""

    @property
    def parts(self) -> list[int]:
        """CSL date-parts: year, month, day as far as they are known."""
        known: list[int] = []
        for part in (self.year, self.month, self.day):
            if part is None:
                break
            known.append(part)
        return known


@dataclass(frozen=True, slots=True)
class Pages:
    """A page range as printed; ``last`` has its abbreviation undone (297-99 ends at 299).

    ``first`` and ``last`` are None where the pages are no plain numbers (roman, "e12").
    """

    printed: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What a reference describes.

    Attributes:
        type: a CSL type.
        printed: for each CSL field (``DOI``, ``container-title`` …), the index ranges
            (start, end) in the raw reference that it was read from.
        confidences: for each CSL field, the probability that it is right.
        confidence: the probability that the whole reading is right.
        locator: the pages that a note cites, as opposed to the work's own pages.
        extent: number of pages of a book, where printed.
        text: the index range (start, end) of the raw reference that describes this work.
        cited_in: true for a work through which the one before it is cited ("cité dans").
    """

    type: str = "document"
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    title: str = ""
    container_title: str = ""
    collection_title: str = ""
    issued: Date | None = None
    original_date: Date | None = None
    accessed: Date | None = None
    volume: str = ""
    issue: str = ""
    page: Pages | None = None
    number: str = ""
    locator: Pages | None = None
    extent: str = ""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event_title: str = ""
    event_place: str = ""
    genre: str = ""
    doi: str = ""
    url: str = ""
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    arxiv: str = ""
    language: str = ""
    note: str = ""
    et_al: bool = False
    printed: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    confidences: Mapping[str, float] = field(default_factory=dict)
    confidence: float = 1.0
    text: tuple[int, int] = (0, 0)
    cited_in: bool = False

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return self.issued.year if self.issued else None

    @property
    def creators(self) -> tuple[Name, ...]:
        """The authors; the editors where there is no author."""
        return self.author or self.editor
