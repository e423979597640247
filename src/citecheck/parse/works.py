"""Builds a work from the labelled stretches of its reference."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from math import prod
from typing import Any

from citecheck.lexicon import alternation
from citecheck.model import Work
from citecheck.parse import dates, kinds, numbers, pages
from citecheck.parse.labeller import Span
from citecheck.parse.language import language
from citecheck.parse.mend.numbers import extent
from citecheck.parse.names import names
from citecheck.parse.reading import known
from citecheck.parse.titles import tidy

CSL = {
    "pages": "page",
    "date": "issued",
    "location": "publisher-place",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "extent": "number-of-pages",
}
ATTRIBUTE = {
    "title": "title",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "genre": "genre",
}
DOUBTFUL = 0.25


def build(raw: str, spans: list[Span], *, note: bool = False, **given: Any) -> Work:
    """Return the work that labelled stretches of ``raw`` describe.

    A field whose confidence is below ``DOUBTFUL`` stays out; ``printed`` still shows where it stands.

    Args:
        raw: the reference.
        spans: its labelled stretches.
        note: whether it stands in a note, where pages may be those that are cited.
        given: attributes of the work that are known beforehand.
    """
    by_field: dict[str, list[Span]] = defaultdict(list)
    for span in extent(spans, raw):
        by_field[CSL.get(span.label, span.label)].append(span)
    editors(raw, by_field)
    sureness = {name: min(s.confidence for s in some) for name, some in by_field.items()}
    values: dict[str, Any] = {
        "printed": {name: tuple((s.start, s.end) for s in some) for name, some in by_field.items()},
        "confidences": sureness,
        "confidence": prod(sureness.values()),
        "text": (0, len(raw)),
    }
    sure = {name: some for name, some in by_field.items() if sureness[name] >= DOUBTFUL}
    for fill in (
        fill_names,
        fill_titles,
        fill_dates,
        fill_numbers,
        fill_pages,
        fill_identifiers,
        fill_bracket,
    ):
        fill(raw, sure, values)
    values["type"] = kinds.kind(Work(**values), raw, inside=inside(raw, by_field))
    values["language"] = language(values.get("title", ""))
    if note:
        locate(values)
    return Work(**values | given)


def editors(raw: str, by_field: dict[str, list[Span]]) -> None:
    """Call authors editors where "(Ed.)" or "a cura di" says that they are and no other author is named."""
    found = by_field.get("author", [])
    if len(found) == 1 and not by_field.get("editor") and marked(raw, found[0]):
        by_field["editor"] = [found[0]]
        del by_field["author"]


@cache
def role_after() -> re.Pattern[str]:
    """Return the pattern of an editor's role after a name, in brackets or with a full stop."""
    either = alternation("roles.editor")
    return re.compile(rf"[\s,;]*(?:[([]\s*{either}\.?\s*[)\]]|(?<=[\s,]){either}\.|{either}(?=[,:;]))", re.I)


def marked(raw: str, span: Span) -> bool:
    """Tell whether an editor's role follows a span of names, or ends it."""
    return bool(role_after().match(raw, span.end) or role_at_end().search(raw[span.start : span.end]))


@cache
def role_at_end() -> re.Pattern[str]:
    """Return the pattern of an editor's role that ends a span of names."""
    return re.compile(rf"[([,]\s*{alternation('roles.editor')}\.?\s*[)\]]?\s*\Z", re.I)


@cache
def leading_in() -> re.Pattern[str]:
    """Return the pattern of "in" or "dans" before the title of a container."""
    return re.compile(r"(?:[Ii]n|IN|[Dd]ans)\s*:?\s+(?=[^\Wa-z]|[«“\"‘])")


@cache
def page_label() -> re.Pattern[str]:
    """Return the pattern of "pp." and its like just before pages."""
    return re.compile(rf"(?<!\w){alternation('labels.page')}\.?\s*\Z", re.I)


def text_of(raw: str, spans: list[Span]) -> str:
    """Return the characters of the surest of ``spans``."""
    best = max(spans, key=lambda span: (round(span.confidence, 1), -span.start))
    return raw[best.start : best.end]


def fill_names(raw: str, sure: dict[str, list[Span]], values: dict[str, Any]) -> None:
    """Fill in authors, editors and translators."""
    for field in ("author", "editor", "translator"):
        people: tuple[Any, ...] = ()
        for span in sure.get(field, ()):
            found, et_al = names(raw[span.start : span.end])
            people += found
            values["et_al"] = values.get("et_al", False) or (et_al and field == "author")
        if people:
            values[field] = people


