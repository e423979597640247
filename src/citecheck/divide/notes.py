"""Takes footnotes and endnotes out of the blocks of a manuscript, wherever a conversion put them.

A note is known by its format (``[^1]:``), by a raised number or a sign at the start of a line, by the
heading above it, or, where a file has none of these, by plain numbers at the starts of lines that count
upwards from 1 and read like references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from citecheck import lexicon
from citecheck.divide import headings, looks
from citecheck.divide.labels import (
    Label,
    Marked,
    counted_labels,
    endnote_labels,
    raised_labels,
    sign_labels,
)
from citecheck.divide.sections import list_sections
from citecheck.model import Block, Manuscript
from citecheck.text import Text

INDENTED = re.compile(r"\n(?=[ \t]+\S)")
STOPPED = re.compile(r"[.!?…]['’»”\"]?\d{0,3}\n(?=.*[.!?)]\s*$)", re.DOTALL)
BODY = 150
LONGEST_REST = 400
ANNOUNCED = re.compile(rf"{lexicon.alternation('access.available')}\s*:?\s*$", re.IGNORECASE)


def extract(manuscript: Manuscript, blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with every note as a block of kind ``note`` that bears its label.

    The words before and after a note in its block stay where they are, as blocks of the block's kind.
    """
    listed = {index for section in list_sections(blocks) for index in range(section.start, section.end)}
    labels = list(raised_labels(blocks, {anchor.start for anchor in manuscript.anchors}))
    taken = {label.block for label in labels} | {i for i, b in enumerate(blocks) if b.kind == "note"}
    endnotes = [
        list(endnote_labels(blocks, [index for index in section if index not in taken]))
        for section in endnote_sections(blocks)
    ]
    labels += [label for found in endnotes for label in found]
    labels += plain_labels(blocks, listed, taken | {label.block for label in labels})
    labels += [label for label in sign_labels(manuscript.source, blocks) if label.block not in listed | taken]
    by_block: dict[int, list[Label]] = {}
    for label in sorted(labels, key=lambda label: (label.block, label.start)):
        by_block.setdefault(label.block, []).append(label)
    inner = {
        index for found in endnotes if found for index in range(found[0].block, found[-1].block)
    } - by_block.keys()
    parts: list[Block] = []
    for index, block in enumerate(blocks):
        if index in inner and block.kind == "paragraph" and parts[-1].kind == "note":
            parts[-1] = replace(parts[-1], text=Text.join([parts[-1].text, block.text], "\n"))
        else:
            parts += cut(block, by_block.get(index, []))
    return unlabelled(attach(continued(parts)))


def plain_labels(
    blocks: Sequence[Block], listed: AbstractSet[int], taken: AbstractSet[int]
) -> Iterator[Label]:
    """Yield where notes with plain numbers begin, in each stretch of a file that holds no other notes.

    Beside others, as in an issue whose articles differ, a single one is no evidence.
    """
    edges = [-1, *sorted(taken), len(blocks)]
    for before, after in pairwise(edges):
        start = before + 1
        inside = {index - start for index in listed if start <= index < after}
        found = counted_labels(blocks[start:after], inside)
        if len(found) > bool(taken):
            yield from (replace(label, block=label.block + start) for label in found)


def endnote_sections(blocks: Sequence[Block]) -> Iterator[range]:
    """Yield the indices of the blocks under each heading "Notes", up to the next heading of any kind."""
    start: int | None = None
    for index, block in enumerate(blocks):
        role = headings.role(block.text.string)
        if block.kind == "heading" or role:
            if start is not None:
                yield range(start, index)
            start = index + 1 if role == "notes" else None
    if start is not None:
        yield range(start, len(blocks))


def cut(block: Block, labels: Sequence[Label]) -> Iterator[Block]:
    """Yield the parts of ``block``: what stands before the first note, the notes, a paragraph after them."""
    if not labels:
        yield block
        return
    before = block.text[: labels[0].start].strip()
    if before:
        yield replace(block, text=before)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        text = block.text[label.text : following.start if following else None]
        end = len(text) if following else note_end(text.string)
        yield replace(block, kind="note", label=label.label, level=0, text=text[:end].strip())
        if end < len(text):
            yield replace(block, kind="paragraph", label="", text=text[end:].strip())


def note_end(string: str) -> int:
    """Return where the last note of a block ends: before an indented line that opens a paragraph of text.

    The lines below that line are not indented, as those of a hanging note would be; or it is long, and prose.
    """
    for match in INDENTED.finditer(string):
        rest = string[match.end() :]
        below = rest.partition("\n")[2]
        if below:
            if not below[0].isspace():
                return match.start()
        elif len(rest) > BODY and looks.is_ended(string[: match.start()]) and not looks.is_reference(rest):
            return match.start()
    return len(string)


def continued(blocks: Sequence[Block]) -> list[Block]:
    """Join a note that breaks off at the foot of a page with its rest, above the notes of the next page."""
    result: list[Block] = []
    note, running = -1, ""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if (
            note >= 0
            and block.kind == "paragraph"
            and following is not None
            and following.kind == "note"
            and not looks.is_ended(result[note].text.string)
            and not looks.ADDRESS.search(result[note].text.string.rpartition(" ")[2])
        ):
            behind_text = result[-1].kind != "note" and looks.is_ended(running.rstrip("0123456789 "))
            body, rest = torn(block, behind_text)
            if rest:
                result[note] = replace(result[note], text=Text.join([result[note].text, rest], "\n"))
            result += [body] if body else []
            continue
        result.append(block)
        if block.kind == "note":
            note = len(result) - 1
        else:
            running = block.text.string
    return result


def torn(block: Block, behind_text: bool) -> tuple[Block | None, Text | None]:
    """Return the running text of a block above notes, and the rest of the note that a page break tore."""
    if behind_text and block.text.string[:1].islower():
        return None, block.text
    lines = list(STOPPED.finditer(block.text.string))
    if not lines or len(block.text) - lines[-1].end() > LONGEST_REST:
        return block, None
    at = lines[-1].end()
    return replace(block, text=block.text[:at].strip()), block.text[at:].strip()


def attach(blocks: Sequence[Block]) -> list[Block]:
    """Join a note with an address that a page layout put in a block of its own, after or before it."""
    result: list[Block] = []
    waiting: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if block.kind == "paragraph" and belongs_to_note(block):
            if last and last.kind == "note" and not waiting and not looks.ADDRESS.search(last.text.string):
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
    """Return ``blocks`` with the notes that lost number and mark.

    They are references right behind a note, whose number the text still has a marker for.
    """
    result = list(blocks)
    known = {block.label for block in blocks if block.kind == "note"}
    marked: Marked | None = None
    for index, (last, block) in enumerate(pairwise(blocks), 1):
        following = int(last.label) + 1 if last.kind == "note" and last.label.isdigit() else 0
        if (
            following
            and str(following) not in known
            and block.kind == "paragraph"
            and looks.is_reference(block.text.string)
        ):
            marked = marked or Marked([b for b in blocks if b.kind != "note"])
            if marked.places.get(following):
                result[index] = replace(block, kind="note", label="")
    return result


def belongs_to_note(block: Block) -> bool:
    """Tell whether a paragraph is only an address, or a date and the announcement of one."""
    string = block.text.string
    return looks.is_address(string) or (
        len(string) < 200 and announces_address(string) and looks.is_address(string.rpartition("\n")[2])
    )


def announces_address(string: str) -> bool:
    """Tell whether words that announce an address stand at the end of ``string``, and no address."""
    return bool(ANNOUNCED.search(string.strip())) and not looks.ADDRESS.search(string)
