"""Finds "(ibid., p. 12)" and its like in the running text, and ties it to the citation before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from citecheck import lexicon
from citecheck.link.credible import unlisted
from citecheck.link.found import Found
from citecheck.model import Block, Citation, Cited

SKIPPED = ("heading", "table", "code", "entry")
NAMED = ("author-year", "narrative", "author-page")


@cache
def bracket() -> re.Pattern[str]:
    """Return the pattern of a bracket that begins with a short form; ``page`` is what it gives besides."""
    forms = lexicon.alternation("short.ibid", "short.idem", "short.opcit", "short.loccit")
    return re.compile(rf"[(\[]\s*(?P<form>{forms})\.?(?!\w)(?P<page>[^()\[\];]{{0,30}})[)\]]", re.IGNORECASE)


def find(blocks: Sequence[Block]) -> Iterator[tuple[Block, Found]]:
    """Yield the brackets of ``blocks`` that hold a short form and at most a page; none after an interview."""
    for block in blocks:
        if block.kind not in SKIPPED:
            for match in bracket().finditer(block.text.string):
                before = block.text.string.rfind("(", 0, match.start())
                if before >= 0 and unlisted().search(block.text.string, before, match.start()):
                    continue
                page = re.search(r"\d[\d–-]*", match["page"])
                part = Cited(locator=page[0] if page else "")
                yield block, Found(match.start(), match.end(), "author-year", (part,))


def tied(citations: Sequence[Citation]) -> list[Citation]:
    """Return citations, in the text's order, with each short form tied to the source cited just before it."""
    last: Cited | None = None
    result: list[Citation] = []
    for citation in citations:
        part = citation.parts[-1] if citation.parts else None
        if part and citation.kind in NAMED and bracket().fullmatch(citation.text.string):
            known = replace(last, locator=part.locator) if last else part
            result.append(replace(citation, targets=known.targets, parts=(known,)))
            continue
        if part and citation.kind in NAMED:
            last = part
        result.append(citation)
    return result
