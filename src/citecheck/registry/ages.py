"""How long the facts of a lock file are good for, and which of them are too old."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from citecheck.facts import Facts, Locked, Searched
from citecheck.match.registered import best
from citecheck.registry.questions import Question

RECORD, FOUND = 180, 365
NEW, OLD = 7, 90
NOTICES_OLD, NOTICES_EXPIRED = 7, 30


def today() -> date:
    """Return the day that is written into a lock file."""
    return datetime.now(UTC).date()


def age(day: str, today: date) -> int:
    """Return how many days ago a day of the file was; very many where it gives none."""
    try:
        return (today - date.fromisoformat(day)).days
    except ValueError:
        return 10**6


def stale_record(locked: Locked, today: date) -> bool:
    """Tell whether a record should be asked for again."""
    return age(locked.fetched, today) > RECORD


def since_noticed(questions: Iterable[Question], facts: Facts, today: date) -> int:
    """Return how many days ago it was asked what is retracted, of the work of which that is longest ago."""
    dois = {doi for one in questions for doi in (one.doi, *facts.candidates(one.key))}
    asked = [locked.noticed for doi in dois if (locked := facts.works.get(doi)) and locked.noticed]
    return max((age(day, today) for day in asked), default=0)


def stale_search(question: Question, search: Searched, facts: Facts, today: date) -> bool:
    """Tell whether a search should be made again: one in vain soon, most of all for a recent work."""
    found = best(question.text, question.work, facts.found(question.key))
    if found and found[0].same:
        return age(search.asked, today) > FOUND
    return age(search.asked, today) > in_vain(question.work.year, today)


def stale_absence(asked: str, year: int | None, today: date) -> bool:
    """Tell whether it should be asked again if a DOI exists."""
    return age(asked, today) > in_vain(year, today)


def in_vain(year: int | None, today: date) -> int:
    """Return how many days "not found" is good for: journals register late."""
    return NEW if year and year >= today.year - 1 else OLD
