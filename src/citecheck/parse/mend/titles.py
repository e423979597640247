"""Mends titles, containers and publishers."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation
from citecheck.parse.labeller import Span
from citecheck.parse.mend.spans import editing, inside, named, swap

SERIES = re.compile(
    r"(?P<publisher>[^«“(]{3,}?)[\s,(]*[«“]\s*(?:coll(?:\.|ection)\s+)?(?P<series>[^«»“”]*[^«»“”\s])\s*[»”]?\Z"
)

ONE_WORD = re.compile(r"(?P<title>[^\W\d_]{4,})(?P<stop>[.?!]\s+)(?=[^\W\da-z][^.]{3,}\Z)")
LONE = re.compile(r"[^\w(]*(?P<title>[^\W\da-z_][^.()\[\]]{2,80}?)\s*\.\s*\Z")
COUNT_AT_END = re.compile(r"\s*[(\[]\d{1,2}\Z")
QUOTE_END = re.compile(r"(?<=\w{2})[’'](?:,?\s+)(?=[^\Wa-z\d_][^‘’]{2,}\Z)")


def quoted(spans: list[Span], raw: str) -> list[Span]:
    """End a title where its quotation mark closes; what follows is its journal ("‘Wells’ The Times")."""
    for title in named(spans, "title"):
        if raw[max(0, title.start - 1) : title.start] not in ("‘", "'") or named(spans, "container-title"):
            continue
        closed = QUOTE_END.search(raw[: title.end], title.start)
        if closed:
            container = title._replace(start=closed.end(), label="container-title")
            return swap(spans, title, title._replace(end=closed.start()), container)
    return spans


def one_word(spans: list[Span], raw: str) -> list[Span]:
    """Take a title of one word off the head of its journal ("Wells. Annals")."""
    if named(spans, "title") or not named(spans, "author") or not named(spans, "volume", "issue", "pages"):
        return spans
    for span in named(spans, "container-title")[:1]:
        found = ONE_WORD.match(raw[: span.end], span.start)
        if (
            found
            and not raw.startswith(".", span.end)
            and any(date.end < span.start for date in named(spans, "date"))
        ):
            title = span._replace(end=found.end("title"), label="title")
            return swap(spans, span, title, span._replace(start=found.end()))
    return spans


def lone(spans: list[Span], raw: str) -> list[Span]:
    """Call a sentence between the dashes that stand for an author and the publisher the title."""
    if not spans or named(spans, "title", "container-title", "author", "editor"):
        return spans
    found = LONE.match(raw[: spans[0].start])
    if not found or found.start("title") < 3:
        return spans
    return [Span(*found.span("title"), "title", spans[0].confidence), *spans]


def count_at_end(spans: list[Span], raw: str) -> list[Span]:
    """Cut the number of volumes, in brackets, off the end of a title ("(2 vol.)")."""
    for span in named(spans, "title", "container-title"):
        found = COUNT_AT_END.search(raw, span.start, span.end)
        if found and found.start() > span.start:
            spans = swap(spans, span, span._replace(end=found.start()))
    return spans


def untitled(spans: list[Span], raw: str) -> list[Span]:
    """Call the container of a work without title and volume its title, where a publisher or place follows."""
    containers = named(spans, "container-title")
    notes = [span for span in named(spans, "note", "genre") if " " in raw[span.start : span.end].strip()]
    if named(spans, "title"):
        return spans
    if not containers and notes and named(spans, "author", "editor") and named(spans, "date"):
        return swap(spans, notes[0], notes[0]._replace(label="title"))
    if not containers:
        return spans
    first = containers[0]
    if len(containers) == 1 and (
        named(spans, "volume", "issue", "pages") or not named(spans, "author", "editor", "date")
    ):
        return spans
    return swap(spans, first, first._replace(label="title"))


def book_after_editor(spans: list[Span], raw: str) -> list[Span]:
    """Call a second title that follows the editors of a book the book's."""
    titles, editors = named(spans, "title"), named(spans, "editor")
    if len(titles) < 2 or not editors or not titles[0].end <= editors[0].start < titles[-1].start:
        return spans
    if not inside().search(raw[max(0, editors[0].start - 12) : editors[0].start]):
        return spans
    return swap(spans, titles[-1], titles[-1]._replace(label="container-title"))


@cache
def serial() -> re.Pattern[str]:
    """Return the pattern of the words that only a journal's title holds."""
    return re.compile(rf"(?<!\w){alternation('serials.sure')}(?!\w)", re.I)


@cache
def press() -> re.Pattern[str]:
    """Return the pattern of the words that only a publisher's name holds."""
    return re.compile(rf"(?<!\w){alternation('publishing.presses')}(?!\w)", re.I)


def journal_or_press(spans: list[Span], raw: str) -> list[Span]:
    """Call a publisher with a journal's words the container, where there is no other and no place."""
    publishers = named(spans, "publisher")
    if (
        len(publishers) != 1
        or named(spans, "container-title", "location", "edition")
        or not named(spans, "title")
    ):
        return spans
    text = raw[publishers[0].start : publishers[0].end]
    if serial().search(text) and not press().search(text):
        return swap(spans, publishers[0], publishers[0]._replace(label="container-title"))
    return spans


def edited_book(spans: list[Span], raw: str) -> list[Span]:
    """Call the container of a book that begins with its editors ("A. Roy (ed.), …") the publisher."""
    containers = named(spans, "container-title")
    first = next(iter(named(spans, "editor", "author")), None)
    if first is None or first.start > 3 or len(containers) != 1 or not named(spans, "title"):
        return spans
    if named(spans, "publisher", "volume", "issue", "pages"):
        return spans
    if not (editing().match(raw, first.end) or editing().search(raw, first.start + 1, first.end)):
        return spans
    if inside().search(raw[max(0, containers[0].start - 12) : containers[0].start]):
        return spans
    return swap(spans, containers[0], containers[0]._replace(label="publisher"))


def series_of_publisher(spans: list[Span], raw: str) -> list[Span]:
    """Take a series in quotation marks off the end of a publisher's name ("Gallimard « Folio »")."""
    for span in named(spans, "publisher"):
        found = SERIES.match(raw[span.start : span.end])
        if found:
            series = Span(
                span.start + found.start("series"),
                span.start + found.end("series"),
                "collection-title",
                span.confidence,
            )
            spans = swap(spans, span, span._replace(end=span.start + found.end("publisher")), series)
    return spans


@cache
def unsaid() -> re.Pattern[str]:
    """Return the pattern of what stands for a date or a publisher that is not there yet."""
    return re.compile(rf"{alternation('dates.undated', 'state.forthcoming')}\.?", re.I)


def forthcoming(spans: list[Span], raw: str) -> list[Span]:
    """Call "in press" no publisher but the date; where there is a date, no field at all."""
    for span in named(spans, "publisher", "location", "container-title"):
        if unsaid().fullmatch(raw[span.start : span.end].strip(" .,")):
            spans = swap(spans, span, span._replace(label="note" if named(spans, "date") else "date"))
    return spans


def press_as_place(spans: list[Span], raw: str) -> list[Span]:
    """Call a place that is a press the publisher, where there is no other ("Cambridge UP")."""
    places = named(spans, "location")
    if (
        len(places) != 1
        or named(spans, "publisher")
        or not press().search(raw, places[0].start, places[0].end)
    ):
        return spans
    return swap(spans, places[0], places[0]._replace(label="publisher"))
