"""The works that an article cites, each once."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.match import pairs
from citecheck.model import Article, Work
from citecheck.text import Text


@dataclass(frozen=True, slots=True)
class Source:
    """A work, and the entry or note that it is printed in."""

    article: Article
    text: Text
    work: Work


def sources(article: Article) -> list[Source]:
    """Return the works of the list, or those of the notes where there is no list; without duplicates.

    An entry that nothing could be read out of is kept, its text as a remark.
    """
    printed = article.entries or article.notes
    found = [Source(article, one.text, work) for one in printed for work in one.works if known(work)]
    found += [
        Source(article, one.text, Work(note=one.text.string))
        for one in article.entries
        if not any(map(known, one.works))
    ]
    again = {later for _, later, likeness in pairs([one.work for one in found]) if likeness.same}
    return [one for number, one in enumerate(found) if number not in again]


def known(work: Work) -> bool:
    """Return whether anybody could find the work."""
    return bool(work.title or work.doi or work.url)