def fill_titles(raw: str, sure: dict[str, list[Span]], values: dict[str, Any]) -> None:
    """Fill in titles, publisher, place and genre."""
    for field, attribute in ATTRIBUTE.items():
        if field in sure:
            spans = sure[field]
            values[attribute] = tidy(
                text_of(raw, spans[:1] if field in ("title", "container-title") else spans)
            )
    if values.get("container_title"):
        values["container_title"] = leading_in().sub("", values["container_title"], count=1)


def fill_dates(raw: str, sure: dict[str, list[Span]], values: dict[str, Any]) -> None:
    """Fill in the dates of publication, of first publication and of access."""
    spans = sure.get("issued", [])
    found = [one for one in (dates.date(raw[s.start : s.end]) for s in spans) if one]
    if found:
        best = max(found, key=lambda one: (one.year is not None, len(one.parts)))
        same = [one for one in found if one.year == found[0].year]
        values["issued"] = max(same, key=lambda one: len(one.parts)) if found[0].year else best
        values["original_date"] = dates.original(raw[spans[0].start : spans[0].end])
    if "accessed" in sure:
        values["accessed"] = dates.date(raw[sure["accessed"][0].start : sure["accessed"][0].end])


def fill_numbers(raw: str, sure: dict[str, list[Span]], values: dict[str, Any]) -> None:
    """Fill in volume, issue, edition and number of pages."""
    if "volume" in sure:
        volume, issue = numbers.lump(text_of(raw, sure["volume"]))
        values["volume"] = volume
        if issue and "issue" not in sure:
            values["issue"] = issue
    if "issue" in sure:
        values["issue"] = numbers.number(text_of(raw, sure["issue"]))
    if "edition" in sure:
        values["edition"] = numbers.edition(text_of(raw, sure["edition"]))
    if "number-of-pages" in sure:
        values["extent"] = numbers.number(text_of(raw, sure["number-of-pages"]))


def fill_pages(raw: str, sure: dict[str, list[Span]], values: dict[str, Any]) -> None:
    """Fill in the pages, or the number of an article where it stands in their place."""
    spans = sure.get("page", [])
    if not spans:
        return
    printed = raw[spans[0].start : spans[0].end]
    article = pages.article_number(printed)
    labelled = page_label().search(raw[max(0, spans[0].start - 12) : spans[0].start])
    if article and not labelled:
        values["number"] = article
    else:
        values["page"] = pages.pages(printed)
    if len(spans) > 1:
        values["locator"] = pages.pages(raw[spans[1].start : spans[1].end])


def fill_identifiers(raw: str, sure: dict[str, list[Span]], values: dict[str, Any]) -> None:
    """Fill in the first identifier of each kind."""
    for one in known(raw):
        attribute = {"handle": "url"}.get(one.kind, one.kind.lower())
        if not values.get(attribute):
            values[attribute] = one.value


def fill_bracket(raw: str, sure: dict[str, list[Span]], values: dict[str, Any]) -> None:
    """Fill in genre, institution and event from a bracket such as "(Tesis doctoral, Universidad de …)"."""
    if "bracket" not in sure:
        return
    text = raw[sure["bracket"][0].start : sure["bracket"][0].end]
    genre, _, rest = text.partition(",")
    paper = kinds.says(genre, "labels.paper")
    values["genre"] = tidy(genre)
    if paper:
        event = presented().search(genre)
        if event:
            values["event_title"] = tidy(event["event"])
        if rest:
            values["event_place"] = tidy(rest)
    elif rest and not values.get("publisher"):
        values["publisher"] = tidy(rest)


@cache
def presented() -> re.Pattern[str]:
    """Return the pattern of "presented at" in every language; the group ``event`` is what follows."""
    return re.compile(rf"(?<!\w){alternation('labels.presented')}\s*(?P<event>.+)", re.I)


@cache
def within() -> re.Pattern[str]:
    """Return the pattern of "in" and its like just before a container or its editors."""
    return re.compile(rf"(?<!\w){alternation('labels.in')}\s*:?\s*[«“\"‘]?\s*\Z", re.I)


def inside(raw: str, by_field: dict[str, list[Span]]) -> bool:
    """Tell whether "in" stands before the container, or before the editors in front of it."""
    starts = [s.start for name in ("container-title", "editor") for s in by_field.get(name, ())]
    return any(within().search(raw[max(0, start - 12) : start]) for start in starts) or any(
        re.match(r"(?i)(?:in|dans)\b", raw[start:]) for start in starts
    )


def locate(values: dict[str, Any]) -> None:
    """Call the pages that a note cites its locator; a range in an article or chapter is the work's own."""
    page = values.get("page")
    if page is None or values.get("locator"):
        return
    ranged = page.first is not None and page.last is not None and page.first != page.last
    if not (ranged and values.get("container_title")):
        values["locator"] = values.pop("page")
