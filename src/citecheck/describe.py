"""Reads the works out of an article's raw notes and list entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from citecheck.divide.looks import DASHES
from citecheck.model import Anchor, Article, Entry, Name, Note, Work
from citecheck.parse import parse, parse_tagged
from citecheck.parse.pages import pages
from citecheck.parse.tagged_text import held
from citecheck.text import Text

PRINTED = ("csl", "jats")
COMMAND = re.compile(r"\\[A-Za-z]+\*?(?:\s*(?:\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}))+")


def describe(article: Article) -> Article:
    """Return the article with the works that its notes and entries describe."""
    return replace(
        article,
        entries=tuple(with_repeated_authors(with_works(entry, article.lang) for entry in article.entries)),
        notes=tuple(described(note, article) for note in article.notes),
    )


def described(note: Note, article: Article) -> Note:
    """Return the note with the works that its text describes; their fields, where its format carries them."""
    works = parse(blanked(note.text.string), "note", article.lang)
    anchors = [anchor for anchor in article.manuscript.anchored(note.text) if anchor.tagged]
    within = [[work for work in works if covered(note.text, work, anchor)] for anchor in anchors]
    if works and all(any(work in found for found in within) for work in works):
        first = [next(iter(found), None) for found in within]
        works = [carried(work, anchor) for work, anchor in zip(first, anchors, strict=True)]
    return replace(note, works=tuple(works))


def blanked(string: str) -> str:
    """Return the text of a note with blanks for LaTeX's citations, which name no work in words."""
    return COMMAND.sub(lambda match: " " * len(match.group()), string)


def covered(text: Text, work: Work, anchor: Anchor) -> bool:
    """Tell whether the words that describe a work are those of an anchor."""
    found = text[slice(*work.text)]
    return found.start < anchor.end and anchor.start < found.end


def carried(work: Work | None, anchor: Anchor) -> Work:
    """Return a work read from a note with the fields that its format carries, and the pages that it names."""
    tagged = held(parse_tagged(anchor.tagged, anchor.vocabulary), work)
    return replace(tagged, locator=tagged.locator or (pages(anchor.locator) if anchor.locator else None))


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
