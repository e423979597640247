"""Finds where each article of a manuscript begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.divide import headings, looks
from citecheck.model import Block

SHORT = 220
REACH = 8
BODY = 2500


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks from ``start`` to before ``end`` under one heading."""

    start: int
    end: int


def bounds(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return for each article the index of its first block and of the block after its last.

    A new article begins where, after a reference list, an abstract or a title follows with running text and a
    list or notes of its own, or where the numbering of the notes begins again. Front matter before the first
    of several articles belongs to none.
    """
    lists = list_sections(blocks)
    starts = sorted({*after_lists(blocks, lists), *restarts(blocks, lists)})
    first = first_start(blocks, starts)
    edges = [first, *[start for start in starts if start > first], len(blocks)]
    return list(zip(edges, edges[1:], strict=False))


def list_sections(blocks: Sequence[Block]) -> list[Section]:
    """Return the reference lists: from their heading to the next heading, or the title of the next article."""
    found = []
    index = 0
    while index < len(blocks):
        if is_list_heading(blocks[index]):
            end = list_end(blocks, index + 1)
            found.append(Section(index, end))
            index = end
        else:
            index += 1
    return found


def is_list_heading(block: Block) -> bool:
    """Tell whether ``block`` is the heading of a reference list."""
    return block.kind in ("heading", "paragraph") and headings.role(block.text.string) == "references"


def list_end(blocks: Sequence[Block], start: int) -> int:
    """Return the index of the block after the list whose first block is at ``start``."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if block.kind == "heading":
            if is_list_heading(block) or goes_on_after(blocks, index):
                continue
            return index
        if headings.role(block.text.string) in ("after", "notes", "abstract", "introduction"):
            return index
        if opens_article(blocks, index):
            return index
    return len(blocks)


def goes_on_after(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the heading at ``index`` only divides a list ("Primary sources", "Ouvrages")."""
    if headings.role(blocks[index].text.string) in ("after", "notes", "abstract", "introduction", "conclusion"):
        return False
    following = [block.text.string for block in blocks[index + 1 : index + 4] if block.kind != "heading"]
    return bool(following) and all(looks.is_reference(line) or looks.is_address(line) for line in following)


def opens_article(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a title stands at ``index``: short lines, no reference among them, then an abstract."""
    for block in blocks[index : index + REACH]:
        string = block.text.string
        if headings.role(string) == "abstract" or headings.lead(string) == "abstract":
            return block is not blocks[index]
        if block.kind == "heading":
            continue
        if len(string) > SHORT or looks.reference_score(string) >= 2 or looks.is_address(string):
            return False
    return False


def after_lists(blocks: Sequence[Block], lists: Sequence[Section]) -> list[int]:
    """Return where articles begin behind a list: at its end, if enough text and another apparatus follow."""
    return [
        section.end
        for section in lists
        if section.end < len(blocks)
        and headings.role(blocks[section.end].text.string) not in ("after", "notes", "references")
        and running_text(blocks[section.end : next_list(lists, section, len(blocks))]) > BODY
        and (
            next_list(lists, section, -1) >= 0
            or any(block.kind == "note" for block in blocks[section.end :])
            or opens_article(blocks, section.end)
        )
    ]


def next_list(lists: Sequence[Section], section: Section, otherwise: int) -> int:
    """Return where the list behind ``section`` begins; ``otherwise`` if there is none."""
    return next((other.start for other in lists if other.start >= section.end), otherwise)


def running_text(blocks: Sequence[Block]) -> int:
    """Return the number of characters in paragraphs that are no references."""
    return sum(len(b.text) for b in blocks if b.kind == "paragraph" and len(b.text) > SHORT)


def restarts(blocks: Sequence[Block], lists: Sequence[Section]) -> list[int]:
    """Return where the numbering of the notes begins again: at the last title before it."""
    found, highest, last_note = [], 0, 0
    for index, block in enumerate(blocks):
        if block.kind != "note" or not block.label.isdigit():
            continue
        number = int(block.label)
        if number == 1 and highest >= 3 and running_text(blocks[last_note:index]) > BODY:
            title = title_between(blocks, last_note + 1, index)
            if title is not None and not any(section.end >= title > last_note for section in lists):
                found.append(title)
        highest = number if number == 1 else max(highest, number)
        last_note = index
    return found


def title_between(blocks: Sequence[Block], start: int, end: int) -> int | None:
    """Return the index of the first heading of the highest level in a stretch; None if there is none."""
    titles = [
        (block.level or 9, index)
        for index, block in enumerate(blocks[start:end], start)
        if headings.is_heading(block) and not headings.role(block.text.string)
    ]
    return min(titles)[1] if titles else None


def first_start(blocks: Sequence[Block], starts: Sequence[int]) -> int:
    """Return where the first article begins: after front matter, if the file has any."""
    limit = min(starts, default=len(blocks))
    front = [i for i in range(limit) if headings.role(blocks[i].text.string) in ("contents", "editorial")]
    if not front:
        return 0
    for index in range(front[-1] + 1, limit):
        if headings.is_heading(blocks[index]) and opens_article(blocks, index):
            return index
    return 0
