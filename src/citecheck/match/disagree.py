"""Where a reference and the record of its DOI disagree: in a field, or altogether."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.facts import Record
from citecheck.match import fields, titles
from citecheck.match.compare import Contradiction
from citecheck.match.forms import fold, number, title_of
from citecheck.match.registered import NO_WORKS, PARTS, WHOLES, Weights, numbers, query, title_in
from citecheck.model import Work
from citecheck.parse.pages import pages

FOREIGN, AGREES = 0.6, 0.8
DATED = ("journal-article", "proceedings-article")


def another(text: str, work: Work, record: Record) -> bool:
    """Tell whether a record is beyond doubt of another work than a reference describes.

    It is not where titles, or an author, or two of year, volume and pages agree; a book and its chapters
    do not count as others, nor does a record without title.
    """
    folded = fold(text)
    names = (*record.title, *(record.container if record.type in PARTS else ()))
    if not names or record.type in NO_WORKS or not work.title:
        return False
    if max(title_in(name, folded) for name in names) >= FOREIGN:
        return False
    weights = Weights(text)
    weights.compare(text, record)
    agree = [key for key in ("year", "volume 0", "page 0") if weights.text.get(key, 0) == 1]
    if len(agree) > 1:
        return False
    return not known_author(folded, record) or (not agree and len(record.author) < 2)


def known_author(folded: str, record: Record) -> bool:
    """Tell whether an author or editor of the record, or a part of the name, stands in a folded reference."""
    names = (fold(family).split() for family, _ in (*record.author, *record.editor))
    words = {word for name in names for word in name if len(word) > 1}
    return not words or any(f" {word} " in f" {folded} " for word in words)


def differences(text: str, work: Work, record: Record) -> Iterator[Contradiction]:
    """Yield CSL field, value printed and value registered, where the two cannot both be right.

    The record is of the same work. A field that only one has, a short form of a journal, a year that the
    record gives for another medium, and the years of books contradict nothing; nor does a number that
    stands elsewhere in the reference, which may only have been read wrongly.
    """
    there = set(numbers(query(text)))
    for field, printed, registered in fields_apart(text, work, record):
        if field in ("author", "title", "container-title") or not set(numbers(registered)) <= there:
            yield field, printed, registered


def fields_apart(text: str, work: Work, record: Record) -> Iterator[Contradiction]:
    """Yield field, value printed and value registered, where the two are not the same."""
    if work.year and record.years and record.type in DATED and work.year not in record.years:
        yield "issued", str(work.year), str((record.issued or record.years)[0])
    if record.type == "journal-article":
        yield from places(work, record)
        if work.container_title and record.container and not same_container(text, work, record):
            yield "container-title", work.container_title, record.container[0]
    if record.author and work.author and not known_author(fold(text), record):
        yield "author", str(work.author[0]), record.author[0][0]
    if work.title and record.title and other_title(text, work, record):
        yield "title", work.title, record.title[0]


def places(work: Work, record: Record) -> Iterator[Contradiction]:
    """Yield what differs in volume, issue and pages; pages that begin at 1 count an article by itself."""
    if fields.numbers(work.volume, record.volume) == "differ" and plain(work.volume, record.volume):
        yield "volume", work.volume, record.volume
    if fields.numbers(work.issue, record.issue) == "differ" and plain(work.issue, record.issue):
        yield "issue", work.issue, record.issue
    registered = pages(record.page) if record.page else None
    if not work.page or not registered or record.number or registered.first == 1:
        return
    if fields.pages(work.page, registered) == "differ":
        yield "page", work.page.printed, record.page


def plain(*values: str) -> bool:
    """Tell whether volumes or issues are numbers that can be compared."""
    return all(number(value).isdigit() for value in values)


def same_container(text: str, work: Work, record: Record) -> bool:
    """Tell whether the journal printed is the record's, in whatever form."""
    printed, folded = title_of(work.container_title), fold(text)
    return any(
        fields.containers(printed, title_of(name)) != "differ" or title_in(name, folded) >= AGREES
        for name in record.container
    )


def other_title(text: str, work: Work, record: Record) -> bool:
    """Tell whether the titles are near to each other and yet not the same."""
    folded = fold(text)
    if record.type in WHOLES or max(title_in(title, folded) for title in record.title) >= AGREES:
        return False
    return any(titles.relate(title_of(work.title), title_of(title)) == "near" for title in record.title)
