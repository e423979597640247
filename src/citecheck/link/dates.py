"""The years of a citation, each with its letters and the pages cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon

YEAR = r"(?:1[4-9]\d\d|20\d\d)"
LETTERS = re.compile(r"(?:\s?(?:,|;|/|&|[-–]|\b(?:and|et|y|e|und)\b)\s?([b-p])(?![\w.]))+")
AFTER_RANGE = re.compile(rf"{YEAR}[a-p]?\s?[-–—/]\s?$")
RANGE = re.compile(r"\s?[-–—]\s?(?:\d{2}(?:\d\d)?\b|\s*$)")
ARABIC_DIGIT = re.compile("[٠-٩]")
NUMBERS = (
    r"((?:\d{1,4}|[ivxlc]+(?!\w))(?:\s?[-–—]\s?\d{1,4})?(?:,\s?\d{1,4}(?!\d)(?:\s?[-–—]\s?\d{1,4})?)*)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A year in a text: its index range with what belongs to it, its forms ("2016a", "2016b"), the pages."""

    start: int
    end: int
    years: tuple[str, ...]
    locator: str = ""
    spans: bool = False


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a year, or of the words that stand for one ("n.d.", "in press")."""
    words = lexicon.alternation("dates.undated", "state.forthcoming")
    return re.compile(
        rf"(?<![\w.,/-])(?<!\d[–—])({YEAR})(?:\s?([a-p]))?(?![\w%])(?!\.\d)(?!,\d{{3}}(?!\d))"
        rf"|(?:^|(?<=[,;\s]))(?<!\w)({words})\.?(?=\s*(?:$|[,;:]))",
        re.IGNORECASE,
    )


@cache
def pages() -> re.Pattern[str]:
    """Return the pattern of the pages that follow a year: ": 45", ", p. 45-47", ", 45"."""
    label = lexicon.alternation("labels.page")
    return re.compile(
        rf"\s*[,:;]?\s*(?<!\w){label}\s?\.?\s?{NUMBERS}|\s*[,:]\s*{NUMBERS}(?=\s*(?:$|[,;.]))", re.IGNORECASE
    )


def find(string: str) -> Iterator[Dated]:
    """Yield the years of ``string``; the second year of a range belongs to the first."""
    matches = list(pattern().finditer(string))
    for index, match in enumerate(matches):
        if match[1] and AFTER_RANGE.search(string[: match.start()]):
            continue
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(string)
        if not match[1]:
            yield Dated(match.start(), match.end(), ("n.d.",))
            continue
        end, years = match.end(), [match[1] + (match[2] or "")]
        letters = LETTERS.match(string, end, limit) if match[2] else None
        if letters:
            years += [match[1] + letter for letter in re.findall(r"[b-p](?![\w.])", letters[0])]
            end = letters.end()
        cited = pages().match(string, end, limit)
        locator = next(filter(None, cited.groups()), "") if cited else ""
        spans = bool(RANGE.match(string, end))
        yield Dated(match.start(), cited.end() if cited else end, tuple(years), locator, spans)
