"""Finds footnotes and endnotes among the blocks of a manuscript, wherever a conversion put them.

A note is known by its format (``[^1]:``), by a raised number at the start of a line, or, where a file has
neither, by plain numbers at the starts of lines that count upwards from 1 and read like references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citecheck import lexicon
from citecheck.divide import headings, looks
from citecheck.model import Block
from citecheck.text import RAISED, Text

LABEL = re.compile(r"\s*(\d{1,3})\s*[-–.)\]]?\s*")
LOST = re.compile(r"\s*[-–*†]\s*")
AFTER_LABEL = re.compile(r"\s*(?:[-–—.:)]\s*)?")
PLAIN = re.compile(r"(?:^|(?<=\n))[ \t]*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})\s?[.)\-–]?(?=\s|[A-ZÀ-Ý«“\"]))[ \t]*(?:[-–][ \t]*)?(?=[^\W\d]|[«“\"‘'(¿¡\[])")
SHORT = re.compile(rf"\W*{lexicon.alternation('short.ibid', 'short.idem', 'citing.see', 'citing.through')}(?!\w)", re.IGNORECASE)
PAGE_BREAK = re.compile(r"\f|\n(?=[ \t]+\S[^\n]*\n(?![ \t])|[ \t]+\S[^\n]*$)")
GAP = 3


@dataclass(frozen=True, slots=True)
class Label:
    """Where a note begins in a block: its number, the index of the label and of the note's words."""

    block: int
    start: int
    text: int
    number: int | None


