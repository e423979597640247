"""Finds the pages that a file still shows, and takes away what a layout printed at their edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from citecheck import lexicon
from citecheck.divide import headings
from citecheck.divide.looks import lines_of
from citecheck.model import Block
from citecheck.text import RAISED, Text

PAGE_NUMBER = re.compile(
    rf"^(?![^(\[]*[)\]])\W*(?:{lexicon.alternation('labels.page')}\.?\s*)?\d{{1,4}}(?:\s*(?:/|[a-z]{{2,3}}\s)\s*\d{{1,4}})?\W*$",
    re.IGNORECASE,
)
LONE_NUMBER = re.compile(r"[-–—|\s]*(\d{1,4})[-–—|\s]*")
EDGE_NUMBER = re.compile(r"^\d{1,4}\s+|\s+\d{1,4}$")
GAP = re.compile(r"\S {3,}\S")
EDGE_GAP = re.compile(r"^\d{1,4} {3,}\S|\S {3,}\d{1,4}$")
NUMBERED = re.compile(r"\W*\d{1,3}\s?[.)\]]")
SPEAKING = re.compile(
    rf"https?:|[«“\"]|(?<!\w){lexicon.alternation('short.ibid', 'short.idem', 'short.opcit')}(?!\w)",
    re.IGNORECASE,
)
LONGEST = 120
RECURRING = 4


def clean(source: str, blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` without page numbers and running heads.

    A running head recurs: four times anywhere, or twice where one of the places is the edge of a page.
    """
    blocks = split_numbers(blocks)
    edges = list(broken(source, blocks))
    blocks, edges = split_edges(blocks, edges)
    everywhere = Counter(key(block.text) for block in blocks if may_recur(block.text))
    kept = []
    for index, block in enumerate(blocks):
        if block.kind in ("paragraph", "heading", "item") and is_furniture(blocks, index, edges, everywhere):
            continue
        kept.append(block)
    return kept


def split_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with each page number that stands on a line of its own inside a block as a block."""
    found: list[tuple[int, int, int]] = []
    cut = [lines_of(block.text) if "\n" in block.text.string else [] for block in blocks]
    for index, lines in enumerate(cut):
        if blocks[index].kind == "paragraph":
            for row, line in enumerate(lines):
                if match := LONE_NUMBER.fullmatch(line.string):
                    found.append((index, row, int(match[1])))
    rising: dict[int, set[int]] = {}
    for one, two in pairwise(found):
        if 1 <= two[2] - one[2] <= 2:
            rising.setdefault(one[0], set()).add(one[1])
            rising.setdefault(two[0], set()).add(two[1])
    result: list[Block] = []
    for index, block in enumerate(blocks):
        rows = sorted(rising.get(index, ()))
        result += divided(block, cut[index], rows) if rows else [block]
    return result


def divided(block: Block, lines: Sequence[Text], rows: Sequence[int]) -> Iterator[Block]:
    """Yield ``block`` in parts: each line whose index is among ``rows`` alone, those between together."""
    start = 0
    for row in [*rows, len(lines)]:
        if row > start:
            yield replace(block, text=Text.join(lines[start:row], "\n"))
        if row < len(lines):
            yield replace(block, text=lines[row])
        start = row + 1


def broken(source: str, blocks: Sequence[Block]) -> Iterator[bool]:
    """Yield for each block whether a page begins with it."""
    last: Block | None = None
    for block in blocks:
        yield last is not None and (
            is_number(last.text) or "\f" in source[last.text.end : max(last.text.end, block.text.start)]
        )
        last = block


def split_edges(blocks: Sequence[Block], begins: Sequence[bool]) -> tuple[list[Block], list[bool]]:
    """Return ``blocks`` with recurring first lines of pages alone, and for each whether it is at an edge."""
    firsts = [
        lines_of(b.text)[:1] if begin and b.kind == "paragraph" else []
        for b, begin in zip(blocks, begins, strict=True)
    ]
    seen = Counter(key(line) for lines in firsts for line in lines if may_recur(line))
    alone = {key(block.text) for block in blocks if may_recur(block.text)}
    result: list[Block] = []
    edges: list[bool] = []
    for index, block in enumerate(blocks):
        parts = [block]
        if firsts[index] and "\n" in block.text.string.strip():
            first = firsts[index][0]
            if may_recur(first) and (seen[key(first)] > 1 or key(first) in alone):
                parts = list(divided(block, lines_of(block.text), [0]))
        ends = index + 1 < len(blocks) and begins[index + 1]
        result += parts
        edges += [begins[index], *[False] * (len(parts) - 1)]
        edges[-1] = edges[-1] or ends
    return result, edges


def is_furniture(
    blocks: Sequence[Block], index: int, edges: Sequence[bool], everywhere: Counter[str]
) -> bool:
    """Tell whether a block is a page number or a running head; a title is none where an author follows."""
    block = blocks[index]
    if PAGE_NUMBER.match(block.text.string.strip()):
        return True
    if not may_recur(block.text) or block.text.runs(RAISED):
        return False
    count = everywhere[key(block.text)]
    if count >= RECURRING or set_wide(block, count) or beside_head(blocks, index, everywhere):
        return True
    following = blocks[index + 1 : index + 2]
    opens = bool(following) and len(following[0].text) < LONGEST and not is_number(following[0].text)
    numbered = bool(EDGE_NUMBER.search(block.text.string.strip()))
    return count > 1 and edges[index] and block.kind == "paragraph" and (numbered or not opens)


def set_wide(block: Block, count: int) -> bool:
    """Tell whether a line that occurs ``count`` times has its parts at both margins, as running heads do."""
    return count >= RECURRING - 1 and bool(GAP.search(block.text.string.strip()))


def beside_head(blocks: Sequence[Block], index: int, everywhere: Counter[str]) -> bool:
    """Tell whether a title with a page's number at the other margin stands next to a running head."""
    if not EDGE_GAP.search(blocks[index].text.string.strip()):
        return False
    near = [*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2]]
    return any(may_recur(block.text) and set_wide(block, everywhere[key(block.text)]) for block in near)


def may_recur(line: Text) -> bool:
    """Tell whether a line may be a running head: short, with words, no known heading and no short form."""
    words = line.string.strip()
    return (
        len(words) <= LONGEST
        and len(key(line)) > 3
        and "\n" not in words
        and not headings.role(words)
        and not SPEAKING.search(words)
        and not NUMBERED.match(words)
    )


def is_number(line: Text) -> bool:
    """Tell whether a line is a page number."""
    return bool(LONE_NUMBER.fullmatch(line.string))


def key(line: Text) -> str:
    """Return the words by which a line is known as a running head, without the page's number."""
    return EDGE_NUMBER.sub("", " ".join(line.string.split())).strip(" |-–—").casefold()
