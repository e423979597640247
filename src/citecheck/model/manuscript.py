"""A file as it was read: its blocks, and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from citecheck.model.sentence import Sentence
from citecheck.text import Text

BlockKind = Literal["heading", "paragraph", "item", "note", "table", "code", "entry"]


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
        remarks: what a user should know of the reading ("read as Latin-1").
        unread: parts that could not be read: (offset, reason) each.
        metadata: what the file says of itself (``title``, ``lang``, ``date``).
        lines: the offsets at which the lines of ``source`` begin.
        spots: for each line of ``source``, where it stands in the file; empty where ``source`` is the file.
        anchors: stretches that the format itself ties to a source.
    """

    path: str
    source: str
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Sentence, ...] = ()
    unread: tuple[tuple[int, Sentence], ...] = ()
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
        return tuple(one for one in self.anchors if text.holds(one.start) and one.end <= text.end)
