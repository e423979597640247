"""One paper: its list, its notes, its citations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from citecheck.facts import Facts
from citecheck.model.manuscript import Block, Manuscript, Place
from citecheck.model.work import Work
from citecheck.text import Text

NoteKind = Literal["full", "ibid", "short", "url", "comment"]
CitationKind = Literal["note-marker", "author-year", "narrative", "author-page", "numeric", "key"]


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


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Article:
    """One paper, with its own notes, list and citations.

    Attributes:
        id: unique in the file (``a1``).
        start, end: offsets of its first and after its last character in the manuscript.
        year: the year it is published in, where the manuscript says so.
        front: blocks before the first article of a file that belong to none.
        body: running text, headings included, torn paragraphs joined; notes and list taken out.
        citations: in the order of the text.
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

    def cited_in(self, block: Block) -> Sequence[Citation]:
        """Return the citations that stand in a block of running text."""
        start, end = (
            bisect_left(self.citations, offset, key=lambda citation: citation.text.start)
            for offset in (block.text.start, block.text.end)
        )
        return self.citations[start:end]

    def place(self, text: Text) -> Place:
        """Return where ``text`` stands."""
        return self.manuscript.place(text.start, text.end)
