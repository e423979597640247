"""The dates that a claim reports, against the date of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from citecheck.catalogue import Rule
from citecheck.check.mis_credit import rule_title, shown
from citecheck.claim.dates import YEAR, Reported, day_of, reported
from citecheck.claim.passages import Passage, passages
from citecheck.claim.sources import Source, Sources
from citecheck.model import Article, Date, Finding, Work

SPAN = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d\s?[-–—/]\s?((?:1[4-9]|20)\d\d)(?!\d)")
LASTING = (
    "webpage",
    "dataset",
    "software",
    "post-weblog",
    "entry-encyclopedia",
    "entry-dictionary",
    "periodical",
)


def anachronism(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation whose claim reports something later than its source (MIS003)."""
    sources = Sources(article)
    found = passages(article)
    for passage in found:
        if not YEAR.search(passage.string):
            continue
        source = sources.of(passage.citations)
        year = youngest(source)
        if not year or any(c.kind in ("narrative", "author-page") for c in passage.citations):
            continue
        event = later(passage, source, article, rule)
        if event and not answered(passage, event, found, sources):
            yield finding(article, rule, passage, source, event)


def youngest(source: Source) -> int | None:
    """Return the year of the youngest of a citation's works; None where one may be younger than it says."""
    years = [last_year(work) for work in source.works]
    lasting = any(work.type in LASTING or work.accessed for work in source.works)
    known = [year for year in years if year]
    every = all(any(work.year for work in item.works) or not item.works for item in source.items)
    return max(known) if known and every and not source.unknown and not lasting else None


def last_year(work: Work) -> int | None:
    """Return the year of a work; the last one of a span ("1699-1715")."""
    span = SPAN.search(work.issued.printed) if work.issued else None
    return int(span[1]) if span and work.year else work.year


def dated(source: Source) -> Date | None:
    """Return the last date of a citation's works, where each of the youngest year gives its day."""
    year = youngest(source)
    issued = [work.issued for work in source.works if work.year == year]
    known = {day: one for one in issued if (day := day_of(one))}
    return known[max(known)] if known and all(map(day_of, issued)) else None


def later(passage: Passage, source: Source, article: Article, rule: Rule) -> Reported | None:
    """Return the first event of a passage that is later than its source.

    Days are compared where both give one; a day's grace is for newspapers dated by the other side of the
    world.

    A note closes all that precedes it; a citation in brackets speaks for its own sentence.
    """
    newest, year, issued = article.year or rule.options["newest"], youngest(source) or 0, dated(source)
    noted = all(citation.kind == "note-marker" for citation in passage.citations)
    first = passage.lead if noted else max(passage.lead, passage.own)
    events = [event for event in reported(passage.string, article.lang) if event.start >= first]
    found = [event for event in events if event.year <= newest]
    return next((e for e in found if e.year > year or (e.year == year and after(e.date, issued))), None)


def after(event: Date | None, source: Date | None) -> bool:
    """Tell whether the day of an event is later than that of its source, by more than a day."""
    one, other = day_of(event), day_of(source)
    return bool(one and other and one - other > timedelta(days=1))


def answered(passage: Passage, event: Reported, found: list[Passage], sources: Sources) -> bool:
    """Tell whether another citation of the same sentence is young enough to report the event."""
    near = [p for p in found if p.block is passage.block and p is not passage and same_sentence(p, passage)]
    return any((youngest(sources.of(p.citations)) or event.year) >= event.year for p in near)


def same_sentence(one: Passage, other: Passage) -> bool:
    """Tell whether no sentence ends between two passages' citations."""
    first, last = sorted((one, other), key=lambda passage: passage.stop)
    return first.stop == last.stop or (last.own == last.lead and bool(first.after))


def finding(article: Article, rule: Rule, passage: Passage, source: Source, event: Reported) -> Finding:
    """Return the finding of an event that is later than its source."""
    item, year = shown(source), youngest(source) or event.year
    words, issued = passage.words(event.start, event.end), dated(source)
    form = "default" if event.year > year else "day"
    reported, printed = (one.printed if one else "" for one in (event.date, issued))
    sure = event.start >= passage.own and event.year - year > 1
    return rule.finding(
        article, passage.citations[0], severity=rule.severity if event.year - year > 1 else "warning",
        confidence=0.85 if sure else 0.7,
        related=((words, "event"), *(((item, "source"),) if item else ())),
        evidence={
            "reported": event.year,
            "words": " ".join(passage.string[max(0, event.start - 60) : event.end + 30].split()),
            "source_year": year,
            "source": rule_title(source),
            **({"reported_day": reported, "source_day": printed} if form == "day" else {}),
        },
        form=form, event=event.year, year=year, reported=reported, printed=printed,
    )  # fmt: skip
