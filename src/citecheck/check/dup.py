"""DUP: one work twice, two works under one identifier, one work described in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from citecheck.catalogue import Rule
from citecheck.catalogue.rule import shorten
from citecheck.claim.once import once
from citecheck.match import Likeness, compare, pairs
from citecheck.match.forms import doi_of, fold, title_of, url_of
from citecheck.match.titles import relate
from citecheck.model import Article, Entry, Finding, Note, Related, Work

Source = Entry | Note
Occurrence = tuple[Article, Source, Work]


def duplicate_entry(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry whose work and text an earlier entry of the list has (DUP001)."""
    for earlier, later, _ in twins(article):
        if same_text(earlier, later):
            yield rule.finding(article, later, related=((earlier, "earlier"),))


def near_duplicate_entry(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry whose work an earlier entry of the list describes in another way (DUP002)."""
    for earlier, later, likeness in twins(article):
        if not same_text(earlier, later):
            yield rule.finding(
                article,
                later,
                related=((earlier, "earlier"),),
                evidence=evidence(likeness),
                confidence=likeness.score,
                title=shorten(earlier.work.title or later.work.title, 60),
            )


def shared_identifier(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry that bears the DOI or the address of an earlier entry's other work (DUP003)."""
    seen: dict[str, Entry] = {}
    for entry in article.entries:
        for identifier in identifiers(entry.work):
            earlier = seen.setdefault(identifier, entry)
            if earlier is not entry and clearly_others(earlier.work, entry.work):
                yield rule.finding(
                    article,
                    entry,
                    form="doi" if identifier.startswith("10.") else "url",
                    related=((earlier, "earlier"),),
                    identifier=identifier,
                    other=rule.call(earlier),
                )
                break


def conflicting_metadata(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source that contradicts an earlier one of its article about the same work (DUP004).

    The list comes after the notes, wherever a format keeps them.
    """
    sources: list[Entry | Note] = [*article.notes, *article.entries]
    occurrences = [(article, source, work) for source in sources for work in source.works]
    yield from conflicts(occurrences, rule)


def conflicting_across_articles(articles: Sequence[Article], rule: Rule) -> Iterator[Finding]:
    """Yield each source that contradicts one of an earlier article about the same work (DUP005)."""
    occurrences = [
        (article, source, work) for article in articles for source in article.sources for work in source.works
    ]
    yield from conflicts(occurrences, rule, across=True)


@once
def alike(article: Article) -> list[tuple[Entry, Entry, Likeness]]:
    """Return every two entries of a list that are one work, in the order of the later one."""
    entries = article.entries
    found = sorted(pairs([entry.work for entry in entries]), key=lambda pair: (pair[1], pair[0]))
    return [(entries[one], entries[other], likeness) for one, other, likeness in found if likeness.same]


def twins(article: Article) -> Iterator[tuple[Entry, Entry, Likeness]]:
    """Yield each entry that repeats an earlier one, once, with the first that it repeats."""
    told: set[str] = set()
    for earlier, later, likeness in alike(article):
        if later.id not in told:
            told.add(later.id)
            yield earlier, later, likeness


def same_text(a: Entry, b: Entry) -> bool:
    """Tell whether two entries have the same words."""
    return fold(a.text.string) == fold(b.text.string)


def evidence(likeness: Likeness) -> dict[str, Any]:
    """Return why two entries are one work, for machines."""
    return {
        "reasons": list(likeness.reasons),
        "contradictions": [list(one) for one in likeness.contradictions],
    }


def identifiers(work: Work) -> Iterator[str]:
    """Yield the DOI, and the address where it is one document's."""
    doi = doi_of(work)
    if doi:
        yield doi
    address = url_of(work)
    if "doi.org/" not in address and names_a_document(address):
        yield address


def names_a_document(address: str) -> bool:
    """Tell whether an address is so particular that two works cannot share it: no home page, no section."""
    path = address.partition("/")[2]
    last = path.rsplit("/", 1)[-1]
    return bool(re.search(r"\.(?:pdf|docx?|html?)\b|\d{3,}|=\w*\d", path)) or last.count("-") >= 3


def clearly_others(a: Work, b: Work) -> bool:
    """Tell whether two works have nothing to do with each other: no part and whole, no parts of one whole."""
    titles = title_of(a.title), title_of(b.title)
    wholes = title_of(a.container_title), title_of(b.container_title)
    if relate(*titles) not in ("different", "near") or similar_words(a.title, b.title):
        return False
    if relate(titles[0], wholes[1]) in KIN or relate(titles[1], wholes[0]) in KIN:
        return False
    likeness = compare(a, b)
    akin = {"same container", "container abbreviated or misspelt"} & set(likeness.reasons)
    if akin and "article-journal" not in (a.type, b.type):
        return False
    translated = {"same author", "same year"} <= set(
        likeness.reasons
    ) and "different containers" not in likeness.reasons
    return not likeness.perhaps and not translated


def similar_words(a: str, b: str) -> bool:
    """Tell whether half of the words of the shorter title stand in the other."""
    one, other = set(fold(a).split()), set(fold(b).split())
    return len(one & other) >= 0.5 * min(len(one), len(other))


def conflicts(occurrences: Sequence[Occurrence], rule: Rule, *, across: bool = False) -> Iterator[Finding]:
    """Yield one finding for each contradiction, at the occurrence that brings it in; one for each field."""
    told: set[tuple[str, frozenset[str], str]] = set()
    found = sorted(pairs([work for _, _, work in occurrences]), key=lambda pair: (pair[1], pair[0]))
    for first, second, likeness in found:
        earlier, later = occurrences[first], occurrences[second]
        if (earlier[0] is not later[0]) != across or earlier[1] is later[1] or not likeness.same:
            continue
        for field, before, now in likeness.contradictions:
            key = (field, frozenset((fold(before), fold(now))), fold(later[2].title)[:20])
            here = (field, frozenset((later[0].id, later[1].id)), "")
            if not told & {key, here} and field in FIELDS and certain(field, earlier[2], later[2]):
                told |= {key, here}
                yield conflict(rule, earlier, later, (field, before, now), likeness)


def certain(field: str, *works: Work) -> bool:
    """Tell whether the field was read with confidence in each work; a site's name is no journal's."""
    if field == "container-title" and any(re.search(r"\w\.\w{2,}", work.container_title) for work in works):
        return False
    return all(work.confidences.get(field, work.confidence) >= SURE for work in works)


def conflict(
    rule: Rule, earlier: Occurrence, later: Occurrence, values: tuple[str, str, str], likeness: Likeness
) -> Finding:
    """Return the finding that ``later`` contradicts ``earlier`` in a field."""
    (other_article, other, _), (article, source, work) = earlier, later
    field, before, now = values
    said: dict[str, Any] = {
        "title": shorten(work.title, 60),
        "now": now,
        "before": before,
        "other": rule.call(other),
    }
    finding = rule.finding(
        article,
        source,
        form=field,
        evidence={"field": field, "values": [before, now], "article": other_article.id},
        confidence=likeness.score,
        **said,
    )
    return replace(finding, related=(Related(other_article.place(other.text), rule.say("earlier", **said)),))


FIELDS = ("title", "container-title", "issued", "volume", "issue", "page")
KIN = ("same", "spelling", "subtitle", "shortened")
SURE = 0.7
