"""The years of events that a text reports, as opposed to forecasts, versions, and the author's own doings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon
from citecheck.link.sentences import boundaries

YEAR = re.compile(
    r"(?<![\d.,/–$€£#(\[-])((?:1[5-9]|20)\d\d)(?!\d|,\d|[/%]|\.\d|[-–](?:1[5-9]|20)?\d\d|\s?[)\]]|\w)"
)
NEAR = 34


@dataclass(frozen=True, slots=True)
class Reported:
    """A year in which a text lets something happen, and where it stands."""

    year: int
    start: int
    end: int


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
                found.append(Reported(int(match[1]), start + match.start(), start + match.end()))
        start = end
    return found
