"""Finds what says when and where a source was read: "consulté le 3 mai 2010", "Available at:"."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation
from citecheck.parse.dates import numbered_forms


@cache
def accessed() -> re.Pattern[str]:
    """Return the pattern of an access date; the group ``date`` is the date alone."""
    months = "|".join(sorted(map(re.escape, numbered_forms("dates.months")), key=len, reverse=True))
    day = r"(?:\d{1,2}(?:er|st|nd|rd|th|º|°|\.)?)"
    year = r"(?:1[4-9]|20)\d\d"
    spelt = (
        rf"(?:{day}\s+(?:de\s+|of\s+)?)?(?:{months})\.?[\s,]*(?:de[l]?\s+)?(?:{day}\s*,?\s*(?:de\s+)?)?{year}"
    )
    dated = (
        rf"{year}[,\s]+(?:{months})\.?\s*{day}?|{year}[-/.]\d\d?(?:[-/.]\d\d?)?"
        rf"|\d\d?\s?[-/.]\s?\d\d?\s?[-/.]\s?(?:{year}|\d\d)"
    )
    return re.compile(
        rf"(?<!\w)(?:{alternation('access.accessed')})(?!\w)\s*(?:(?:le|on|el|em|am|il|in|:|,|du|the|den)\s*){{0,2}}"
        rf"(?P<date>{dated}|{spelt}|{year})[.)\]]?",
        re.I,
    )


@cache
def available() -> re.Pattern[str]:
    """Return the words that announce an address, just before it."""
    return re.compile(rf"[\s(\[<,;:.]*(?<!\w)(?:{alternation('access.available')})\s*:?\s*<?\Z", re.I)
