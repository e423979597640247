"""Infers the CSL type of a work from its fields and from words of its reference."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation
from citecheck.model import Work
from citecheck.parse.vocabulary import listed, mentions


@cache
def pattern(*keys: str) -> re.Pattern[str]:
    """Return a pattern of the words under ``keys``, whole words only."""
    return re.compile(rf"(?<!\w){alternation(*keys)}(?!\w)", re.I)


def says(text: str, *keys: str) -> bool:
    """Tell whether ``text`` holds one of the words under ``keys``."""
    return bool(text) and mentions(text.lower(), *keys) and bool(pattern(*keys).search(text))


def kind(work: Work, raw: str, *, inside: bool) -> str:
    """Return the CSL type of a work.

    Args:
        work: its fields.
        raw: its reference.
        inside: whether "in" or the like stands before its container.
    """
    if says(work.genre, "labels.thesis") or (
        not work.container_title and says(outside(work, raw), "labels.thesis")
    ):
        return "thesis"
    if says(work.genre, "labels.paper") or (
        work.container_title and says(work.container_title, "labels.paper")
    ):
        return "paper-conference"
    if says(work.genre, "labels.report") and not (work.volume or work.issue):
        return "report"
    if work.container_title:
        return contained(work, inside=inside)
    return alone(work, raw)


def contained(work: Work, *, inside: bool) -> str:
    """Return the type of a work that has a container."""
    container = work.container_title
    numbered = bool(work.volume or work.issue)
    if says(container, "kinds.reference"):
        return "entry-encyclopedia"
    if says(container, "kinds.newspaper") and not (work.volume and work.issue):
        return "article-newspaper"
    if work.editor or (inside and not numbered and not says(container, "serials.words")):
        return "chapter"
    if (
        (work.publisher or work.publisher_place)
        and not numbered
        and not work.doi
        and (work.page or work.publisher_place)
        and not says(container, "serials.words")
    ):
        return "chapter"
    if numbered or work.number or work.doi:
        return "article-journal"
    if work.issued and work.issued.day:
        return "webpage" if work.url else "article-newspaper"
    if work.page or says(container, "serials.words"):
        return "article-journal"
    return "webpage" if work.url and not work.page else "article-journal"


def alone(work: Work, raw: str) -> str:
    """Return the type of a work without a container."""
    if not work.publisher and pattern("citing.unlisted").match(raw.lstrip(' «“"(')):
        return "interview"
    organisation = bool(work.author and work.author[0].literal)
    press = says(work.publisher, "publishing.presses") or work.publisher.lower() in listed("publishers")
    issued_by = bool(work.publisher) and not press and says(work.publisher, "publishing.organisations")
    if says(work.title, "labels.report") and not press and (organisation or issued_by or work.url):
        return "report"
    if work.edition or work.extent or work.isbn or work.publisher_place:
        return "book"
    if work.publisher:
        return "report" if issued_by and not work.editor else "book"
    if work.url:
        return "report" if organisation and re.search(r"(?i)\.pdf\b", work.url) else "webpage"
    if work.doi:
        return "article-journal"
    if organisation:
        return "report"
    return "book" if work.title else "document"


def outside(work: Work, raw: str) -> str:
    """Return the part of a reference that follows its title."""
    at = max((end for start, end in work.printed.get("title", ())), default=0)
    return raw[at:]
