"""Reads dates: years, months by name in every language, seasons, Hijri years, "n.d." and its kin."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation, numbered
from citecheck.model import Date
from citecheck.parse.tokens import DIGITS

YEAR = re.compile(
    r"(?<![\d/.-])(?P<year>1[4-9]\d\d|20\d\d)(?P<suffix>[a-z](?![a-z]))?(?!\d|\s?هـ|\s?ه(?!\w))"
)
NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<year>(?:1[4-9]|20)\d\d)[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"
    r"|(?P<day2>\d{1,2})\s?[-/.]\s?(?P<month2>\d{1,2})\s?[-/.]\s?(?P<year2>(?:1[4-9]|20)\d\d))(?!\d)"
)
HIJRI = re.compile(r"(?<!\d)(?P<year>1[0-5]\d\d|\d{3})\s?(?:هـ|ه(?!\w)|H\b)")
ORIGINAL = re.compile(
    r"\[\s*(?P<year>1[4-9]\d\d|20\d\d)\s*(?:$|\](?!\s*(?:1[4-9]|20)\d\d))"
    r"|(?<!\d)(?P<first>1[4-9]\d\d|20\d\d)\s*[/\])]\s*(?=(?:1[4-9]|20)\d\d)"
)
DAY = re.compile(r"(?<![\d.])(\d{1,2})(?:er|st|nd|rd|th|º|°|ª)?(?![\d])")


@cache
def months() -> re.Pattern[str]:
    """Return the names of months in every language."""
    names = sorted(numbered_forms("dates.months"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I)


@cache
def seasons() -> re.Pattern[str]:
    """Return the names of seasons in every language."""
    names = sorted(numbered_forms("dates.seasons"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I)


@cache
def undated() -> re.Pattern[str]:
    """Return the forms of "n.d." in every language."""
    return re.compile(rf"(?<!\w){alternation('dates.undated')}(?!\w)", re.I)


@cache
def numbered_forms(key: str) -> dict[str, int]:
    """Return each name with its number, in small letters."""
    return {word.lower(): number for word, number in numbered(key).items()}


def date(printed: str) -> Date | None:
    """Return what a printed date says; None where there is nothing like a date.

    A Hijri year alone is converted to the year in which most of it falls; ``printed`` keeps it.
    """
    text = " ".join(printed.translate(DIGITS).split())
    printed = " ".join(printed.split()).strip(" ,;:()[].")
    numeric = NUMERIC.search(text)
    if numeric:
        return from_numbers(printed, numeric)
    text = ORIGINAL.sub(" ", text) if len(YEAR.findall(text)) > 1 else text
    found = YEAR.search(text)
    if not found:
        hijri = HIJRI.search(text)
        if hijri:
            return Date(printed, int(int(hijri["year"]) * 0.970229 + 621.57))
        return Date(printed) if undated().search(text) or months().search(text) else None
    rest = text[: found.start()] + " " + text[found.end() :]
    month = months().search(rest)
    season = None if month else seasons().search(rest)
    number = numbered_forms("dates.months")[month.group().lower()] if month else None
    day = DAY.search(rest) if month else None
    value = int(day[1]) if day and 1 <= int(day[1]) <= 31 else None
    return Date(
        printed,
        int(found["year"]),
        number,
        value,
        season.group() if season else "",
        found["suffix"] or "",
    )


def from_numbers(printed: str, found: re.Match[str]) -> Date:
    """Return the date of a form such as 2019-05-08 or 12/09/2020; the day comes before the month."""
    year = int(found["year"] or found["year2"])
    month = int(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"] or 0) or None
    if month > 12 and day and day <= 12:
        month, day = day, month
    if not 1 <= month <= 12:
        return Date(printed, year)
    return Date(printed, year, month, day if day and day <= 31 else None)


def original(printed: str) -> Date | None:
    """Return the date of the first publication, where a date names two: "1971 [1905]", "(1905) 1971"."""
    found = ORIGINAL.search(printed.translate(DIGITS))
    if not found or len(YEAR.findall(printed)) < 1:
        return None
    year = found["year"] or found["first"]
    return Date(year, int(year))
