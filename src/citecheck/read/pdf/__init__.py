"""PDF with a text layer: lines put back into columns, paragraphs and footnotes; places by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from citecheck.model import Block, BlockKind, Manuscript, Spot
from citecheck.read.decode import Unreadable
from citecheck.read.pdf.columns import Page, bare, ordered, unnumbered
from citecheck.read.pdf.glyphs import pages
from citecheck.read.pdf.joints import Joints
from citecheck.read.pdf.leftward import leftward
from citecheck.read.pdf.lines import lines
from citecheck.read.pdf.notes import Footnotes
from citecheck.read.pdf.paragraphs import Group, is_stopped, paragraphs, usual_steps
from citecheck.read.sheet import Sheet

LONGEST_HEADING = 200
LARGER, LARGEST = 1.12, 1.5
FEWEST = 20
BACK = " \n↩\ufe0e"
OPEN = re.compile(r"[,;:&–]$")
CONTINUED = re.compile(r"\((?!\d{1,3}\))|\d{1,4}[,;:(–-]|https?:|www\.")


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a PDF.

    Raises:
        Unreadable: if it is no PDF, protected, too long, or holds images alone.
    """
    found = [
        Page(unnumbered(lines(leftward(page), number)), page.height)
        for number, page in enumerate(pages(data, path), 1)
    ]
    if sum(len(line.string) for page in found for line in page.lines) < FEWEST * min(len(found), 50):
        raise Unreadable(path, "unreadable.images")
    sheet = Sheet()
    blocks = all_blocks(list(bare(ordered(found))), sheet)
    kept = tuple(block for block in blocks if block.text.string.strip())
    return Manuscript(path, sheet.source, kept, lines=sheet.lines, spots=tuple(sheet.spots))


def all_blocks(found: Sequence[Page], sheet: Sheet) -> Iterator[Block]:
    """Yield headings, paragraphs and notes; a paragraph that goes on in another column or page is one."""
    size = body_size(found)
    joints = Joints(line for page in found for line in page.lines)
    steps = usual_steps([page.lines for page in found])
    notes = Footnotes(size, steps)
    bodies = [notes.take(page.lines) for page in found]
    for group in notes.take_last(list(whole(paragraphs(bodies, steps)))):
        first = group.lines[0]
        text = sheet.add(joints.joined(group.lines, group.doubtful), Spot(page=first.page))
        if first.size > LARGER * size and len(text) <= LONGEST_HEADING:
            yield Block("heading", text, 1 if first.size > LARGEST * size else 2)
        else:
            kind: BlockKind = "item" if group.item else "paragraph"
            yield Block(kind, text, int(group.item))
    for note in notes.notes:
        spot = Spot(page=note.lines[0].page, kind="note", number=note.label)
        text = sheet.add(joints.joined(note.lines, cut=note.cut), spot)
        yield Block("note", text.strip(BACK), label=note.label)


def body_size(found: Sequence[Page]) -> float:
    """Return the size of most of the characters."""
    sizes: Counter[float] = Counter()
    for page in found:
        for line in page.lines:
            sizes[line.size] += len(line.string)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def whole(groups: Iterator[Group]) -> Iterator[Group]:
    """Yield paragraphs; the parts of one that a column or a page ends are one, whatever floats between."""
    running: Group | None = None
    for group in groups:
        if running and goes_on(running, group):
            running = joined(running, group)
        elif running and floats(running, group):
            yield group
        else:
            if running:
                yield running
            running = group
    if running:
        yield running


def joined(one: Group, two: Group) -> Group:
    """Return the paragraph that two parts make."""
    later = {len(one.lines) + at for at in two.doubtful}
    return Group([*one.lines, *two.lines], one.item, one.torn, two.full, one.doubtful | later)


def goes_on(running: Group, group: Group) -> bool:
    """Return whether a paragraph at the head of a column goes on with the last one before it."""
    last, first = running.lines[-1], group.lines[0]
    if not leaves(running, group) or abs(last.size - first.size) > 0.05 * first.size:
        return False
    if running.item and group.torn:
        return True
    if OPEN.search(last.string) or CONTINUED.match(first.string):
        return True
    return not is_stopped(last) and (first.string[:1].islower() or (running.full and not group.item))


def leaves(running: Group, group: Group) -> bool:
    """Return whether a paragraph stands in another column, or on another page, than the one before it."""
    last, first = running.lines[-1], group.lines[0]
    return first.page > last.page or first.base > last.base


def floats(running: Group, group: Group) -> bool:
    """Return whether a paragraph is a caption or the like that stands between the parts of another."""
    last, first = running.lines[-1], group.lines[0]
    torn = (running.full or len(running.lines) > 1) and not is_stopped(last) and leaves(running, group)
    return torn and first.size < 0.96 * last.size and len(group.lines) < 8
