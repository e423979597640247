"""Plain text, most often out of PDF or OCR: paragraphs between blank lines, and bulleted items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Block, Manuscript
from citecheck.read import inline, lines
from citecheck.read.decode import decode

BULLET = re.compile(r"[ \t]*([·•‣▪◦●○■□–*-])[ \t]+(?=\S)")
CERTAIN = frozenset("·•‣▪◦●○■□")
FINISHED = re.compile(r"[:;.][ \t]*$")
UNWRAPPED = 200

Span = tuple[int, int]


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a text file.

    Raises:
        Unreadable: if the bytes are no text.
    """
    source, remarks = decode(data, path)
    blocks = tuple(block(source, rows) for rows in split(source))
    return Manuscript(path, source, blocks, remarks, lines=lines.starts(source))


def block(source: str, rows: list[Span]) -> Block:
    """Return an item where the first row begins with a bullet, else a paragraph."""
    if bullet := BULLET.match(source, *rows[0]):
        rows = [(bullet.end(), rows[0][1]), *rows[1:]]
    return Block(
        "item" if bullet else "paragraph", inline.plain(lines.text(source, rows)), level=bool(bullet)
    )


def split(source: str) -> Iterator[list[Span]]:
    """Yield the rows of each block: bounded by blank lines, form feeds and bullets.

    Where lines are not wrapped, each is a paragraph.
    """
    rows = [part for row in lines.spans(source) for part in pages(source, row)]
    wrapped = is_wrapped(rows)
    held: list[Span] = []
    for start, end in rows:
        blank = not source[start:end].strip()
        if held and (blank or not wrapped or begins(source, (start, end), held)):
            yield held
            held = []
        if not blank:
            held.append((start, end))
    if held:
        yield held


def pages(source: str, row: Span) -> list[Span]:
    """Return a row in the parts that form feeds make of it, an empty one at each break."""
    start, end = row
    parts = source[start:end].split("\f")
    found: list[Span] = []
    for part in parts:
        if found:
            found.append((start - 1, start - 1))
        found.append((start, start + len(part)))
        start += len(part) + 1
    return found


def is_wrapped(rows: list[Span]) -> bool:
    """Return whether lines end where the page was full, and not where the paragraph does."""
    sizes = [end - start for start, end in rows]
    return sum(size for size in sizes if size > UNWRAPPED) * 2 < sum(sizes)


def begins(source: str, row: Span, held: list[Span]) -> bool:
    """Return whether a row begins an item: a dash may also just stand at a line's start."""
    bullet = BULLET.match(source, *row)
    if not bullet:
        return False
    first = BULLET.match(source, *held[0])
    return (
        bullet[1] in CERTAIN
        or bool(first and first[1] == bullet[1])
        or bool(FINISHED.search(source[slice(*held[-1])]))
    )
