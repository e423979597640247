"""Reads the works out of an article's raw notes and list entries."""

from __future__ import annotations

from dataclasses import replace

from citecheck.model import Article
from citecheck.parse import parse, parse_tagged


def describe(article: Article) -> Article:
    """Return the article with the works that its notes and entries describe."""
    return replace(
        article,
        entries=tuple(
            replace(entry, works=(parse_tagged(entry.tagged, entry.vocabulary),))
            if entry.tagged
            else replace(entry, works=tuple(parse(entry.text.string, "entry", article.lang)))
            for entry in article.entries
        ),
        notes=tuple(
            replace(note, works=tuple(parse(note.text.string, "note", article.lang))) for note in article.notes
        ),
    )
