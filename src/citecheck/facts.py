"""What the registries said, as a lock file keeps it: facts with their dates, never verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

People = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A retraction, a correction or the like that one record asserts about another.

    Attributes:
        type: as the registry has it ("retraction", "expression_of_concern").
        doi: the other work: the notice, or what the notice is about.
        source: who says it ("publisher", "retraction-watch").
        id: of the assertion at its source, where it has one.
        date: when it was published, as YYYY-MM-DD.
    """

    type: str
    doi: str
    source: str = ""
    id: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of a registered work that references are compared with.

    Attributes:
        type: as Crossref names it ("journal-article", "posted-content").
        title: every form: with its subtitle, without it, in the original language.
        author, editor: family and given name each; an organisation has no given name.
        issued: year, month and day as far as they are known.
        years: every year that the record gives: in print, online, posted.
        container: journal or book, its short forms and series.
        notices: what others say of the work ("updated-by").
        notice_of: what the work says of others ("update-to").
        published_as: DOIs of the published versions of a preprint.
        subject: what it is about, in the registry's words.
        abstract: where a lock file has been given one; none is taken from a registry, being its author's.
        registry: who gave the record.
    """

    doi: str
    type: str = ""
    subtype: str = ""
    title: tuple[str, ...] = ()
    author: People = ()
    editor: People = ()
    issued: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    container: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    publisher: str = ""
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    notice_of: tuple[Notice, ...] = ()
    published_as: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    abstract: str = ""
    registry: str = ""


@dataclass(frozen=True, slots=True)
class Locked:
    """A registered DOI and what is known of it.

    Attributes:
        agency: which registration agency it belongs to; its record may be nowhere to be had.
        record: None where the agency gives none.
        sha256: of the whole answer, in canonical form.
        indexed: when the registry last touched the record.
        fetched, noticed: when record and notices were asked for, as YYYY-MM-DD.
        vanished: since when the registry no longer knows the work.
    """

    agency: str
    record: Record | None = None
    sha256: str = ""
    indexed: str = ""
    fetched: str = ""
    noticed: str = ""
    vanished: str = ""

    def with_notices(self, told: Record, day: str) -> Locked:
        """Return the work with the notices that its record had on a day; a title may tell of them too."""
        if self.record is None:
            return self
        said = {name: getattr(told, name) for name in ("title", "notices", "notice_of", "published_as")}
        return replace(self, record=replace(self.record, **said), noticed=day)


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search for the text of a reference brought: DOIs of records, the registry's best first."""

    text: str
    candidates: tuple[str, ...] = ()
    asked_of: tuple[str, ...] = ()
    asked: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A DOI that is registered nowhere, says who, and when."""

    said_by: str
    asked: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known: works and absent DOIs by DOI, searches by the key of the reference's text."""

    works: Mapping[str, Locked] = field(default_factory=dict)
    searches: Mapping[str, Searched] = field(default_factory=dict)
    absent: Mapping[str, Absent] = field(default_factory=dict)

    def record(self, doi: str) -> Record | None:
        """Return the record of a DOI, where there is one."""
        locked = self.works.get(doi)
        return locked.record if locked else None

    def found(self, key: str) -> list[Record]:
        """Return the records that the search under ``key`` brought."""
        return [record for doi in self.candidates(key) if (record := self.record(doi))]

    def candidates(self, key: str) -> tuple[str, ...]:
        """Return the DOIs that the search under ``key`` brought."""
        search = self.searches.get(key)
        return search.candidates if search else ()

    def knows(self, doi: str) -> bool:
        """Tell whether it is known if a DOI exists."""
        return doi in self.works or doi in self.absent