def extract(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with every note as a block of kind ``note`` that bears its label.

    The words before and after a note in its block stay where they are, as blocks of the block's kind.
    """
    endnotes = sections(blocks, "notes")
    listed = sections(blocks, "references")
    labels = list(raised_labels(blocks))
    taken = {label.block for label in labels} | {i for i, b in enumerate(blocks) if b.kind == "note"}
    in_endnotes = [i for i in sorted(endnotes - listed) if i not in taken]
    labels += endnote_labels(blocks, in_endnotes)
    if not taken and not in_endnotes:
        labels += counted_labels(blocks, listed)
    by_block: dict[int, list[Label]] = {}
    for label in labels:
        by_block.setdefault(label.block, []).append(label)
    result: list[Block] = []
    for index, block in enumerate(blocks):
        result += cut(block, by_block.get(index, []))
    return unlabelled(attach(result))


def sections(blocks: Sequence[Block], role: str) -> set[int]:
    """Return the indices of the blocks that stand under a heading with ``role``."""
    inside, found = False, set()
    for index, block in enumerate(blocks):
        if block.kind == "heading" or headings.role(block.text.string):
            inside = headings.role(block.text.string) == role
        elif inside:
            found.add(index)
    return found


def raised_labels(blocks: Sequence[Block]) -> Iterator[Label]:
    """Yield the raised numbers, or raised dashes, that begin a line and are followed by words."""
    last: int | None = None
    for index, block in enumerate(blocks):
        if block.kind not in ("paragraph", "item"):
            continue
        string = block.text.string
        for start, end in block.text.runs(RAISED):
            match = LABEL.fullmatch(string[start:end]) or LOST.fullmatch(string[start:end])
            if not match or not string[end:].strip():
                continue
            number = int(match[1]) if match.re is LABEL else None
            at_line_start = not string[:start].rpartition("\n")[2].strip()
            follows = number is not None and last is not None and number == last + 1
            if at_line_start or (follows and opens_note(string, start, end)):
                skipped = AFTER_LABEL.match(string, end)
                yield Label(index, start, skipped.end() if skipped else end, number)
                last = number if number is not None else (last + 1 if last else None)


def opens_note(string: str, start: int, end: int) -> bool:
    """Tell whether the raised number in the middle of a line opens a note that follows another one."""
    before, after = string[:start].rstrip(), string[end:].lstrip()
    return looks.is_address(before.rpartition("\n")[2].rpartition(" ")[2]) and bool(re.match(r"[-–]|[^\W\d_]", after))


def endnote_labels(blocks: Sequence[Block], indices: Sequence[int]) -> Iterator[Label]:
    """Yield the notes of a section headed "Notes": numbered lines, or items that the format numbers."""
    expected = 1
    for index in indices:
        block = blocks[index]
        if block.kind == "item" and block.label.isdigit():
            yield Label(index, 0, 0, int(block.label))
            expected = int(block.label) + 1
            continue
        for match in PLAIN.finditer(block.text.string):
            number = int(match[1] or match[2] or match[3])
            if expected <= number <= expected + GAP or number == 1:
                yield Label(index, match.start(), match.end(), number)
                expected = number + 1


def counted_labels(blocks: Sequence[Block], listed: set[int]) -> Sequence[Label]:
    """Return the plain numbers at the starts of lines that count upwards and begin notes, if any do."""
    expected, found, good = 1, [], 0
    for index, block in enumerate(blocks):
        if index in listed or block.kind not in ("paragraph", "item"):
            continue
        matches = list(PLAIN.finditer(block.text.string))
        if block.kind == "item" and block.label.isdigit():
            number = int(block.label)
            if expected <= number <= expected + GAP and reads_like_note(block.text.string):
                found.append(Label(index, 0, 0, number))
                expected, good = number + 1, good + 1
            continue
        for match in matches:
            number = int(match[1] or match[2] or match[3])
            if not (expected <= number <= expected + GAP or (number == 1 and expected > 3)):
                continue
            rest = block.text.string[match.end() :].partition("\n\n")[0]
            likely = reads_like_note(rest)
            if likely or (found and marked(blocks[: index + 1], number) and number == expected):
                found.append(Label(index, match.start(), match.end(), number))
                expected, good = number + 1, good + likely
    evidence = sum(marked(blocks, label.number or 0) for label in found)
    return found if found and good * 2 >= len(found) and evidence * 2 >= len(found) else []


def reads_like_note(words: str) -> bool:
    """Tell whether ``words`` are a reference, a short form or an address."""
    head = " ".join(words[:500].split())
    return bool(looks.reference_score(head) >= 2 or SHORT.match(head) or looks.ADDRESS.match(head))


def marked(blocks: Sequence[Block], number: int) -> bool:
    """Tell whether some word or closing mark is followed by ``number`` as a note marker is."""
    marker = re.compile(rf"(?:[^\W\d_]|[»”\"’).,;:!?…\u00a0])\s?(?:\[{number}\]|\({number}\)|{number})(?![\w%])")
    return any(marker.search(block.text.string) for block in blocks)


def cut(block: Block, labels: Sequence[Label]) -> list[Block]:
    """Return the parts of ``block``: what stands before the first note, and the notes."""
    if not labels:
        return [block]
    parts = []
    before = block.text[: labels[0].start].strip()
    if before:
        parts.append(replace(block, text=before))
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        text = block.text[label.text : following.start if following else None]
        tail = None if following else PAGE_BREAK.search(text.string)
        number = "" if label.number is None else str(label.number)
        note = text[: tail.start()] if tail else text
        parts.append(replace(block, kind="note", label=number, level=0, text=note.strip()))
        if tail:
            parts.append(replace(block, kind="paragraph", label="", text=text[tail.end() :].strip()))
    return parts


def attach(blocks: Sequence[Block]) -> list[Block]:
    """Join a note with what a page layout tore from it: an address in a block of its own, after or before it."""
    result: list[Block] = []
    waiting: list[Block] = []
    for block in blocks:
        if block.kind == "paragraph" and belongs_to_note(block):
            last = result[-1] if result else None
            if last is not None and last.kind == "note" and not waiting and not looks.ADDRESS.search(last.text.string):
                result[-1] = replace(last, text=Text.join([last.text, block.text], "\n"))
            else:
                waiting.append(block)
        elif block.kind == "note" and waiting and announces_address(block.text.string):
            result.append(replace(block, text=Text.join([block.text, waiting.pop(0).text], "\n")))
        else:
            if block.kind != "note":
                result += waiting
                waiting = []
            result.append(block)
    return result + waiting


def unlabelled(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with the notes that lost number and mark: references right behind a note, whose
    number the text still has a marker for.
    """
    result = list(blocks)
    known = {block.label for block in blocks if block.kind == "note"}
    for index, (last, block) in enumerate(zip(blocks, blocks[1:], strict=False), 1):
        following = str(int(last.label) + 1) if last.kind == "note" and last.label.isdigit() else ""
        if (
            following
            and following not in known
            and block.kind == "paragraph"
            and looks.is_reference(block.text.string)
            and marked([b for b in blocks if b.kind != "note"], int(following))
        ):
            result[index] = replace(block, kind="note", label="")
    return result


def belongs_to_note(block: Block) -> bool:
    """Tell whether a paragraph is only an address, or a date and the announcement of one."""
    string = block.text.string
    return looks.is_address(string) or (len(string) < 200 and announces_address(string) and looks.is_address(string.rpartition("\n")[2]))


def announces_address(string: str) -> bool:
    """Tell whether words that announce an address stand at the end of ``string``, and no address."""
    tail = re.search(rf"{lexicon.alternation('access.available')}\s*:?\s*$", string.strip(), re.IGNORECASE)
    return bool(tail) and not looks.ADDRESS.search(string)
