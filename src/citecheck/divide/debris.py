"""Takes away what a page layout or a conversion left between the words of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from citecheck.divide import headings, pages
from citecheck.divide.looks import lines_of
from citecheck.model import Block, Manuscript
from citecheck.text import Text

VALUE = r"(?:[-+]?\d[\d.,e+-]*|\"[^\"]*\"|TRUE|FALSE|NA|NULL)"
PRINTED = re.compile(rf"\s*\[\d+\](?:\s+{VALUE})+\s*$")
PROMPT = re.compile(r"\s*>{1,3} \S")
LONE = re.compile(r"^[\W_]*$")
LONG_LINE = 140


def clean(manuscript: Manuscript) -> list[Block]:
    """Return a block for each paragraph and heading of a manuscript, page furniture dropped."""
    blocks = [part for block in split_lines(manuscript.blocks) for part in split_headings(block)]
    kept = [block for block in pages.clean(manuscript.source, blocks) if not is_mark(block)]
    return [replace(block, kind="code") if is_listing(block) else block for block in kept]


def is_listing(block: Block) -> bool:
    """Tell whether a paragraph shows a session of a program: half of its lines are prompts and values."""
    lines = block.text.string.strip().split("\n") if block.kind == "paragraph" else []
    printed = sum(bool(PRINTED.match(line)) for line in lines)
    prompts = sum(bool(PROMPT.match(line)) for line in lines)
    return bool(printed) and 2 * (printed + prompts) >= max(2, len(lines))


def is_mark(block: Block) -> bool:
    """Tell whether a block is an ornament with no word."""
    return block.kind in ("paragraph", "heading", "item") and bool(LONE.match(block.text.string))


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


def split_headings(block: Block) -> Iterator[Block]:
    """Yield ``block`` in parts: each of its lines that is the known heading of a list or of notes alone."""
    lines = lines_of(block.text) if block.kind == "paragraph" and "\n" in block.text.string else []
    start = 0
    for index, line in enumerate(lines):
        if headings.role(line.string) in ("references", "notes") and starts_section(lines, index):
            if index > start:
                yield replace(block, text=Text.join(lines[start:index], "\n"))
            yield replace(block, kind="heading", level=2, text=line.strip())
            start = index + 1
    if start == 0:
        yield block
    elif start < len(lines):
        yield replace(block, text=Text.join(lines[start:], "\n"))


def starts_section(lines: Sequence[Text], index: int) -> bool:
    """Tell whether the line at ``index`` stands alone: the line before it is ended, it has a capital."""
    line = lines[index].string.strip()
    before = lines[index - 1].string.strip() if index else ""
    return not line[:1].islower() and (not before or before[-1:] in '.!?»”"…)' or len(before) < 40)
