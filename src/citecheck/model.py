"""The values that go from stage to stage; all immutable.

Names of fields and types are those of the Citation Style Language (CSL 1.0.2).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from citecheck.facts import Facts
from citecheck.text import Text

Severity = Literal["error", "warning", "info"]
BlockKind = Literal["heading", "paragraph", "item", "note", "table", "code", "entry"]
NoteKind = Literal["full", "ibid", "short", "url", "comment"]
CitationKind = Literal["note-marker", "author-year", "narrative", "author-page", "numeric", "key"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line of ``Manuscript.source`` stands in the file, where it is not simply a line of it.

    Attributes:
        path: of another file that the manuscript takes in, as LaTeX documents do.
        line: in that file, or in this one; 0 in a format without lines.
        page: as the format numbers it; 0 where unknown.
        kind: what an editor looks for: ``paragraph``, ``note``, ``endnote``, ``table``, ``box`` or ``entry``;
            empty where lines and columns say enough.
        number: of the note, the paragraph or the entry.
        words: its first words.
    """

    path: str = ""
    line: int = 0
    page: int = 0
    kind: str = ""
    number: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of ``Manuscript.source`` that the format itself ties to a source.

    Attributes:
        start, end: offsets of its first and after its last character.
        key: the label of the entry that it points at; empty where only ``tagged`` says it.
        locator: the pages cited, where the format names them.
        tagged: the source's fields, where the format carries them along (Zotero in Word).
        vocabulary: as in ``Block``.
    """

    start: int
    end: int
    key: str = ""
    locator: str = ""
    tagged: Mapping[str, str] = field(default_factory=dict)
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: lines and columns count from 1, the end is included.

    In a format without lines they count in ``Manuscript.source``, and ``spot`` says what an editor looks for.
    ``start`` and ``end`` are the offsets there, from which and before which it stands.
    """

    path: str
    line: int
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    spot: Spot | None = None
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a manuscript, as its format shows it.

    Attributes:
        kind: what the format says the block is.
        text: its characters, without the format's own marks.
        level: of a heading from 1, of a list item from 1; otherwise 0.
        label: the number or the name that the format gives it (``[^label]:``, ``3.``).
        tagged: the fields, where the format names them (BibTeX, embedded CSL).
        vocabulary: whose names ``tagged`` uses: ``bibtex`` or ``csl-json`` in a list of fields alone,
            ``csl`` or ``jats`` beside a printed reference.
    """

    kind: BlockKind
    text: Text
    level: int = 0
    label: str = ""
    tagged: Mapping[str, str] = field(default_factory=dict)
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file as it was read.

    Attributes:
        path: as it was given.
        source: the file's characters; offsets of texts count in it.
        blocks: in the file's order.
        remarks: what a user should know of the reading ("read as Latin-1"), one sentence each.
        unread: parts that could not be read: (offset, reason) each.
        metadata: what the file says of itself (``title``, ``lang``, ``date``).
        lines: the offsets at which the lines of ``source`` begin.
        spots: for each line of ``source``, where it stands in the file; empty where ``source`` is the file.
        anchors: stretches that the format itself ties to a source.
    """

    path: str
    source: str
    blocks: tuple[Block, ...] = ()
    remarks: tuple[str, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    lines: Sequence[int] = (0,)
    spots: Sequence[Spot] = ()
    anchors: tuple[Anchor, ...] = ()

    def place(self, start: int, end: int | None = None) -> Place:
        """Return where the characters from offset ``start`` to before ``end`` stand."""
        last = max(start, (end or start + 1) - 1)
        line, end_line = bisect_right(self.lines, start), bisect_right(self.lines, last)
        column, end_column = start - self.lines[line - 1] + 1, last - self.lines[end_line - 1] + 1
        if not self.spots:
            return Place(self.path, line, column, end_line, end_column, None, start, last + 1)
        first, final = self.spots[line - 1], self.spots[end_line - 1]
        if first.line:
            line, end_line = first.line, final.line if final.path == first.path else first.line
        if first.line and first.kind:
            column = end_column = 1
        spot = first if first.kind or first.page else None
        return Place(first.path or self.path, line, column, end_line, end_column, spot, start, last + 1)

    def anchored(self, text: Text) -> tuple[Anchor, ...]:
        """Return the anchors that lie in ``text``."""
        return tuple(one for one in self.anchors if one.start >= text.start and one.end <= text.end)


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a reference list. ``key`` is its citation key or number, where it has one."""

    id: str
    text: Text
    works: tuple[Work, ...] = ()
    key: str = ""
    tagged: Mapping[str, str] = field(default_factory=dict)
    vocabulary: str = ""

    @property
    def work(self) -> Work:
        """The work that the entry describes; an empty one where none could be read."""
        return self.works[0] if self.works else Work()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote.

    Attributes:
        id: unique in the article (``n24``).
        label: as printed; empty where the note has lost it.
        text: the note without its label.
        kind: what the note consists of.
        resolves_to: the id of the note or entry that an ibid or short form stands for.
        form: the words of the short form as printed ("ibid.", "op. cit.").
        reason: why an ibid or short form could not be resolved with certainty:
            ``nothing-before``, ``no-source`` or ``ambiguous``; empty otherwise.
        listed: ids of the list's entries that describe the same works.
    """

    id: str
    label: str
    text: Text
    works: tuple[Work, ...] = ()
    kind: NoteKind = "comment"
    resolves_to: str | None = None
    form: str = ""
    reason: str = ""
    listed: tuple[str, ...] = ()

    @property
    def work(self) -> Work:
        """The first work that the note describes; an empty one where none could be read."""
        return self.works[0] if self.works else Work()


@dataclass(frozen=True, slots=True)
class Cited:
    """One source that a citation names: "(Roux, 2001; Ruiz, 2003)" names two.

    Attributes:
        names: as cited, without initials.
        year: as cited, with its suffix ("2016a"); empty where none is given.
        locator: pages as cited.
        targets: ids of the entries that fit.
        candidates: ids of the entries that fit by name, where none fits by year.
        through: true where the source is only cited through another one ("cité dans").
    """

    names: tuple[str, ...] = ()
    year: str = ""
    locator: str = ""
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    through: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in the running text that points at a source.

    Attributes:
        text: the citation's own characters.
        targets: ids of the notes and entries that it points at.
        claim: the sentence or clause that it supports.
        parts: the sources that it names, where it names them by author, year or number.
        label: the number or key that a marker bears.
    """

    id: str
    text: Text
    kind: CitationKind
    targets: tuple[str, ...] = ()
    claim: str = ""
    parts: tuple[Cited, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One paper, with its own notes, list and citations.

    Attributes:
        id: unique in the file (``a1``).
        start, end: offsets of its first and after its last character in the manuscript.
        year: the year it is published in, where the manuscript says so.
        front: blocks before the first article of a file that belong to none.
        body: running text, headings included, torn paragraphs joined; notes and list taken out.
        listed: whether the article has a reference list at all.
        facts: what the registries said, where they were asked.
    """

    id: str
    manuscript: Manuscript
    start: int
    end: int
    title: str = ""
    lang: str = ""
    year: int | None = None
    front: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    entries: tuple[Entry, ...] = ()
    citations: tuple[Citation, ...] = ()
    listed: bool = False
    facts: Facts | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        """The file that holds the article."""
        return self.manuscript.path

    @property
    def sources(self) -> Iterator[Entry | Note]:
        """Notes and entries in the order in which they are printed."""
        both: list[Entry | Note] = [*self.notes, *self.entries]
        yield from sorted(both, key=lambda source: source.text.start)

    def place(self, text: Text) -> Place:
        """Return where ``text`` stands."""
        return self.manuscript.place(text.start, text.end)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one place; ``fix`` is the text that should stand there, where it is certain."""

    rule: str
    name: str
    severity: Severity
    confidence: float
    place: Place
    article: str
    target: str
    message: str
    related: tuple[Related, ...] = ()
    evidence: Mapping[str, Any] = field(default_factory=dict)
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be audited, and why, in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run."""

    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
