"""Mends volumes, issues and pages."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation
from citecheck.parse.labeller import Span
from citecheck.parse.mend.spans import named, swap
from citecheck.parse.tokens import DIGITS

VOLUME_AND_ISSUE = re.compile(
    r"(?P<volume>\d+)\s*[,;.]?\s*(?:\(\s*(?P<bracket>\d[\d/–-]*)\s*\)?|(?:n[°º]|no|nr|num|núm|H)\.?\s*(?P<issue>\d+))\Z",
    re.I,
)
NUMBER = re.compile(r"(?:\d[\d/–—-]*[a-z]?|(?<!\w)[IVXLCDM]+)(?!\w)")
REISSUE = re.compile(r"(?:1[4-9]|20)\d\d\s*[\])]\s*(?:1[4-9]|20)\d\d(?!\d)")
LAST = re.compile(r"(?<!\d)\d+\Z")
RANGE = re.compile(r"(?P<first>\d{1,4})\s*[-–—]\s*(?P<last>\d{1,4})\Z")


@cache
def number_at_end() -> re.Pattern[str]:
    """Return the pattern of a label, with its number or without, at the end of a container's title."""
    volume, issue = alternation("labels.volume"), alternation("labels.issue")
    return re.compile(
        rf"[\s,.;]+(?:(?P<volume>{volume})|(?P<issue>{issue}))(?:\.|(?!\w))\s*(?P<number>\d[\d/–-]*)?\s*\.?\Z",
        re.I,
    )


@cache
def edition() -> re.Pattern[str]:
    """Return the pattern of an edition with what follows its full stop."""
    label = alternation("labels.edition")
    return re.compile(rf"(?:{label}\.?\s*\d+|\d+\S*\s+{label})(?P<stop>\.\s+)(?=[^\W\d]{{3,}})", re.I)


def lumped_edition(spans: list[Span], raw: str) -> list[Span]:
    """Take the place off an edition where one span holds both ("2e éd. Paris")."""
    for span in named(spans, "edition"):
        found = edition().match(raw, span.start, span.end)
        if found and not named(spans, "location"):
            place = Span(found.end(), span.end, "location", span.confidence)
            return swap(spans, span, span._replace(end=found.start("stop")), place)
    return spans


def numbered_container(spans: list[Span], raw: str) -> list[Span]:
    """Take "Vol." or "n° 36" off the end of a container's title."""
    for span in named(spans, "container-title"):
        found = number_at_end().search(raw, span.start, span.end)
        if (
            not found
            or (not found["number"] and found[0].strip(" ,;.").isupper())
            or found.start() <= span.start
        ):
            continue
        parts = [span._replace(end=found.start())]
        if found["number"]:
            label = "volume" if found["volume"] else "issue"
            parts.append(Span(*found.span("number"), label, span.confidence))
        spans = swap(spans, span, *parts)
    return spans


def lumped_volume(spans: list[Span], raw: str) -> list[Span]:
    """Take volume and issue apart where one span holds both ("57 n°7", "36(2)")."""
    if named(spans, "issue"):
        return spans
    for span in named(spans, "volume"):
        found = VOLUME_AND_ISSUE.match(raw[span.start : span.end + raw.startswith(")", span.end)])
        if found:
            group = "bracket" if found["bracket"] else "issue"
            issue = Span(
                span.start + found.start(group), span.start + found.end(group), "issue", span.confidence
            )
            spans = swap(spans, span, span._replace(end=span.start + found.end("volume")), issue)
    return spans


def wordy_number(spans: list[Span], raw: str) -> list[Span]:
    """Take words off a volume or an issue; one without any number is the title, or else no field."""
    for span in named(spans, "volume", "issue"):
        text = raw[span.start : span.end].translate(DIGITS)
        number = NUMBER.search(text)
        if number and len(text) - len(number.group()) > 8:
            cut = span._replace(start=span.start + number.start(), end=span.start + number.end())
            spans = swap(spans, span, cut)
        elif not number and len(text.split()) > 2:
            label = (
                "title"
                if not named(spans, "title")
                else "note"
                if named(spans, "container-title")
                else "container-title"
            )
            spans = swap(spans, span, span._replace(label=label))
    return spans


def issue_of_pages(spans: list[Span], raw: str) -> list[Span]:
    """Call a wide range that stands where an issue would, in a book, its pages."""
    if named(spans, "pages", "volume"):
        return spans
    for span in named(spans, "issue"):
        found = RANGE.match(raw[span.start : span.end])
        if (
            found
            and int(found["last"]) - int(found["first"]) > 3
            and named(spans, "publisher", "location", "editor")
        ):
            return swap(spans, span, span._replace(label="pages"))
    return spans


def reissue(spans: list[Span], raw: str) -> list[Span]:
    """Join the year of a first publication in brackets to the year behind it ("(1776) 1976")."""
    for span in named(spans, "date"):
        found = REISSUE.match(raw, span.start)
        if found and found.end() > span.end:
            rest = [one for one in spans if not span.end <= one.start < found.end()]
            return swap(rest, span, span._replace(end=found.end()))
    return spans


@cache
def counted(label: str) -> re.Pattern[str]:
    """Return the pattern of a label behind the number of a work's volumes or pages ("3 vols.", "166 pp.")."""
    return re.compile(rf"\s*{alternation(label)}(?!\w)\.?(?!\s*\d)", re.I)


@cache
def labelled() -> re.Pattern[str]:
    """Return the pattern of a label just before a volume or pages."""
    return re.compile(rf"(?<!\w){alternation('labels.volume', 'labels.page')}\.?\s*\Z", re.I)


def extent(spans: list[Span], raw: str) -> list[Span]:
    """Call "166 pp." the number of a book's pages, and "3 vols." that of its volumes: no place in it.

    No rule of ``mend``: the training data, and with them the labels, call both pages and volume.
    """
    for span in named(spans, "pages", "volume"):
        paged = span.label == "pages"
        label = counted("labels.page" if paged else "labels.volume")
        before = raw[max(0, span.start - 10) : span.start]
        if (
            raw[span.start : span.end].isdigit()
            and label.match(raw, span.end)
            and not labelled().search(before)
            and not named(spans, "container-title")
        ):
            spans = swap(spans, span, span._replace(label="extent" if paged else "number-of-volumes"))
    return spans


@cache
def shelfmark() -> re.Pattern[str]:
    """Return the pattern of a record of an archive up to the last number of its shelfmark."""
    holder, mark = alternation("archive.holders"), alternation("archive.marks")
    letters = rf"(?:[A-Z]{{1,4}}\d{{0,3}}|(?i:{mark})\b[.°º ]*\w{{0,3}}\.?)"
    return re.compile(rf"\W*(?i:{holder})(?!\w).*?(?<!\w){letters}\s*")


def number_of_record(spans: list[Span], raw: str) -> list[Span]:
    """Call the number of a record of an archive no date ("Arch. nat., H 1515")."""
    for span in named(spans, "date"):
        number = LAST.search(raw, span.start, span.end)
        if number and shelfmark().fullmatch(raw, 0, number.start()):
            spans = swap(spans, span, span._replace(label="note"))
    return spans
