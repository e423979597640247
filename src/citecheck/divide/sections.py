"""Finds the reference lists of a manuscript: from a heading to where the list ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon
from citecheck.divide import headings, looks
from citecheck.divide.language import is_prose
from citecheck.model import Block

SHORT = 220
AHEAD = 3
REACH = 8
ENDS = ("after", "notes", "abstract", "introduction", "conclusion")


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks from ``start`` to before ``end`` under one heading."""

    start: int
    end: int


def list_sections(blocks: Sequence[Block]) -> list[Section]:
    """Return the reference lists: each from its heading to the next one, or to the next article's title."""
    found = []
    index = 0
    while index < len(blocks):
        if is_list_heading(blocks, index):
            end = list_end(blocks, index + 1)
            found.append(Section(index, end))
            index = end
        else:
            index += 1
    return found


def is_list_heading(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the heading of a reference list stands at ``index``.

    A heading that the lexicon knows is one, unless it heads a text about the sources; one that only begins or
    ends with such a word, or that mostly divides lists ("Primary sources"), needs references below it.
    """
    block = blocks[index]
    if block.kind not in ("heading", "paragraph") or len(block.text) > headings.LONGEST:
        return False
    role = headings.role(block.text.string)
    if role == "references":
        return not heads_prose(blocks, index)
    if role and role != "within":
        return False
    words = headings.plain(block.text.string).split()
    likely = role == "within" or (1 < len(words) <= 6 and bool({words[0], words[-1]} & core()))
    ahead = list(lines_below(blocks, index))
    return (
        likely
        and len(ahead) > 1
        and all(looks.may_be_reference(line) and not is_prose(line) for line in ahead)
    )


def heads_prose(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether running text follows a heading, and nothing that reads like references."""
    ahead = list(lines_below(blocks, index))
    listed = any(looks.is_reference(line) or looks.starts_entry(line) for line in ahead)
    return bool(ahead) and is_prose(ahead[0]) and not listed


@cache
def core() -> frozenset[str]:
    """Return the single words that announce a list ("bibliography", "references")."""
    return frozenset(word.casefold() for word in lexicon.words("headings.references") if " " not in word)


def lines_below(blocks: Sequence[Block], index: int) -> Iterator[str]:
    """Yield the blocks that follow a heading, as far as they tell what it heads."""
    for block in blocks[index + 1 : index + 1 + AHEAD]:
        if block.kind != "heading":
            yield block.text.string


def list_end(blocks: Sequence[Block], start: int) -> int:
    """Return the index of the block after the list whose first block is at ``start``."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        role = headings.role(block.text.string)
        if block.kind == "heading":
            if not goes_on_after(blocks, index):
                return index
        elif role in ENDS:
            return index
        elif opens_text(blocks, index, start):
            return before_title(blocks, index, start)
    return len(blocks)


def before_title(blocks: Sequence[Block], index: int, start: int) -> int:
    """Return where the short lines right before the text at ``index`` begin: a title, its authors."""
    for at in range(index, max(start, index - AHEAD), -1):
        words = blocks[at - 1].text.string.strip()
        if len(words) > SHORT or looks.YEAR.search(words) or looks.is_ended(words) or looks.is_address(words):
            return at
    return max(start, index - AHEAD)


def goes_on_after(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the heading at ``index`` only divides a list ("Primary sources", "Ouvrages")."""
    role = headings.role(blocks[index].text.string)
    if role == "references" or is_list_heading(blocks, index):
        return True
    if role in ENDS:
        return False
    ahead = [looks.may_be_reference(line) or looks.is_address(line) for line in lines_below(blocks, index)]
    return bool(ahead) and (all(ahead) or (role == "within" and any(ahead)))


def opens_text(blocks: Sequence[Block], index: int, start: int) -> bool:
    """Tell whether a list ends before the block at ``index``: a title and an abstract follow, or prose."""
    if opens_article(blocks, index):
        return True
    block = blocks[index]
    if index == start or block.kind != "paragraph" or not is_prose(block.text.string):
        return False
    if looks.LABEL.match(block.text.string) and looks.LABEL.match(blocks[start].text.string):
        return False
    ahead = [b.text.string.strip() for b in blocks[index : index + AHEAD] if b.kind == "paragraph"]
    return not any(looks.is_reference(line) and not line[0].isdigit() for line in ahead if line)


def opens_article(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a title stands at ``index``: short lines, no reference among them, then an abstract."""
    for block in blocks[index : index + REACH]:
        string = block.text.string
        if headings.role(string) == "abstract" or headings.lead(string) == "abstract":
            return block is not blocks[index]
        if block.kind in ("heading", "note"):
            continue
        if len(string) > SHORT or looks.may_be_reference(string) or looks.is_address(string):
            return False
    return False
