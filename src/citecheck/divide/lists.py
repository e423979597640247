"""Cuts a reference list into its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

from citecheck.divide import headings, looks
from citecheck.divide.looks import lines_of
from citecheck.lexicon import alternation
from citecheck.model import Block, Entry
from citecheck.text import Text

NUMBERED = re.compile(
    r"^\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})\s?[.)](?=\s|[^\W\d])|(\d{1,3})(?=\s+[^\W\d]|\t))\s*"
)
BULLET = re.compile(r"^\s*[·•▪◦‣–—*-]\s+(?=\S)")
CONTINUES = re.compile(r"^\s*(?:[a-zà-öø-ÿ&,;:)]|https?:|www\.|doi\b|pp?\.|\(|In\s|Dans\s|En\s|In:|\d)")
WRAPPED = 110
SHORTEST = 12
LONGEST_HEADING = 60


@cache
def undated() -> re.Pattern[str]:
    """Return the pattern of what stands in brackets for a year: "(n.d.)", "(in press)"."""
    return re.compile(rf"\(\s*{alternation('dates.undated', 'state.forthcoming')}\.?\s*\)", re.IGNORECASE)


@cache
def dangling() -> re.Pattern[str]:
    """Return the pattern of an abbreviation that a number must follow: "vol.", "pp.", "Bd."."""
    return re.compile(
        rf"(?<!\w){alternation('labels.volume', 'labels.issue', 'labels.page')}\.$", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, and whether a block begins with it."""

    text: Text
    opens_block: bool
    kind: str
    number: str
    block: Block


def entries(blocks: Sequence[Block]) -> list[Entry]:
    """Return the entries that ``blocks`` of a list hold, numbered ``r01``, ``r02`` … in their order."""
    lines = [
        line
        for block in blocks
        if block.kind in ("paragraph", "item", "entry", "note", "table")
        for line in lines_in(block)
    ]
    groups = group(
        [line for line, before in zip(lines, [None, *lines], strict=False) if not is_heading(line, before)]
    )
    width = max(2, len(str(len(groups))))
    return [entry(f"r{index:0{width}}", lines) for index, lines in enumerate(groups, 1)]


def lines_in(block: Block) -> Iterator[Line]:
    """Yield the lines of a block; an entry that the format tags is one line."""
    parts = [block.text] if block.kind == "entry" else lines_of(block.text)
    for index, part in enumerate(parts):
        if not part.string.strip():
            continue
        match = NUMBERED.match(part.string)
        number = next(filter(None, match.groups()), "") if match else ""
        if index == 0 and block.label.isdigit():
            number = block.label
        yield Line(part, index == 0, block.kind, number, block)


def is_heading(line: Line, before: Line | None) -> bool:
    """Tell whether a line is a heading inside a list ("Sources", "Ouvrages et articles"), and no entry."""
    string = line.text.string.strip()
    if line.kind != "paragraph" or line.number or len(string) > LONGEST_HEADING:
        return False
    ended = before is None or looks.is_ended(before.text.string)
    if headings.role(string) in ("references", "within"):
        return line.opens_block or ended
    bare = not any(c.isdigit() or c in ",;." for c in string) and not string[:1].islower()
    alone = "\n" not in line.block.text.string.strip()
    return alone and ended and bare and len(string.split()) <= 6


