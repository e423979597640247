"""What a source is about, against the claims that cite it and the rest of the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from statistics import fmean

from citecheck.catalogue import Rule
from citecheck.check.mis_credit import misattributions
from citecheck.check.reg import known
from citecheck.claim.topic import Cite, Topics, stems
from citecheck.claim.vectors import installed
from citecheck.facts import Record
from citecheck.model import Article, Citation, Finding, Note, Severity


def unrelated_topic(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation whose source is foreign to its claim and to the whole article (MIS002)."""
    if len(article.citations) < rule.options["sources"]:
        return
    topics = Topics(article, records=records(article))
    for cite, severity, form in foreign(article, topics, rule):
        yield finding(article, rule, topics, (cite, severity, form))


def records(article: Article) -> dict[str, Record]:
    """Return what the lock file says of the first work of each note and entry, by their ids."""
    return {
        one.question.source.id: one.record
        for one in known(article)
        if one.question.work is one.question.source.work and one.record
    }


def foreign(article: Article, topics: Topics, rule: Rule) -> Iterator[tuple[Cite, Severity, str]]:
    """Yield the citations that are foreign to the article, with how sure that is and by which signs."""
    options, encoded = rule.options, installed()
    weak = options["weak"] if encoded else options["words"]
    enough = len(topics.cites) >= options["citations"]
    for cite in topics.cites:
        if enough and alone(topics, cite, options["company"]) and topics.scores[cite.number] <= weak:
            sure = encoded and topics.scores[cite.number] <= options["sure"]
            yield cite, rule.severity if sure else "info", "default"
        elif chained(article, topics, cite) and strange(topics, cite, options["sources"]):
            yield cite, rule.severity if enough else "info", "chain"


def alone(topics: Topics, cite: Cite, least: float) -> bool:
    """Tell whether a title shares no word with the claim, and few with the article's other titles."""
    shared = topics.stems[0][cite.claim] & topics.stems[1][cite.source]
    return not shared and topics.signs[0][cite.number].company <= least


def chained(article: Article, topics: Topics, cite: Cite) -> bool:
    """Tell whether a source came in by a bare "ibid"."""
    notes = {note.id: note for note in article.notes}
    targets = [notes.get(id) for c in topics.passages[cite.claim].citations for id in c.targets[:1]]
    return any(note is not None and bare(note) for note in targets)


def bare(note: Note) -> bool:
    """Tell whether a note says "ibid" and gives no page, so that nobody looked the words up for it."""
    return note.kind == "ibid" and not note.works and not any(c.isdigit() for c in note.text.string)


def strange(topics: Topics, cite: Cite, least: int) -> bool:
    """Tell whether a source shares no word with its claim, with other titles, or with claims but its own.

    Asked only where most of the article's sources do share words with others.
    """
    words = topics.stems[1][cite.source]
    company = [any(words & other for m, other in enumerate(topics.stems[1]) if m != n)
               for n, words in enumerate(topics.stems[1])]  # fmt: skip
    if len(company) < least or sum(company) < len(company) * 2 / 3 or company[cite.source]:
        return False
    citing = {one.claim for one in topics.cites if one.source == cite.source}
    elsewhere = {stem for n, claim in enumerate(topics.stems[0]) if n not in citing for stem in claim}
    return not words & (elsewhere | stems(topics.passages[cite.claim].string))


def finding(article: Article, rule: Rule, topics: Topics, told: tuple[Cite, Severity, str]) -> Finding:
    """Return the finding of one citation."""
    cite, severity, form = told
    signs, item = topics.signs[-1][cite.number], topics.items[cite.source]
    evidence = {
        "title": topics.titles[cite.source],
        "words_shared": sorted(topics.stems[0][cite.claim] & topics.stems[1][cite.source]),
        "nearer_than_others": round(signs.row, 3),
        "nearest_titles": round(signs.company, 3),
        "nearest_claim_around": round(signs.around, 3),
        "title_words_elsewhere": round(topics.known[cite.number], 3),
        "vectors": installed(),
        "nearest_other_source": topics.titles[topics.nearest(cite)],
    }
    record = topics.records[cite.source]
    if record and record.subject:
        evidence["subjects"] = list(record.subject)
    if form == "default":
        evidence["rank"] = round(topics.scores[cite.number], 3)
    return rule.finding(
        article, topics.passages[cite.claim].citations[0], form=form, severity=severity,
        confidence={"error": 0.8, "warning": 0.8, "info": 0.5}[severity], evidence=evidence,
        related=((item, "source"),), title=topics.titles[cite.source],
    )  # fmt: skip


def catch_all_source(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source whose claims have nothing to do with each other (MIS004)."""
    wrong = {one.passage.citations[0].id for one in misattributions(article)}
    if not wrong:
        return
    topics = Topics(article, vectors=False)
    apart = topics.overlaps(topics.stems[0], topics.stems[0])
    pairs = list(combinations(range(len(apart)), 2))
    usual = fmean(apart[i][j] for i, j in pairs) if pairs else 0.0
    for source in range(len(topics.titles)):
        claims = sorted({cite.claim for cite in topics.cites if cite.source == source})
        told = [claim for claim in claims if topics.passages[claim].citations[0].id in wrong]
        if len(claims) < 2 or fmean(apart[i][j] for i, j in combinations(claims, 2)) >= usual:
            continue
        if len(told) >= 2 or (told and len(claims) >= rule.options["claims"]):
            severity: Severity = "warning" if len(told) > 1 else rule.severity
            yield side_by_side(article, rule, topics, claims, severity)


def side_by_side(
    article: Article, rule: Rule, topics: Topics, claims: list[int], severity: Severity
) -> Finding:
    """Return the finding of one source, its claims side by side."""
    source = next(cite.source for cite in topics.cites if cite.claim == claims[0])
    cited: list[Citation] = [topics.passages[claim].citations[0] for claim in claims]
    item = topics.items[source]
    return rule.finding(
        article, cited[0], severity=severity, confidence=0.7,
        related=(*((one, "claim") for one in cited[1:]), (item, "source")),
        evidence={
            "title": topics.titles[source],
            "claims": [
                {"citation": one.text.string, "claim": " ".join(topics.claims[claim].split())}
                for one, claim in zip(cited, claims, strict=True)
            ],
        },
        title=topics.titles[source], count=len(claims),
    )  # fmt: skip
