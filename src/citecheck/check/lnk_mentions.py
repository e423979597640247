"""Entries that an article speaks of without a citation that could be tied to them."""

from __future__ import annotations

import re
from functools import cache, cached_property

from citecheck.lexicon import alternation
from citecheck.link.credible import things
from citecheck.match.forms import fold
from citecheck.model import Article, Entry, Note

HEAD = 4


class Mentions:
    """What an article's notes, and its text, say of the entries of its list.

    Args:
        article: with its notes, body and entries.
        by_page: whether it cites by author and page: there a name in the text is a citation.
    """

    def __init__(self, article: Article, by_page: bool) -> None:
        self._article = article
        self._by_page = by_page

    @cached_property
    def _notes(self) -> list[str]:
        """The words of each note."""
        return [f" {fold(note.text.string)} " for note in self._article.notes]

    @cached_property
    def _body(self) -> str:
        """The words of the text."""
        return f" {' '.join(fold(block.text.string) for block in self._article.body)} "

    def of(self, entry: Entry) -> bool:
        """Tell whether the article may well cite the entry after all."""
        work = entry.work
        family = f" {fold(str(work.creators[0]))} " if work.creators else ""
        title = f" {' '.join(fold(work.title).split()[:HEAD])} " if work.title else ""
        if family and title and any(family in note and title in note for note in self._notes):
            return True
        if is_law(entry):
            return True
        if self._by_page:
            longest = max(fold(work.title or entry.text.string[: HEAD * 3]).split(), key=len, default="")
            return any(words.strip() and words in self._body for words in (family, f" {longest} "))
        called = len(title.split()) > 1 and title in self._body
        return bool(family) and (called or not work.year) and family in self._body


def is_law(entry: Entry | Note) -> bool:
    """Tell whether a source begins as laws do ("Ley N.º 2066"), which a text names by their number."""
    found = numbered().match(entry.text.string)
    return bool(found) and not things().isdisjoint(fold(found[1] if found else "").split())


@cache
def numbered() -> re.Pattern[str]:
    """Return the pattern of one or two words and a number that is no year: "Ley Orgánica 3/2018"."""
    issue = alternation("labels.issue")
    number = rf"(?:{issue}[\Wº]*\d|(?!(?:1[4-9]|20)\d\d\W)\d)"
    return re.compile(rf"\W*(\w+(?:[ -]\w+)?)\s{number}", re.IGNORECASE)
