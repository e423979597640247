"""PDF with a text layer: lines put back into columns, paragraphs and footnotes; places by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citecheck.model import Block, BlockKind, Manuscript, Spot
from citecheck.read.decode import Unreadable
from citecheck.read.pdf_lines import Line, pages
from citecheck.read.pdf_page import Group, Note, body_size, footnotes, furniture, ordered, paragraphs
from citecheck.read.sheet import Piece, Sheet

LONGEST_HEADING = 200
LARGER, LARGEST = 1.12, 1.5
FEWEST = 20


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a PDF.

    Raises:
        Unreadable: if it is no PDF, protected, too long, or holds images alone.
    """
    found = [ordered(page) for page in pages(data, path)]
    if sum(len(line.string) for page in found for line in page) < FEWEST * min(len(found), 50):
        raise Unreadable(path, "it holds no text, only images; run a text recognition (OCR) over it first")
    found = list(furniture(found))
    sheet = Sheet()
    blocks = tuple(block for block in all_blocks(found, sheet) if block.text.string.strip())
    return Manuscript(path, sheet.source, blocks, lines=sheet.lines, spots=tuple(sheet.spots))


def all_blocks(found: Sequence[Sequence[Line]], sheet: Sheet) -> Iterator[Block]:
    """Yield headings, paragraphs and notes; a paragraph that goes on over a page is one."""
    size = body_size(found)
    running: Group | None = None
    notes: list[Note] = []
    for page in found:
        body, below = footnotes(page, size, notes)
        for index, group in enumerate(paragraphs(body)):
            if running and index == 0 and goes_on(running, group):
                running.lines.extend(group.lines)
                continue
            if running:
                yield written(running, size, sheet)
            running = group
        notes += below
    if running:
        yield written(running, size, sheet)
    for note in notes:
        spot = Spot(page=note.lines[0].page, kind="note", number=note.label)
        yield Block("note", sheet.add(note.pieces(), spot).strip(), label=note.label)


def goes_on(running: Group, group: Group) -> bool:
    """Return whether the first paragraph of a page goes on with the last one of the page before."""
    if running.item and group.torn:
        return True
    last, first = running.lines[-1].string.rstrip(), group.lines[0].string.lstrip()
    return bool(last) and last[-1] not in ".!?:»”" and first[:1].islower()


def written(group: Group, size: float, sheet: Sheet) -> Block:
    """Return the block that a paragraph makes."""
    first = group.lines[0]
    text = sheet.add(joined(group.lines), Spot(page=first.page))
    if first.size > LARGER * size and len(text) <= LONGEST_HEADING:
        return Block("heading", text, 1 if first.size > LARGEST * size else 2)
    kind: BlockKind = "item" if group.item else "paragraph"
    return Block(kind, text, int(group.item))


def joined(lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield the pieces of lines with their ends between them."""
    for number, line in enumerate(lines):
        if number:
            yield Piece("\n")
        yield from line.pieces
