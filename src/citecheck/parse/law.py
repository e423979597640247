"""Decisions of courts, and statutes: they have parties and a court, but no author and no journal."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation, numbered
from citecheck.parse.labeller import Span

PARTIES = re.compile(
    r"\W*(?:(?:Joined )?Cases? [CTF]-\d+/\d+[\w /,-]{0,40}?\s)?"
    r"(?P<title>[^\W\d_][^\d()\[\]«»“”\"‘;:]{0,120}?\sv\.?\s[^\d\[\]«»“”\"‘;:]{2,150}?)[\s,]*"
    r"(?P<report>[\[(](?:1[6-9]|20)\d\d[\])]\s+\d*\s*[A-Z]"
    r"|\d{1,4}\s+(?:[A-Z][\w.]*\s?){1,4}\d|(?:19|20)\d\d\s+[A-Z]{2,}\s+\d|(?:ECLI:)?EU:[CT]:)"
)
YEAR = re.compile(r"(?<![\d/.-])(?:1[6-9]|20)\d\d(?![\d/])")


@cache
def judged() -> re.Pattern[str]:
    """Return the pattern of a court and the date or the number of what it decided."""
    months = "|".join(map(re.escape, sorted(numbered("dates.months"), key=len, reverse=True)))
    day = rf"\d{{1,2}}(?:er|\.|º)?\s+(?:de\s+)?(?:{months})(?!\w)|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}"
    return re.compile(rf"\W*{alternation('law.courts')}(?!\w)[^;:«“]{{0,50}}?(?:{day}|\d+/\d{{2,4}})")


@cache
def enacted() -> re.Pattern[str]:
    """Return the pattern of a statute named before its year ("Senior Courts Act 1981, s 31")."""
    return re.compile(
        rf"\W*(?P<title>(?:[A-Z][\w’'-]*,?\s|(?:and|of|for|the|in)\s|\([^()]*\)\s){{1,12}}"
        rf"{alternation('law.statutes')}\s(?:1[2-9]|20)\d\d)(?:\s\([^()]*\))?(?=\s*(?:\Z|[,.;]))"
    )


def law(text: str) -> tuple[str, list[Span]] | None:
    """Return the CSL type of a decision or a statute, with its title and year; None for any other text."""
    named, statute, court = PARTIES.match(text), enacted().match(text), judged().match(text)
    if statute:
        return "legislation", titled(statute.span("title"), text)
    if named or court:
        return "legal_case", titled(named.span("title") if named else (0, len(text.rstrip(" ."))), text)
    return None


def titled(title: tuple[int, int], text: str) -> list[Span]:
    """Return the stretches of a title and of the first year in or behind it."""
    year = YEAR.search(text, title[0])
    dated = [Span(*year.span(), "date", 1.0)] if year else []
    return [Span(*title, "title", 1.0), *dated]
