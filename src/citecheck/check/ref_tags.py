"""REF012: what the tags of a reference say, against what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from citecheck.catalogue import Rule
from citecheck.check.ref_printed import printed_years
from citecheck.match.forms import fold
from citecheck.model import Article, Entry, Finding, Name, Pages, Work
from citecheck.parse import parse, parse_tagged
from citecheck.parse.identifiers import identifiers

ALIKE = 75
LATIN = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A CSL field that the tags give otherwise than the print."""

    field: str
    tag: str
    text: str


def tag_differs_from_text(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each tag that says something else than the printed reference (REF012)."""
    for entry in article.entries:
        if entry.vocabulary != "jats":
            continue
        tagged = parse_tagged(entry.tagged, entry.vocabulary)
        read = next(iter(parse(entry.text.string, "entry", article.lang)), Work())
        for found in differences(entry, tagged, read, rule.options["sure"]):
            spans = read.printed.get(found.field, ())
            yield rule.finding(
                article,
                entry,
                text=entry.text[slice(*spans[0])] if spans else None,
                form=found.field,
                evidence={"field": found.field, "tag": found.tag, "text": found.text},
                confidence=0.9,
                tag=found.tag,
                printed=found.text,
            )


def differences(entry: Entry, tagged: Work, read: Work, sure: float) -> Iterator[Difference]:
    """Yield the fields that tags and print give otherwise.

    A tag that the print shows anywhere is right; one that it does not show is wrong only where the print,
    ``read`` by the parser, surely has another value in its place.
    """
    for found in (
        *years(entry, tagged, read),
        *volumes(entry, tagged, read),
        *pages(entry, tagged.page, read.page),
        *dois(entry, tagged),
        *authors(entry, tagged.author, read.author),
        *titles(entry, tagged, read),
    ):
        if read.confidences.get(found.field, 1.0) >= sure:
            yield found


def years(entry: Entry, tagged: Work, read: Work) -> Iterator[Difference]:
    """Yield the year of the tag, or of the date in its attribute, where the print has only another."""
    printed = set(printed_years(entry))
    written = entry.tagged.get("iso-8601-date", "")[:4]
    tags = {tagged.year, int(written) if written.isdigit() else None} - {None, read.year}
    if printed == {read.year}:
        yield from (Difference("issued", str(tag), str(read.year)) for tag in tags)


def volumes(entry: Entry, tagged: Work, read: Work) -> Iterator[Difference]:
    """Yield the volume of the tag, where it is a number that the print does not show."""
    if tagged.volume.isdigit() and read.volume.isdigit() and tagged.volume not in numbers(entry):
        yield Difference("volume", tagged.volume, read.volume)


def pages(entry: Entry, tagged: Pages | None, read: Pages | None) -> Iterator[Difference]:
    """Yield the pages of the tags, where the first or the last one is another in print."""
    if not (tagged and read and tagged.first and read.first and tagged.last and read.last):
        return
    shown = numbers(entry)
    first = tagged.first != read.first and str(tagged.first) not in shown
    last = tagged.last != read.last and str(tagged.last) not in shown and tagged.last != tagged.first
    if first or last:
        yield Difference("page", tagged.printed, read.printed)


def dois(entry: Entry, tagged: Work) -> Iterator[Difference]:
    """Yield the DOI of the tag, where the print has another that is not only cut short."""
    shown = [one.value for one in identifiers(entry.text.string) if one.kind == "DOI"]
    for printed in shown if tagged.doi and len(shown) == 1 else ():
        if not printed.startswith(tagged.doi) and not tagged.doi.startswith(printed):
            yield Difference("DOI", tagged.doi, printed)


def authors(entry: Entry, tagged: tuple[Name, ...], read: tuple[Name, ...]) -> Iterator[Difference]:
    """Yield each family name of the tags that is another in print, where the print names as many persons."""
    if len(tagged) != len(read):
        return
    words = fold(entry.text.string)
    for tag, text in zip(tagged, read, strict=True):
        family, printed = fold(tag.family), fold(text.family)
        if LATIN.search(family) and LATIN.search(printed) and family not in words and printed not in family:
            yield Difference("author", str(tag), str(text))


def titles(entry: Entry, tagged: Work, read: Work) -> Iterator[Difference]:
    """Yield the title of the tags, where the print has quite another, and no translation of it."""
    one_language = len({tagged.language, read.language} - {""}) < 2 and LATIN.search(fold(tagged.title))
    if one_language and read.title and partial_ratio(fold(tagged.title), fold(entry.text.string)) < ALIKE:
        yield Difference("title", tagged.title, read.title)


def numbers(entry: Entry) -> set[str]:
    """Return the numbers that a reference prints."""
    return set(re.findall(r"\d+", entry.text.string))
