"""Divides a manuscript into articles: title, language, running text, notes, list entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from citecheck.divide import articles, body, debris, headings, lists, notes, titles
from citecheck.divide.language import language
from citecheck.divide.sections import list_sections
from citecheck.model import Article, Block, Manuscript, Note

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def divide(manuscript: Manuscript) -> tuple[Article, ...]:
    """Return the articles of a manuscript in their order; at least one.

    Sources are still raw: works, kinds and targets are empty.
    """
    blocks = notes.extract(manuscript, debris.clean(manuscript))
    spans = articles.bounds(blocks)
    front = blocks[: spans[0][0]]
    found = [
        article(manuscript, f"a{number}", blocks[start:end], front if number == 1 else [], len(spans) == 1)
        for number, (start, end) in enumerate(spans, 1)
    ]
    return tuple(replace(one, year=one.year or found[0].year) for one in found)


def article(
    manuscript: Manuscript, id: str, blocks: Sequence[Block], front: Sequence[Block], only: bool
) -> Article:
    """Return one article; where it is the ``only`` one of its file, it spans the whole file."""
    listed = list_blocks(blocks)
    running = [
        b
        for i, b in enumerate(blocks)
        if i not in listed and b.kind != "note" and headings.role(b.text.string) != "notes"
    ]
    given = manuscript.metadata.get("title", "") if only else ""
    return Article(
        id=id,
        manuscript=manuscript,
        start=0 if only else min((b.text.start for b in blocks), default=0),
        end=len(manuscript.source) if only else max((b.text.end for b in blocks), default=0),
        title=given or titles.title(running),
        lang=language_of(manuscript, running, blocks),
        year=year_of(manuscript, [*front, *titles.before_text(running[:12])]),
        front=tuple(front),
        body=body.rejoin(running),
        notes=tuple(numbered(b for b in blocks if b.kind == "note")),
        entries=tuple(lists.entries([blocks[i] for i in sorted(listed)])),
        listed=bool(listed),
    )


def list_blocks(blocks: Sequence[Block]) -> set[int]:
    """Return the indices of the blocks that make up the list, headings included."""
    found = {i for s in list_sections(blocks) for i in range(s.start, s.end) if blocks[i].kind != "note"}
    found |= {i for i, block in enumerate(blocks) if block.kind == "entry"}
    if not found:
        kept = [i for i, b in enumerate(blocks) if b.kind != "note"]
        start = lists.reference_run([blocks[i] for i in kept])
        found = set(kept[start:])
    return found


def numbered(blocks: Iterable[Block]) -> list[Note]:
    """Return the notes of an article; ids follow the labels as far as these are unique (``n24``)."""
    result: list[Note] = []
    seen: set[str] = set()
    for block in blocks:
        last = result[-1].label if result else ""
        id = f"n{block.label}" if block.label else f"n{last or 0}x"
        while id in seen:
            id += "x"
        seen.add(id)
        result.append(Note(id, block.label, block.text))
    return result


def language_of(manuscript: Manuscript, running: Sequence[Block], blocks: Sequence[Block]) -> str:
    """Return the language of the running text; of the list, where there is no text."""
    given = manuscript.metadata.get("lang", "")[:2].lower()
    prose = "\n".join(block.text.string for block in running if len(block.text) > 200)
    rest = "\n".join(block.text.string for block in blocks)
    return given or language(prose) or language(rest)


def year_of(manuscript: Manuscript, blocks: Sequence[Block]) -> int | None:
    """Return the year of publication that the metadata or a masthead among ``blocks`` gives.

    A masthead is a short line with the number of a volume or an issue ("Vol. 1, no 2, 2025").
    """
    given = YEAR.search(manuscript.metadata.get("date", ""))
    if given:
        return int(given[0])
    years = [
        int(match[0])
        for block in blocks
        if len(block.text) < 200 and titles.ISSUE.search(block.text.string)
        for match in YEAR.finditer(block.text.string)
    ]
    return max(years, default=None)
