"""Finds citations by number into a numbered list, and by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from citecheck.link.found import Found
from citecheck.model import Block, Cited, Entry
from citecheck.text import RAISED, Text

NUMBERS = r"\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*"
SQUARE = re.compile(
    r"(?<!\b[^\W\d_])(?<![=|<>])\[\s*(\d{1,3}(?:\s*(?:[-–,;]|\]\s?[-–]\s?\[)\s*\d{1,3})*)"
    r"\s*(?:[,:]\s*(?:p+\.?|S\.)\s*(\d+(?:[-–]\d+)?))?\s*\](?!\s*[=<>≤≥])"
)
ROUND = re.compile(rf"(?<=[^\W_]|[.,;:”»\"])\s?\(\s*({NUMBERS})\s*\)()")
BEFORE_GLUED = (
    r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_][.,;:)”»\"])|(?<=[)\]”»\"%][.,;:])|(?<=\s(?:1[4-9]|20)\d\d\.))"
)
GLUED = re.compile(rf"(?=\d){BEFORE_GLUED}({NUMBERS})(?=[\s.,;:)]|$)(?![.,]\d)()")
RAISED_NUMBERS = re.compile(rf"\s*[\[(]?{NUMBERS}[\])]?\s*")
KEY = re.compile(r"(?<![\w@])-?@\{?([A-Za-zÀ-ÿ_][\w:.#$%&+?<>~/-]*[\w/])\}?")
TEX = re.compile(r"\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\]){0,2}\{([^}]+)\}")
WIDEST = 60


Printed = Iterator[tuple[int, int, str, str]]
Form = Callable[[Text], Printed]


def numbers(printed: str) -> list[str]:
    """Return the numbers that "3-5, 7" stands for."""
    found: list[str] = []
    for part in re.split(r"\s*[,;]\s*", printed):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + WIDEST:
            found += [str(n) for n in range(ends[0], ends[1] + 1)]
        else:
            found += [str(n) for n in ends]
    return found


def by_number(
    blocks: Sequence[Block], entries: Sequence[Entry], forms: Sequence[Form]
) -> list[tuple[Block, Found]]:
    """Return the citations by number, where the article cites so, in the first of ``forms`` that answers.

    A list without printed numbers is counted; then its numbers, in brackets, must answer most of the list.
    """
    keys = {entry.key or str(index): entry.id for index, entry in enumerate(entries, 1)}
    counted = not entries[0].key
    for form in (squares,) if counted else forms:
        found = [
            (block, cite(start, end, printed, locator, keys))
            for block in blocks
            if block.kind not in ("heading", "table", "code", "entry")
            for start, end, printed, locator in form(block.text)
        ]
        cited = {target for _, one in found for part in one.parts for target in part.targets}
        known = sum(1 for _, one in found if all(part.targets for part in one.parts))
        due = 0.6 * len(entries) if counted or form is glued else min(len(entries), 9) / 3
        if found and known >= 0.8 * len(found) and len(cited) >= due:
            return found
    return []


def squares(text: Text) -> Printed:
    """Yield numbers in square brackets, each with the pages cited."""
    yield from matched(SQUARE, text)


def rounds(text: Text) -> Printed:
    """Yield numbers in round brackets."""
    yield from matched(ROUND, text)


def glued(text: Text) -> Printed:
    """Yield numbers that a conversion glued to the word before them."""
    yield from matched(GLUED, text)


def matched(pattern: re.Pattern[str], text: Text) -> Printed:
    """Yield what ``pattern`` matches: index range, numbers, pages."""
    yield from ((m.start(), m.end(), m[1], m[2] or "") for m in pattern.finditer(text.string))


def raised(text: Text) -> Printed:
    """Yield raised numbers."""
    for start, end in text.runs(RAISED):
        if RAISED_NUMBERS.fullmatch(text.string, start, end):
            yield start, end, text.string[start:end].strip(" []()"), ""


FORMS: Sequence[Form] = (squares, raised, rounds, glued)


def cite(start: int, end: int, printed: str, locator: str, keys: dict[str, str]) -> Found:
    """Return the citation of the numbers ``printed``."""
    parts = tuple(
        Cited((n,), locator=locator, targets=(keys[n],) if n in keys else ()) for n in numbers(printed)
    )
    return Found(start, end, "numeric", parts)


def by_key(blocks: Sequence[Block], entries: Sequence[Entry]) -> Iterator[tuple[Block, Found]]:
    r"""Yield the citations by key: ``[@key]``, ``@key``, ``\cite{key}``."""
    keys = {entry.key: entry.id for entry in entries if entry.key}
    for block in blocks:
        for match in (*KEY.finditer(block.text.string), *TEX.finditer(block.text.string)):
            named = [key.strip() for key in match[1].split(",")]
            if match.re is KEY and match[1] not in keys and not bracketed(block.text.string, match.start()):
                continue
            parts = tuple(Cited((key,), targets=(keys[key],) if key in keys else ()) for key in named)
            yield block, Found(match.start(), match.end(), "key", parts)


def bracketed(string: str, at: int) -> bool:
    """Tell whether index ``at`` stands inside square brackets."""
    return string.rfind("[", 0, at) > string.rfind("]", 0, at)
