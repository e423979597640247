"""Mends authors, editors and translators."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation
from citecheck.parse.labeller import Span
from citecheck.parse.mend.spans import editing, inside, named, swap

YEAR_AFTER = re.compile(r"[\s.,]*[(\[]\s*(?:1[4-9]|20)\d\d[a-z]?\b[^()\[\]]{0,30}[)\]]\s*[.:,]?\s*")
SMALL_NAME = re.compile(r"[a-z][\w’'-]+, [a-z][\w-]+(?P<stop>\.\s+)(?=[^\Wa-z])")
NAMELIKE = re.compile(r"(?<!\w)[A-ZÀ-Þ]\.|[/&,]|\s(?:et|and|und|y|e)\s")


def author_and_title(spans: list[Span], raw: str) -> list[Span]:
    """Cut the author off a title: before "(2003)", or in small letters ("hooks, bell. Talking Back")."""
    title = next(iter(named(spans, "title")), None)
    if title is None or title.start > 3 or named(spans, "author", "editor"):
        return spans
    small = SMALL_NAME.match(raw, title.start)
    if small and small.end() < title.end:
        head = Span(title.start, small.start("stop"), "author", title.confidence)
        return swap(spans, title, head, title._replace(start=small.end()))
    year = YEAR_AFTER.search(raw, title.start, title.end)
    if year and year.end() < title.end - 3:
        head = Span(title.start, year.start(), "author", title.confidence)
        return swap(spans, title, head, title._replace(start=year.end()))
    role = editing().match(raw, title.end)
    after = role.end() if role else title.end
    if len(named(spans, "title")) > 1 and YEAR_AFTER.match(raw, after):
        return swap(spans, title, title._replace(label="editor" if role else "author"))
    return spans


def title_after_role(spans: list[Span], raw: str) -> list[Span]:
    """Take the title that follows the role off an author, if there is no other ("Roy, Ann, dir. Ports")."""
    if named(spans, "title", "container-title"):
        return spans
    for span in named(spans, "author", "editor")[:1]:
        for role in editing().finditer(raw, span.start + 1, span.end):
            rest = raw[role.end() : span.end].lstrip()
            if role[0].startswith(",") and role[0].endswith(".") and rest[:1].isupper():
                title = span._replace(start=span.end - len(rest), label="title")
                return swap(spans, span, span._replace(end=role.start()), title)
    return spans


def second_author(spans: list[Span], raw: str) -> list[Span]:
    """Call the second of two authors the title, where a date parts them and there is no title."""
    authors = named(spans, "author")
    if len(authors) < 2 or named(spans, "title"):
        return spans
    dated = any(authors[0].end <= date.start < authors[1].start for date in named(spans, "date"))
    return swap(spans, authors[1], authors[1]._replace(label="title")) if dated else spans


@cache
def editing_before() -> re.Pattern[str]:
    """Return the pattern of "sous la direction de", "edited by" and the like just before names."""
    return re.compile(
        rf"(?<!\w){alternation('roles.editor')}\.?\s*(?:(?:par|de|by|von|di|por)\s*)?:?\s*\Z", re.I
    )


def late_author(spans: list[Span], raw: str) -> list[Span]:
    """Call authors who come after the title, and after "in" or beside an editor's role, editors."""
    titles = named(spans, "title", "container-title")
    for span in named(spans, "author"):
        if not titles or span.start < titles[0].end:
            continue
        before = raw[max(0, span.start - 30) : span.start]
        if inside().search(before) or editing_before().search(before) or editing().match(raw, span.end):
            spans = swap(spans, span, span._replace(label="editor"))
    return spans


def editor_alone(spans: list[Span], raw: str) -> list[Span]:
    """Call an editor who stands after "in", bears no role and has no book, the book."""
    if named(spans, "container-title"):
        return spans
    for span in named(spans, "editor")[:1]:
        if (
            inside().search(raw[max(0, span.start - 12) : span.start])
            and not editing().match(raw, span.end)
            and not NAMELIKE.search(raw, span.start, span.end)
        ):
            return swap(spans, span, span._replace(label="container-title"))
    return spans


@cache
def translator() -> re.Pattern[str]:
    """Return the pattern of a translator's role at the head of a span of names, or just before it."""
    tongue = r"(?:\s*(?:fr|it|esp|all|angl|engl|dt|port)\.)?"
    return re.compile(
        rf"(?<!\w){alternation('roles.translator')}(?:\.|(?!\w)){tongue}\s*(?:(?:par|de|di|by|von|por)\s*)?",
        re.I,
    )


def translated(spans: list[Span], raw: str) -> list[Span]:
    """Call an editor or a second author who is printed as translator a translator."""
    people = named(spans, "author", "editor")
    for span in people:
        if span.label == "author" and span is people[0] and span.start < 4:
            continue
        head = translator().match(raw, span.start)
        before = [
            one
            for one in translator().finditer(raw, max(0, span.start - 25), span.start)
            if one.end() == span.start
        ]
        if head and head.end() < span.end:
            spans = swap(spans, span, span._replace(label="translator", start=head.end()))
        elif before:
            spans = swap(spans, span, span._replace(label="translator"))
    return spans
