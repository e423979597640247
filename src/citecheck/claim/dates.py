"""The years of events that a text reports, as opposed to forecasts, versions, and the author's own doings."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon
from citecheck.link.sentences import boundaries
from citecheck.model import Date
from citecheck.parse import dates

YEAR = re.compile(
    r"(?<![\d.,/–$€£#(\[-])((?:1[5-9]|20)\d\d)(?!\d|,\d|[/%]|\.\d|[-–](?:1[5-9]|20)?\d\d|\s?[)\]]|\w)"
)
NEAR = 34


@dataclass(frozen=True, slots=True)
class Reported:
    """A year in which a text lets something happen, where it stands, and the date where its day is given."""

    year: int
    start: int
    end: int
    date: Date | None = None


@cache
def contexts(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before an event's year, before another's, and in own doings."""
    known = lang if lang in lexicon.languages() else None

    def words(key: str) -> str:
        return lexicon.alternation(f"claims.{key}", lang=known)

    between = rf"(?:\s+(?:{words('determiners')}|{words('of')}))?(?:(?<=['’])|\s+)"
    return (
        re.compile(rf"(?i)(?<!\w){words('events')}{between}$"),
        re.compile(rf"(?i)(?<!\w){words('not_events')}(?:\s+\w+){{0,3}}{between}$"),
        re.compile(rf"(?i)(?<!\w){words('own')}(?!\w)"),
    )


@cache
def days() -> re.Pattern[str]:
    """Return the pattern of day and month before a year, in any order and language."""
    month, of = dates.months().pattern, rf"(?:\s+{lexicon.alternation('claims.of')})?"
    day = r"\d{1,2}(?:er|st|nd|rd|th|º|ª|\.)?"
    return re.compile(rf"(?i)(?<![\w.,-])(?:{day}{of}\s+{month}|{month}\s+{day},?){of}\s+$")


def day_of(printed: Date | None) -> datetime.date | None:
    """Return the day that a printed date names; None where it names none."""
    parts = printed.parts if printed else []
    try:
        return datetime.date(parts[0], parts[1], parts[2]) if len(parts) == 3 else None
    except ValueError:
        return None


def reported(text: str, lang: str) -> list[Reported]:
    """Return the years of events in a text, in its order; sentences on own doings are left out."""
    if not YEAR.search(text):
        return []
    event, other, own = contexts(lang)
    found, start = [], 0
    for end in [*boundaries(text), len(text)]:
        sentence = text[start:end]
        for match in YEAR.finditer(sentence):
            before = sentence[max(0, match.start() - NEAR) : match.start()]
            work = re.search(rf"[(\[,]\s?{match[1]}[a-z]?[)\]]", sentence)
            if event.search(before) and not (work or other.search(before) or own.search(sentence)):
                day = days().search(before)
                when = dates.date(f"{day[0]} {match[1]}") if day else None
                found.append(Reported(int(match[1]), start + match.start(), start + match.end(), when))
        start = end
    return found