def group(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each entry together."""
    numbered = counts_up(lines)
    dated = sum(1 for line in lines if line.opens_block and looks.starts_entry(line.text.string))
    style = Style(
        indent=indent(lines),
        numbered=numbered,
        dated=dated * 2 >= sum(1 for line in lines if line.opens_block),
        years=sum(bool(looks.YEAR.search(line.text.string)) for line in lines)
        >= sum(looks.starts_entry(line.text.string) for line in lines),
        wrapped=is_wrapped([len(line.text) for line in lines]),
    )
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not starts(line, groups[-1], style):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [lines for lines in groups if sum(len(line.text) for line in lines) >= SHORTEST]


@dataclass(frozen=True, slots=True)
class Style:
    """How a list is laid out.

    Attributes:
        indent: of the first lines of entries, where first and further lines differ in it.
        numbered: entries are numbered.
        dated: most entries begin with author and year.
        years: there is a year for each entry.
        wrapped: lines are broken at a width.
    """

    indent: int | None
    numbered: bool
    dated: bool
    years: bool
    wrapped: bool


def indent(lines: Sequence[Line]) -> int | None:
    """Return the indent at which entries begin; None where lines do not tell it."""
    by_indent: dict[int, list[Line]] = {}
    for line in lines:
        if line.kind == "paragraph":
            by_indent.setdefault(indent_of(line), []).append(line)
    if len(by_indent) != 2:
        return None
    shares = {
        width: sum(looks.starts_entry(line.text.string) for line in some) / len(some)
        for width, some in by_indent.items()
    }
    first = indent_of(next(line for line in lines if line.kind == "paragraph"))
    other = next(width for width in shares if width != first)
    enough = shares[first] >= 0.6
    return first if enough and (first < other or shares[other] <= shares[first] / 2) else None


def indent_of(line: Line) -> int:
    """Return the number of blanks that ``line`` begins with."""
    return len(line.text.string) - len(line.text.string.lstrip())


def counts_up(lines: Sequence[Line]) -> bool:
    """Tell whether the lines' numbers count from 1 upwards through the list."""
    numbers = [int(line.number) for line in lines if line.number]
    steps = sum(1 for a, b in pairwise(numbers) if b == a + 1)
    return (
        len(numbers) >= 2
        and numbers[0] <= 2
        and steps >= 0.6 * (len(numbers) - 1)
        and len(numbers) * 6 >= len(lines)
    )


def is_wrapped(lengths: Sequence[int]) -> bool:
    """Tell whether lines are broken at a width: short, and many nearly as long as the longest."""
    full = sum(length > 0.8 * max(lengths) for length in lengths)
    return median(lengths or [0]) < WRAPPED and 2 * full >= len(lengths)


def starts(line: Line, before: Sequence[Line], style: Style) -> bool:
    """Tell whether ``line`` begins an entry, after the lines ``before`` of the last one."""
    string = line.text.string.strip()
    last = before[-1].text.string.strip()
    if line.kind == "entry":
        return True
    if looks.is_address(string):
        return False
    if style.numbered:
        return follows_number(line, before)
    if line.kind == "item" and line.opens_block:
        return not string[:1].islower() or ends_entry(last)
    if BULLET.match(line.text.string) and line.opens_block:
        return True
    if style.indent is not None and line.kind == "paragraph":
        return indent_of(line) == style.indent
    opening = looks.starts_entry(string)
    if line.opens_block:
        return opens(string, last, before, opening, style)
    goes_on = CONTINUES.match(string) and not looks.INVERTED.match(string)
    if goes_on or not ends_entry(last):
        return False
    complete = not style.years or has_year(before)
    if style.wrapped:
        return opening and last[-1] not in ":;" and complete
    return opening or (complete and looks.may_be_reference(string))


def follows_number(line: Line, before: Sequence[Line]) -> bool:
    """Tell whether the number of ``line`` goes on counting from the last numbered entry."""
    last = next((b.number for b in before if b.number), "")
    return bool(line.number) and (not last or 0 < int(line.number) - int(last) <= 3)


def opens(string: str, last: str, before: Sequence[Line], opening: bool, style: Style) -> bool:
    """Tell whether the first line of a block begins an entry, rather than going on with one torn in two."""
    complete = has_year(before)
    if last[-1] in ":," and not (complete and looks.YEAR.search(string)):
        return False
    if string.startswith("(") and not (complete and looks.YEAR.match(string, 1)):
        return False
    if string[:1].islower():
        return opening and ends_entry(last)
    if opening:
        return True
    if not ends_entry(last):
        return False
    if style.dated and not (looks.YEAR.search(string) or undated().search(string)):
        return not complete or looks.reference_score(string) >= 3
    return True


def has_year(lines: Sequence[Line]) -> bool:
    """Tell whether a year stands in the lines of an entry."""
    return any(looks.YEAR.search(line.text.string) for line in lines)


def ends_entry(last: str) -> bool:
    """Tell whether the line ``last`` ends as entries do: with a stop, or with an address."""
    if looks.is_ended(last):
        return not dangling().search(last)
    return any(one.end() == len(last) for one in looks.ADDRESS.finditer(last))


def entry(id: str, lines: Sequence[Line]) -> Entry:
    """Return the entry that ``lines`` make, without its bullet or number."""
    text = Text.join([line.text.strip() for line in lines], "\n")
    first = lines[0]
    mark = BULLET.match(text.string) or (NUMBERED.match(text.string) if first.number else None)
    text = text[mark.end() :] if mark else text
    key = first.block.label if first.kind == "entry" else first.number
    return replace(
        Entry(id, text.strip()), key=key, tagged=first.block.tagged, vocabulary=first.block.vocabulary
    )


def reference_run(blocks: Sequence[Block]) -> int:
    """Return where, at the end of ``blocks``, a list without a heading begins; their number if none does."""
    start = len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.kind == "heading" or not (
            looks.is_reference(block.text.string) or looks.is_address(block.text.string)
        ):
            break
        start = index
    return start if len(blocks) - start >= 3 else len(blocks)
