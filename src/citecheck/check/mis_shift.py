"""Numbered citations that all point a step too far."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.catalogue import Rule
from citecheck.catalogue.rule import heading
from citecheck.claim.passages import passages
from citecheck.claim.shifted import Shift, clearest, fits
from citecheck.model import Article, Citation, Finding


def shifted_numbering(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield the numbered citations that fit the list better moved by a step (MIS006)."""
    if sum(citation.kind == "numeric" for citation in article.citations) < rule.options["citations"]:
        return
    numbers = {entry.id: number for number, entry in enumerate(article.entries)}
    claims: list[str] = []
    cites: list[tuple[int, int]] = []
    cited: list[tuple[int, Citation]] = []
    for passage in passages(article):
        found = [
            (numbers[id], citation)
            for citation in passage.citations
            for id in citation.targets
            if citation.kind == "numeric" and id in numbers
        ]
        if found:
            claims.append(passage.sentence)
            cites += [(len(claims) - 1, number) for number, _ in found]
            cited += found
    if len(cites) < rule.options["citations"] or len(dict(cited)) < rule.options["sources"]:
        return
    titles = [entry.work.title or entry.text.string for entry in article.entries]
    shift = clearest(fits(claims, titles), cites)
    if shift and shift.clearness >= rule.options["clearness"]:
        yield finding(article, rule, shift, cited)


def finding(article: Article, rule: Rule, shift: Shift, cited: list[tuple[int, Citation]]) -> Finding:
    """Return the finding at the first citation of those that are off."""
    number, first = next(one for one in cited if one[0] >= shift.number)
    entries = article.entries
    printed, wanted = entries[number], entries[min(max(number + shift.step, 0), len(entries) - 1)]
    evidence = {
        "from": heading(entries[shift.number]),
        "step": shift.step,
        "citations": shift.count,
        "clearness": round(shift.clearness, 2),
    }
    return rule.finding(
        article, first, form="later" if shift.step > 0 else "earlier", confidence=0.9, evidence=evidence,
        related=((printed, "printed"), (wanted, "wanted")), count=shift.count, entry=heading(wanted),
    )  # fmt: skip
