"""Citations that leave out the year which the article's other citations give (LNK011)."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.catalogue import Rule
from citecheck.claim.credits import Credit, credits
from citecheck.link.roster import Roster
from citecheck.model import Article, Block, Entry, Finding

SAYING = ("verb", "according", "as-said", "inverted")


def incomplete_citation(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation of a listed source without its year, where the others give one (LNK011)."""
    dated = [part for c in article.citations for part in c.parts if part.year and part.targets]
    told: set[str] = set()
    if len(dated) < rule.options["dated"]:
        return
    for citation in article.citations:
        fresh = citation.kind == "author-page" and citation.targets and citation.targets[0] not in told
        if fresh and len(dated) > rule.options["share"] * sum(len(c.parts) for c in article.citations):
            told.add(citation.targets[0])
            yield rule.finding(article, citation, confidence=0.8)
    roster = Roster(article.entries)
    for block in article.body:
        if block.kind == "paragraph":
            yield from named_without_year(article, block, roster, told, rule)


def named_without_year(
    article: Article, block: Block, roster: Roster, told: set[str], rule: Rule
) -> Iterator[Finding]:
    """Yield each listed author whom a paragraph credits by full name and cites nowhere in it."""
    cited = {target for citation in article.cited_in(block) for target in citation.targets}
    for credit in credits(block.text.string, article.lang):
        entry = listed(credit, roster)
        if entry is None or entry.id in told or entry.id in cited:
            continue
        told.add(entry.id)
        text = block.text[credit.start : credit.end]
        yield rule.finding(article, text, form="named", related=((entry, "entry"),), confidence=0.7)


def listed(credit: Credit, roster: Roster) -> Entry | None:
    """Return the only entry by a person who is credited by given and family name without a year."""
    if not credit.full or credit.year or credit.others or credit.form not in SAYING:
        return None
    given, _, family = credit.name.strip().rpartition(" ")
    found = roster.fit([family])
    agree = [e for e in found if any(same_given(given, name.given) for name in e.work.author)]
    return agree[0] if len(agree) == 1 and len(found) == 1 else None


def same_given(cited: str, known: str) -> bool:
    """Tell whether two given names may be one: they begin with the same letter."""
    return bool(cited and known) and cited[0].casefold() == known[0].casefold()
