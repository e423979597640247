"""Finds the title of an article among the blocks that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck import lexicon
from citecheck.divide import headings, looks
from citecheck.model import Block

LONGEST = 250
SHORTEST = 8
ISSUE = re.compile(
    r"(?<!\w)(?=[^\W\d]{2}|\w[.°º])"
    rf"{lexicon.alternation('labels.volume', 'labels.issue')}[.°º]*\s*\d{{1,3}}(?!\d)",
    re.IGNORECASE,
)
IDENTIFIER = re.compile(r"(?<!\w)(?:ISSN|ISBN|DOI)(?!\w)", re.IGNORECASE)
SERIAL = re.compile(r"\d\s?\((?:1[4-9]|20)\d\d\)")
DIVISION = re.compile(rf"{lexicon.alternation('headings.division')}\s+(?:\d+|[IVXLC]+)\W*", re.IGNORECASE)
BY = re.compile(rf"\s*{lexicon.alternation('headings.by')}\s", re.IGNORECASE)
MARKER = re.compile(r"\s*(?:\[\^[^\]]+\]|[*†‡§]+|(?<=[^\W\d_]{2})\d{1,2})$")


def title(blocks: Sequence[Block]) -> str:
    """Return an article's title: the chief heading before its text, or the first line that may be one."""
    head = before_text(blocks)
    likely = [block for block in head if may_be_title(block)] or [
        block for block in blocks if block.kind == "heading" and may_be_title(block)
    ]
    if not likely:
        return ""
    best = min(likely, key=rank)
    index = next(i for i, block in enumerate(blocks) if block is best)
    found = words(best)
    for block in blocks[index + 1 : index + 3]:
        line = words(block)
        goes_on = line[:1].islower() and not BY.match(line) and not found.endswith((".", "?", "!"))
        if len(line) > LONGEST or not goes_on:
            break
        found = f"{found} {line}"
    return found


def rank(block: Block) -> tuple[bool, int]:
    """Return how far a line is from being the title: names of persons last, chief headings first."""
    return looks_like_name(block), (block.level or 7) if headings.is_heading(block) else 9


def looks_like_name(block: Block) -> bool:
    """Tell whether a block is no heading, and reads like the name of a person."""
    return block.kind != "heading" and is_name(block.text.string)


def is_name(string: str) -> bool:
    """Tell whether all of the few words of a line bear capitals, and none is a small one."""
    line = string.split()
    small = set(lexicon.words("language.function"))
    return (
        len(line) <= 4
        and all(word[:1].isupper() for word in line)
        and not small & {word.casefold() for word in line if len(word) > 1}
    )


def before_text(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks before the abstract, the introduction or the first paragraph of some length."""
    head: list[Block] = []
    for block in blocks:
        role = headings.role(block.text.string)
        if role in ("abstract", "introduction", "keywords") or headings.lead(block.text.string):
            break
        if block.kind == "paragraph" and len(block.text) > LONGEST:
            break
        head.append(block)
    return head


def may_be_title(block: Block) -> bool:
    """Tell whether a block reads like a title: short, with words, neither a masthead nor a known heading."""
    line = block.text.string.strip()
    return (
        (1 if block.kind == "heading" else SHORTEST) < len(line) <= LONGEST
        and block.kind in ("heading", "paragraph")
        and any(c.isalpha() for c in line)
        and not headings.role(line)
        and not is_masthead(block)
        and not DIVISION.fullmatch(line)
        and not looks.ADDRESS.search(line)
    )


def is_masthead(block: Block) -> bool:
    """Tell whether a line names the issue of a journal; a heading does so only if it gives the year too."""
    line = block.text.string
    dated = block.kind != "heading" or looks.YEAR.search(line)
    return bool((dated and ISSUE.search(line)) or IDENTIFIER.search(line) or SERIAL.search(line))


def words(block: Block) -> str:
    """Return the words of a title on one line, without its authors and the marker of a note."""
    lines = block.text.string.strip().split("\n")
    while len(lines) > 1 and (is_name(lines[-1]) or BY.match(lines[-1])):
        lines.pop()
    return MARKER.sub("", " ".join(" ".join(lines).split()))
