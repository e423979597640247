"""Puts together again the paragraphs that page breaks and notes tore."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citecheck.model import Block
from citecheck.text import Text

OPEN_ENDS = "-–—,;("


def rejoin(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with each paragraph whole; the parts are joined by a line end."""
    result: list[Block] = []
    for block in blocks:
        if result and goes_on(result[-1], block):
            last = result[-1]
            result[-1] = replace(last, text=Text.join([last.text, block.text], "\n"))
        else:
            result.append(block)
    return tuple(result)


def goes_on(last: Block, block: Block) -> bool:
    """Tell whether ``block`` goes on with the sentence that ``last`` began."""
    if last.kind not in ("paragraph", "item") or block.kind != "paragraph":
        return False
    before, after = last.text.string.rstrip(), block.text.string.lstrip()
    if not before or not after or len(before) < 40:
        return False
    if after[0].islower():
        return before[-1].isalnum() or before[-1] in OPEN_ENDS
    return before[-1] in OPEN_ENDS and after[0].isalpha() and len(before) > 60
