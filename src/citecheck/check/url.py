"""URL: the web addresses of notes and entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck import lexicon
from citecheck.catalogue import Rule
from citecheck.check import brokenness, sites, urldates
from citecheck.check.addresses import addresses, dois, each, found, host, path, shown, spot, within
from citecheck.model import Article, Date, Finding, Note, Work

BARE_HOST = re.compile(
    r"(?i)\b[a-z0-9-]{2,}\.(?:com|org|net|edu|gov|int|info|eu|[a-z]{2})\b(?!\.?\s?[a-z]?\d)"
)
ONLINE = ("webpage", "post-weblog", "post", "article-newspaper")


def homepage_url(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each address of a site, a section or a journal where one document's is due (URL003)."""
    for source in article.sources:
        given = addresses(source)
        kinds = [sites.page_kind(one.value, rule.options) for one in given]
        if not given or not all(kinds) or dois(source):
            continue
        if kinds[0] == "journal" or sites.document_due(source, host(given[0].value)):
            yield rule.finding(
                article, source, text=spot(source, given[0]), form=kinds[0], address=shown(given[0])
            )


def announced_url_missing(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source that announces an address and gives none (URL004)."""
    end = (
        rf"(?=[\s.,;:)\]–-]*(?:\Z|[(\[]?{lexicon.alternation('access.accessed')}\b|\D{{0,5}}\d{{1,2}}[\s/.]))"
    )
    label = re.compile(rf"(?i)\b{lexicon.alternation('address.announced')}\b\s*:?{end}")
    for source in article.sources:
        string = source.text.string
        match = label.search(string)
        if match and not found(string) and not BARE_HOST.search(string):
            text = source.text[match.start() : match.end()].strip(" :\n")
            yield rule.finding(article, source, text=text, words=" ".join(text.string.split()))


def malformed_url(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each address that does not parse or is visibly broken (URL005)."""
    known = {address.value for _, address in each(article)}
    for source in article.sources:
        for flaw in brokenness.flaws(source, known):
            text = source.text[flaw.start : flaw.end]
            yield rule.finding(
                article,
                source,
                text=text,
                form=flaw.kind,
                address=" ".join(text.string.split()),
                part=flaw.part,
            )


def mismatched_host(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each journal article that bears the home page of a public authority (URL006)."""
    official = rule.options["official"]
    for source, address in each(article):
        work, name = source.work, host(address.value)
        if (
            work.type == "article-journal"
            and work.container_title
            and within(name, official)
            and not path(address.value).strip("/").replace("-", "").isdigit()
            and sites.page_kind(address.value, {"journals": [], "sections": []})
            and not sites.related_to(work, name)
        ):
            yield rule.finding(
                article,
                source,
                text=spot(source, address),
                address=shown(address),
                host=name,
                container=work.container_title,
            )


def unstable_url(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each address that will not open the same document for long, or for others (URL007)."""
    for source in article.sources:
        for address in (*addresses(source), *dois(source)):
            value = address.value if address.kind == "URL" else address.printed
            kind = instability(value, rule)
            if kind:
                yield rule.finding(
                    article, source, text=spot(source, address), form=kind, address=shown(address)
                )


def instability(address: str, rule: Rule) -> str:
    """Return what makes an address unstable (a message of the rule); empty if nothing does."""
    if within(host(address), rule.options["shorteners"]):
        return "shortener"
    for kind in ("proxy", "session", "search", "tracking"):
        if any(re.search(pattern, address, re.IGNORECASE) for pattern in rule.options[kind]):
            return kind
    return ""


def impossible_access_date(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each access date before the work's own date or after the article's (URL009)."""
    for source in article.sources:
        for work in source.works:
            accessed, issued = work.accessed, work.issued
            if accessed is None or not accessed.year or not sure(work, "accessed", rule):
                continue
            if issued and sure(work, "issued", rule) and precedes(accessed, work):
                yield rule.finding(
                    article, source, form="before", accessed=accessed.printed, issued=issued.printed
                )
            elif article.year and accessed.year > article.year:
                late = accessed.year == article.year + 1
                yield rule.finding(
                    article,
                    source,
                    form="after",
                    confidence=0.6 if late else 0.9,
                    severity="warning" if late else None,
                    accessed=accessed.printed,
                    year=article.year,
                )


def sure(work: Work, field: str, rule: Rule) -> bool:
    """Return whether a date was read with certainty."""
    return bool(work.confidences.get(field, 1.0) >= rule.options["certainty"])


def precedes(accessed: Date, work: Work) -> bool:
    """Return whether a work was read before it appeared, as far as both dates are given.

    What comes out in print was often online in the year before: there the year alone proves nothing.
    """
    issued = work.issued.parts if work.issued else []
    known = min(len(accessed.parts), len(issued))
    if not known or accessed.parts[:known] >= issued[:known]:
        return False
    online_only = work.type in ONLINE and not work.volume
    return known > 1 or online_only or issued[0] - accessed.parts[0] > 1


def date_differs_from_url(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each printed date that contradicts the date in the address (URL010)."""
    for source, address in each(article):
        work = source.work
        if not work.issued or len(source.works) > 1 or (isinstance(source, Note) and source.kind != "full"):
            continue
        if any(address.start <= start < address.end for start, _ in work.printed.get("issued", ())):
            continue
        dated = urldates.date_in(address.value)
        if dated and urldates.contradicts(work.issued, dated):
            yield rule.finding(
                article,
                source,
                text=spot(source, address),
                printed=work.issued.printed,
                found="/".join(map(str, dated)),
            )
