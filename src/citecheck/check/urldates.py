"""The date that an address carries ("/2020/12/9/"), against the one that is printed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from citecheck.check.addresses import host, split
from citecheck.model import Date

IN_PATH = re.compile(
    r"/(?P<year>(?:19[89]|20[0-4])\d)[/-](?P<month>\d{1,2})(?:[/-](?P<day>\d{1,2}))?(?=[/-]|\.html?$|$)"
    r"|[/_-](?P<year8>(?:19[89]|20[0-4])\d)(?P<month8>0[1-9]|1[0-2])(?P<day8>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
NO_DATE = re.compile(
    r"(?i)/(?:uploads?|files?|documents?|docs|images?|media|pdfs?|assets|view|download|abs|static)/"
)
ARCHIVE = re.compile(r"archive\.(?:org|is|ph|today)|webarchive|web\.archive|perma\.cc")
DAYS_IN_PRINT = timedelta(days=3)


def date_in(address: str) -> tuple[int, ...] | None:
    """Return year, month and, where given, day that an address carries; None where it carries no plain date.

    A folder of uploads tells when a file was stored, not when it was published, and counts for nothing.
    """
    parts = split(address)
    if parts is None or ARCHIVE.search(host(address)) or NO_DATE.search(parts.path):
        return None
    match = IN_PATH.search(parts.path)
    if not match:
        return None
    numbers = tuple(int(part) for part in match.groups() if part)
    return numbers if is_date(numbers) else None


def is_date(numbers: tuple[int, ...]) -> bool:
    """Return whether year, month and perhaps day are a day of the calendar."""
    try:
        year, month, day = (*numbers, 1)[:3]
        date(year, month, day)
    except ValueError:
        return False
    return True


def contradicts(printed: Date, carried: tuple[int, ...]) -> bool:
    """Return whether a printed date and one in an address cannot both be right.

    A newspaper prints on one day what it put online a few days before or after.
    """
    parts = tuple(printed.parts)
    known = min(len(parts), len(carried))
    if known == 0 or parts[:known] == carried[:known]:
        return False
    if known < 3 or not is_date(parts):
        return parts[0] != carried[0] or (known == 2 and abs(parts[1] - carried[1]) > 1)
    return abs(date(*parts[:3]) - date(*carried[:3])) > DAYS_IN_PRINT
