"""Reads page ranges, and numbers of articles that stand where pages would."""

from __future__ import annotations

import re

from citecheck.model import Pages
from citecheck.parse.tokens import DIGITS

DASH = r"\s*(?:-{1,3}|[–—‐‑‒―−]|\bà\b|\bto\b|\bbis\b|\ba\b)\s*"
RANGE = re.compile(rf"(?<!\w)(?P<first>\d+){DASH}(?P<last>\d+)(?!\w)")
SINGLE = re.compile(r"(?<![\w.])(\d+)(?!\w)")
ARTICLE = re.compile(
    r"(?i)(?:article\s+|art\.\s*(?:no\.?\s*)?|id\.?\s*)?(?P<number>[a-z]{1,5}-?\d[\w.-]*|\d{5,9}|\d+[a-z]\d+)\s*\Z"
)
EDGES = re.compile(
    r"(?i)^(?:[\s,:;(]|pp?\b\.?|pgs?\b\.?|p[áa]gs?\b\.?|pagg?\b\.?|ss?\b\.?|ص+\b\.?|seiten?\b|pages?\b|at\b)+|[\s,;:)(]+$"
)


def pages(printed: str) -> Pages:
    """Return the pages of a printed range; the last one with the digits that an abbreviation left out."""
    text = printed.translate(DIGITS)
    found = RANGE.search(text)
    tidy = EDGES.sub("", " ".join(printed.split())).rstrip(".") or printed
    if found:
        first, last = int(found["first"][:9]), complete(found["first"], found["last"])
        return Pages(tidy, first, last)
    single = SINGLE.search(text)
    if single:
        return Pages(tidy, int(single[1][:9]), int(single[1][:9]))
    return Pages(tidy)


def complete(first: str, last: str) -> int:
    """Return the last page: 297-99 ends at 299, 197-185 at 185, 1122-7 at 1127."""
    if len(last) < len(first):
        whole = first[: len(first) - len(last)] + last
        if int(whole) >= int(first):
            return int(whole[:9])
    return int(last[:9])


def article_number(printed: str) -> str:
    """Return the number of an article ("e0123", "1297175") printed where pages stand; "" for pages."""
    if RANGE.search(printed):
        return ""
    found = ARTICLE.match(printed.strip(" .,;:").translate(DIGITS))
    return found["number"] if found else ""
