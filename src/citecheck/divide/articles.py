"""Finds where each article of a manuscript begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from citecheck.divide import headings, looks
from citecheck.divide.sections import SHORT, Section, list_sections, opens_article
from citecheck.divide.titles import is_name
from citecheck.model import Block

PROSE = 80
BODY, SHORT_BODY = 1000, 300
PAGE = 6000


def bounds(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return for each article the index of its first block and of the block after its last.

    A new article begins where, after a reference list, a title follows with running text and an abstract,
    a list or notes of its own, or where the numbering of the notes begins again, or at each chief heading
    where all of them name an author below. Front matter before the first of several articles belongs to none.
    """
    lists = list_sections(blocks)
    starts = sorted({*after_lists(blocks, lists), *restarts(blocks, lists), *signed(blocks)})
    first = first_start(blocks, starts)
    edges = [first, *[start for start in starts if start > first], len(blocks)]
    return list(pairwise(edges))


def after_lists(blocks: Sequence[Block], lists: Sequence[Section]) -> list[int]:
    """Return where articles begin behind a list: at a title, if enough text and another apparatus follow."""
    found = []
    for section in lists:
        start = title_after(blocks, section.end)
        if start is None:
            continue
        end = next((other.start for other in lists if other.start >= section.end), None)
        apparatus = end is not None or any(block.kind == "note" for block in blocks[start:])
        titled = opens_article(blocks, start)
        length = running_text(blocks[start : len(blocks) if end is None else end])
        if length > (SHORT_BODY if titled else BODY) and (apparatus or titled):
            found.append(start)
    return found


def title_after(blocks: Sequence[Block], start: int) -> int | None:
    """Return where the next article may begin, from the end of a list: behind notes, thanks and the like."""
    aside = False
    for index in range(start, len(blocks)):
        block = blocks[index]
        role = headings.role(block.text.string)
        if role in ("after", "notes", "references", "within"):
            aside = True
        elif block.kind != "note" and (not aside or block.kind == "heading" or opens_article(blocks, index)):
            return index
    return None


def running_text(blocks: Sequence[Block]) -> int:
    """Return the number of characters in paragraphs that are no references."""
    return sum(
        len(block.text)
        for block in blocks
        if block.kind == "paragraph"
        and (
            len(block.text) > SHORT or (len(block.text) > PROSE and not looks.is_reference(block.text.string))
        )
    )


def restarts(blocks: Sequence[Block], lists: Sequence[Section]) -> list[int]:
    """Return the titles behind which the numbering of the notes begins again; none where each page counts."""
    found: list[int] = []
    lengths: list[int] = []
    highest, last_note, since = 0, 0, 0
    for index, block in enumerate(blocks):
        if block.kind != "note" or not block.label.isdigit():
            since += len(block.text)
            continue
        number = int(block.label)
        if number == 1 and highest >= 1:
            lengths.append(since)
            since = 0
            enough = highest >= 2 and running_text(blocks[last_note:index]) > BODY
            title = title_between(blocks, last_note + 1, index) if enough else None
            if title is not None and not any(section.end >= title > last_note for section in lists):
                found.append(title)
        highest = number if number == 1 else max(highest, number)
        last_note = index
    by_page = len(lengths) >= 4 and median(lengths) < PAGE and len(found) < 0.6 * len(lengths)
    return [] if by_page else found


def signed(blocks: Sequence[Block]) -> list[int]:
    """Return the headings of the highest level; none where one of them has no author's name right below."""
    highest = min((block.level for block in blocks if block.kind == "heading"), default=0)
    chief = [i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == highest]
    titles = [index for index in chief if not headings.role(blocks[index].text.string)]
    named = all(is_byline(block) for index in titles for block in blocks[index + 1 : index + 2])
    lengths = [running_text(blocks[one:two]) for one, two in pairwise([*titles, len(blocks)])]
    return titles if named and len(titles) > 1 and min(lengths) > BODY else []


def is_byline(block: Block) -> bool:
    """Tell whether a paragraph is the name of an author, with what follows a comma."""
    name = block.text.string.partition(",")[0]
    return block.kind == "paragraph" and len(block.text) <= SHORT and len(name.split()) > 1 and is_name(name)


def title_between(blocks: Sequence[Block], start: int, end: int) -> int | None:
    """Return where the title of a new article stands in a stretch; None if there is none."""
    titles = [
        (block.level or 9, index)
        for index, block in enumerate(blocks[start:end], start)
        if headings.is_heading(block) and not headings.role(block.text.string)
    ]
    if titles:
        return min(titles)[1]
    openings = [index for index in range(start, end) if opens_article(blocks, index)]
    if openings:
        return openings[0]
    return start if start < end and is_title_line(blocks[start]) else None


def is_title_line(block: Block) -> bool:
    """Tell whether a paragraph may be a title: short, a capital first, no stop at its end."""
    words = block.text.string.strip()
    return (
        block.kind == "paragraph"
        and 8 <= len(words) <= SHORT
        and words[-1] not in ".,;:"
        and not words[0].islower()
        and not headings.role(words)
    )


def first_start(blocks: Sequence[Block], starts: Sequence[int]) -> int:
    """Return where the first article begins: after front matter, if the file has any."""
    apparatus = [index for index, block in enumerate(blocks) if block.kind == "note"][:1]
    limit = min([*starts, *apparatus, len(blocks)])
    front = [index for index in range(limit) if is_front(blocks[index])]
    if not front or not (
        starts or any(headings.role(blocks[index].text.string) == "editorial" for index in front)
    ):
        return 0
    contents = " ".join(looks.bare(block.text.string) for block in blocks[: front[-1] + 3])
    named = None
    for index in range(front[-1] + 1, limit):
        if headings.is_heading(blocks[index]) and opens_article(blocks, index):
            return index
        if named is None and index > front[-1] + 1 and is_title_line(blocks[index]):
            named = index if looks.bare(blocks[index].text.string) in contents else None
    return named or 0


def is_front(block: Block) -> bool:
    """Tell whether a heading announces what belongs to an issue and to none of its articles."""
    head = block.text.string.partition(":")[0]
    return headings.role(block.text.string) in ("contents", "editorial") or (
        headings.is_heading(block) and headings.role(head) == "editorial"
    )
