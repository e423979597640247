"""Builds articles by hand, so that a check is tested on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from citecheck.catalogue import Rule, load
from citecheck.check import run
from citecheck.model import Article, Entry, Finding, Manuscript, Name, Note, Work
from citecheck.text import Text


def note(number: int, text: str, **fields: Any) -> Note:
    """Return a full note; ``fields`` are those of ``Note``."""
    return Note(f"n{number}", str(number), Text.of(text), **({"kind": "full"} | fields))


def entry(text: str, **fields: Any) -> Entry:
    """Return an entry that describes one work; ``fields`` are those of ``Work``."""
    author = tuple(Name(family=family) for family in fields.pop("author", ()))
    return Entry(f"r{text[:12]}", Text.of(text), (Work(author=author, **fields),))


def article(*sources: Note | Entry, **fields: Any) -> Article:
    """Return an article with these notes and entries, one on each line."""
    lines: list[int] = []
    placed: list[Note | Entry] = []
    start = 0
    for source in sources:
        lines.append(start)
        placed.append(replace(source, text=Text.of(source.text.string, start)))
        start += len(source.text) + 1
    manuscript = Manuscript("article.md", "\n".join(s.text.string for s in sources), lines=lines or (0,))
    return Article(
        "a1",
        manuscript,
        0,
        start,
        notes=tuple(source for source in placed if isinstance(source, Note)),
        entries=tuple(source for source in placed if isinstance(source, Entry)),
        **fields,
    )


def findings(code: str, subject: Article, *, lang: str = "en") -> list[Finding]:
    """Return what one rule finds."""
    return run(rule(code, lang), subject)


def rule(code: str, lang: str = "en") -> Rule:
    """Return a rule of the catalogue."""
    return load(lang)[code]


def lines(found: Sequence[Finding]) -> list[int]:
    """Return the lines of findings."""
    return [finding.place.line for finding in found]
