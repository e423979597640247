"""List entries as the file lays them out: taken out whole, or divided in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.fix.edits import Edit, Fix
from citecheck.model import Article, Entry

MARKER = re.compile(r"[ \t]*(?:[-*+•–][ \t]+)?")
NUMBERED = re.compile(r"[ \t]*(?:\[\d+\]|\(\d+\)|\d+[.)])[ \t]*")
BETWEEN = re.compile(r"\s*\n[ \t]*(?:[-*+•–][ \t]+)?")


def entry_of(article: Article, id: str) -> Entry | None:
    """Return the entry with an id."""
    return next((entry for entry in article.entries if entry.id == id), None)


def taken_out(article: Article, entry: Entry, rule: str) -> Iterator[Fix]:
    """Yield the fix that takes out an entry with its lines; nothing where they hold more, or are numbered."""
    source = article.manuscript.source
    start = source.rfind("\n", 0, entry.text.start) + 1
    end = source.find("\n", entry.text.end)
    end = len(source) if end < 0 else end + 1
    before, after = source[start : entry.text.start], source[entry.text.end : end]
    if not MARKER.fullmatch(before) or after.strip(" \t\r\n.*_"):
        return
    blank = re.compile(r"[ \t]*\r?\n").match(source, end)
    alone = start == 0 or not source[: start - 1].rpartition("\n")[2].strip()
    if blank and alone:
        end = blank.end()
    yield Fix(rule, (Edit(start, end, ""),))


def divided(article: Article, entry: Entry, at: int, rule: str) -> Iterator[Fix]:
    """Yield the fix that starts a new entry at offset ``at``, as the list starts its others."""
    source = article.manuscript.source
    start = source.rfind("\n", 0, entry.text.start) + 1
    if NUMBERED.fullmatch(source[start : entry.text.start]) or entry.vocabulary:
        return
    if source[start : entry.text.start].lstrip().startswith("\\"):
        return
    before = len(source[:at]) - len(source[:at].rstrip())
    yield Fix(rule, (Edit(at - before, at, between(article, entry, source)),))


def between(article: Article, entry: Entry, source: str) -> str:
    """Return what stands between two entries of the list; the marker of this one, where it is alone."""
    for first, second in zip(article.entries, article.entries[1:], strict=False):
        gap = source[first.text.end : second.text.start]
        if BETWEEN.fullmatch(gap):
            return gap
    start = source.rfind("\n", 0, entry.text.start) + 1
    marker = source[start : entry.text.start]
    return f"\n{marker}" if marker.strip() else "\n\n"
