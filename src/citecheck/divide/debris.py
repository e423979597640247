"""Takes away what a page layout or a conversion left between the words of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from citecheck import lexicon
from citecheck.divide import headings
from citecheck.model import Block
from citecheck.text import RAISED, Text

PAGE_NUMBER = re.compile(r"^\W*(?:p(?:age|ágina|\.)?\s*)?\d{1,4}(?:\s*(?:/|of|sur|de|von)\s*\d{1,4})?\W*$", re.IGNORECASE)
LONE = re.compile(r"^[\W_]*$")
DIGITS = re.compile(r"\d+")
SPEAKING = re.compile(rf"https?:|[«“\"]|(?<!\w){lexicon.alternation('short.ibid', 'short.idem', 'short.opcit')}(?!\w)", re.IGNORECASE)
LONG_LINE = 140


def clean(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with a block for each paragraph and heading, page furniture dropped."""
    blocks = split_headings(split_lines(blocks))
    heads = running_heads(blocks)
    return [block for block in blocks if not is_furniture(block, heads)]


def lines_of(text: Text) -> list[Text]:
    """Return the lines of ``text``, without their ends."""
    return [text[match.start() : match.end()] for match in re.finditer(r"[^\n]+", text.string)]


def split_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return a block for each line where the lines of a file are whole paragraphs, never wrapped."""
    lengths = [
        len(line)
        for block in blocks
        if block.kind == "paragraph" and "\n" in block.text.string.strip()
        for line in block.text.string.split("\n")
        if len(line) > 40
    ]
    if len(lengths) < 4 or median(lengths) < LONG_LINE:
        return list(blocks)
    return [
        replace(block, text=line)
        for block in blocks
        for line in (lines_of(block.text) if block.kind == "paragraph" else [block.text])
    ]


def split_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with each first or last line of a paragraph that is a known heading as a block."""
    result: list[Block] = []
    for block in blocks:
        parts = lines_of(block.text) if block.kind == "paragraph" and "\n" in block.text.string else []
        start = 0
        for index, line in enumerate(parts):
            if headings.role(line.string) in ("references", "notes") and starts_section(parts, index):
                if index > start:
                    result.append(replace(block, text=Text.join(parts[start:index], "\n")))
                result.append(replace(block, kind="heading", level=2, text=line.strip()))
                start = index + 1
        if start == 0:
            result.append(block)
        elif start < len(parts):
            result.append(replace(block, text=Text.join(parts[start:], "\n")))
    return result


def starts_section(lines: Sequence[Text], index: int) -> bool:
    """Tell whether the line at ``index`` stands alone: the line before it is ended, it has a capital."""
    line = lines[index].string.strip()
    before = lines[index - 1].string.strip() if index else ""
    return line[:1].isupper() and (not before or before[-1:] in ".!?»”\"…)" or len(before) < 40)


def running_heads(blocks: Sequence[Block]) -> set[str]:
    """Return the short lines, digits apart, that recur on page after page."""
    seen = Counter(
        key(block)
        for block in blocks
        if len(block.text) <= 120 and block.kind in ("paragraph", "heading") and not headings.role(block.text.string)
    )
    return {line for line, count in seen.items() if count >= 4 and len(line) > 3}


def key(block: Block) -> str:
    """Return the words of a block by which it is known as a running head."""
    return DIGITS.sub("#", " ".join(block.text.string.split())).casefold()


def is_furniture(block: Block, heads: set[str]) -> bool:
    """Tell whether ``block`` is a page number, a running head, or a mark with no word."""
    if block.kind not in ("paragraph", "heading", "item"):
        return False
    line = block.text.string.strip()
    if LONE.match(line) or PAGE_NUMBER.match(line):
        return True
    return key(block) in heads and not block.text.runs(RAISED) and not SPEAKING.search(line)
