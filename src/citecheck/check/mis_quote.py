"""Quoted words against the pages that their citation gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citecheck import lexicon
from citecheck.catalogue import Rule
from citecheck.check.mis_credit import rule_title, shown
from citecheck.claim.passages import Passage, passages
from citecheck.claim.quotations import quotations
from citecheck.claim.sources import Source, Sources
from citecheck.match.forms import fold
from citecheck.model import Article, Finding, Note

LAST_NUMBER = re.compile(r"[,:]\s*\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:\s?[-–,n]\S*)?\s*\.?\s*$")


def quote_without_locator(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation of quoted words that gives no page of a source with pages (MIS005)."""
    sources, printed = Sources(article), ""
    for passage in passages(article):
        quoted = quotation(passage, rule.options["words"])
        if not quoted:
            continue
        source = sources.of(passage.citations)
        if paged(source, rule.options["types"]) and not located(article, passage, source):
            words = passage.words(quoted[0], quoted[1])
            printed = printed or " ".join(fold(item.text.string) for item in article.sources)
            if fold(words.string) not in printed:
                item = shown(source)
                yield rule.finding(
                    article, passage.citations[0], confidence=0.8,
                    related=((words, "quoted"), *(((item, "source"),) if item else ())),
                    evidence={"quoted": " ".join(words.string.split()), "source": rule_title(source)},
                )  # fmt: skip


def quotation(passage: Passage, least: int) -> tuple[int, int] | None:
    """Return the last quotation of a passage that ends right before its citation, in one sentence with it."""
    if any(citation.kind in ("narrative", "author-page") for citation in passage.citations):
        return None
    text = passage.string
    found = [(start, end) for start, end in quotations(text, least) if end > passage.own]
    return found[-1] if found and not any(c in ".;!?" for c in text[found[-1][1] :].strip(" .")) else None


def paged(source: Source, types: list[str]) -> bool:
    """Tell whether a source has pages to give."""
    return not source.unknown and any(work.type in types for work in source.works)


def located(article: Article, passage: Passage, source: Source) -> bool:
    """Tell whether the citation, or one of its notes, gives a page or another place in the source."""
    if any(part.locator for citation in passage.citations for part in citation.parts):
        return True
    if place().search(passage.after[:40]) or any(place().search(c.text.string) for c in passage.citations):
        return True
    texts = [item.text for item in source.items if isinstance(item, Note)]
    if any(anchor.locator for text in texts for anchor in article.manuscript.anchored(text)):
        return True
    notes = [text.string for text in texts]
    return any(place().search(note) or LAST_NUMBER.search(note) for note in notes)


@cache
def place() -> re.Pattern[str]:
    """Return the pattern of a page or of another place in a work, as printed."""
    labels = lexicon.alternation("labels.page", "claims.parts")
    return re.compile(
        rf"(?i)(?<!\w){labels}\.?\s*[\[(]?(?:\d|[ivxlc]+\b)|(?<=\d):\s?\d+(?!\d*\s*[-–]?\d*\s*\()"
    )
