"""Reads the works out of an article's raw notes and list entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from citecheck.divide.looks import DASHES
from citecheck.model import Article, Entry, Name, Work
from citecheck.parse import parse, parse_tagged
from citecheck.parse.tagged_text import held

PRINTED = ("csl", "jats")


def describe(article: Article) -> Article:
    """Return the article with the works that its notes and entries describe."""
    return replace(
        article,
        entries=tuple(with_repeated_authors(with_works(entry, article.lang) for entry in article.entries)),
        notes=tuple(
            replace(note, works=tuple(parse(note.text.string, "note", article.lang)))
            for note in article.notes
        ),
    )


def with_works(entry: Entry, lang: str) -> Entry:
    """Return the entry with the works that its text, or the fields of its format, describe."""
    if entry.tagged and entry.vocabulary not in PRINTED:
        return replace(entry, works=(parse_tagged(entry.tagged, entry.vocabulary),))
    works = parse(entry.text.string, "entry", lang)
    if entry.tagged:
        works = [held(parse_tagged(entry.tagged, entry.vocabulary), next(iter(works), None))]
    return replace(entry, works=tuple(works))


def with_repeated_authors(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries; one that begins with dashes has the authors of the entry before it."""
    last: tuple[Name, ...] = ()
    for entry in entries:
        repeats = bool(entry.works and DASHES.match(entry.text.string) and not named(entry.work))
        last = last if repeats else entry.work.author
        if repeats and last:
            yield replace(entry, works=(replace(entry.work, author=last), *entry.works[1:]))
        else:
            yield entry


def named(work: Work) -> bool:
    """Tell whether a work has an author who is more than dashes."""
    return any(any(letter.isalpha() for letter in f"{name}{name.given}") for name in work.author)
