"""What a citation rests on: the works of its notes and entries, ibid and short forms followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon
from citecheck.match.forms import fold
from citecheck.model import Article, Citation, Entry, Name, Note, Work


@dataclass(frozen=True, slots=True)
class Source:
    """What one citation, or several side by side, rest on.

    Attributes:
        items: the notes and entries, with those that an ibid or short form stands for.
        works: the works that they describe.
        unknown: whether a part of it could not be found or read.
    """

    items: tuple[Note | Entry, ...]
    works: tuple[Work, ...]
    unknown: bool

    @property
    def creators(self) -> tuple[Name, ...]:
        """The authors, editors and translators of all its works."""
        return tuple(name for w in self.works for name in (*w.author, *w.editor, *w.translator))

    @property
    def words(self) -> frozenset[str]:
        """The words of its notes and entries, folded."""
        return frozenset(fold(" ".join([item.text.string for item in self.items])).split())

    @property
    def through(self) -> bool:
        """Whether it says that it cites through another work, or compares ("cf.")."""
        return any(via().search(item.text.string) for item in self.items if isinstance(item, Note))


@cache
def via() -> re.Pattern[str]:
    """Return the pattern of words that say that a work is cited through another, or only compared."""
    through, see = lexicon.alternation("citing.through"), lexicon.alternation("citing.see")
    return re.compile(rf"(?i)(?<!\w){through}(?!\w)|^\W*{see}(?!\w)")


class Sources:
    """Finds what an article's citations rest on."""

    def __init__(self, article: Article) -> None:
        self.notes = {note.id: note for note in article.notes}
        self.entries = {entry.id: entry for entry in article.entries}

    def of(self, citations: Iterable[Citation]) -> Source:
        """Return what citations that stand side by side rest on."""
        items: dict[str, Note | Entry] = {}
        unknown = False
        for citation in citations:
            unknown |= not citation.targets or any(not part.targets for part in citation.parts)
            for target in citation.targets:
                items |= {item.id: item for item in self.chain(target)}
        works = tuple(work for item in items.values() for work in item.works)
        return Source(tuple(items.values()), works, unknown or not works)

    def chain(self, id: str) -> Iterator[Note | Entry]:
        """Yield a note or an entry, and what it stands for."""
        if id in self.entries:
            yield self.entries[id]
        elif id in self.notes:
            note = self.notes[id]
            yield note
            yield from (self.entries[one] for one in note.listed if one in self.entries)
            if note.resolves_to and note.resolves_to != id:
                yield from self.chain(note.resolves_to)
