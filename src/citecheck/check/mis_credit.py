"""Who is credited in a claim, against who made its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.catalogue import Rule
from citecheck.catalogue.rule import heading
from citecheck.claim.credits import Credit, credits
from citecheck.claim.forms import forms
from citecheck.claim.once import once
from citecheck.claim.passages import Passage, passages
from citecheck.claim.persons import People, among, names_maker, people_of, same_script
from citecheck.claim.sources import Source, Sources
from citecheck.match.forms import fold
from citecheck.model import Article, Entry, Finding, Note, Severity

RETELLING = (
    "article-newspaper",
    "article-magazine",
    "broadcast",
    "interview",
    "webpage",
    "post",
    "post-weblog",
)
CERTAINTY = {"listed": 0.85, "full": 0.9, "body": 0.75, "bare": 0.7}
BESIDE = 20
SAYING = ("according", "as-said", "inverted")


@dataclass(frozen=True, slots=True)
class Misattribution:
    """A credit that does not fit the source of its citation; ``tier`` is how sure the name is."""

    passage: Passage
    source: Source
    credit: Credit
    tier: str
    maker: str


def attributed_to_another(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation whose claim credits somebody who did not make its source (MIS001)."""
    for one in misattributions(article):
        yield finding(article, rule, one)


@once
def misattributions(article: Article) -> list[Misattribution]:
    """Return the credits that do not fit the sources of their citations."""
    sources, people = Sources(article), people_of(article)
    every = passages(article)
    found = []
    for passage in every:
        source = sources.of(passage.citations)
        if judged(passage, source):
            one = misattribution(article, passage, source, people)
            if one and not answered(one, every, sources):
                found.append(one)
    return found


def answered(one: Misattribution, every: list[Passage], sources: Sources) -> bool:
    """Tell whether another citation of the paragraph has a source by the person credited."""
    beside = [other for other in every if other.block is one.passage.block and other is not one.passage]
    return any(among(one.credit, sources.of(other.citations)) for other in beside)


def judged(passage: Passage, source: Source) -> bool:
    """Tell whether a citation's source can be held against the claim at all."""
    return (
        bool(source.creators)
        and not source.unknown
        and not source.through
        and not any(part.through for c in passage.citations for part in c.parts)
        and not any(c.kind in ("narrative", "author-page") for c in passage.citations)
        and not any(work.type in RETELLING for work in source.works)
    )


def misattribution(
    article: Article, passage: Passage, source: Source, people: People
) -> Misattribution | None:
    """Return the first and surest credit of a passage that does not fit its source; none where one fits."""
    text = passage.string
    found = credits(text, article.lang, people.lexis)
    if not found:
        return None
    first = reach(passage, article.lang)
    found = [credit for credit in found if credit.start >= first]
    if not found or names_maker(text[first:] + passage.after, source):
        return None
    best: Misattribution | None = None
    for credit in found:
        tier, maker = sureness(credit, people)
        if not tier or not against(credit, tier, passage, source, people):
            continue
        if best is None or list(CERTAINTY).index(tier) < list(CERTAINTY).index(best.tier):
            best = Misattribution(passage, source, credit, tier, maker)
    return best


def against(credit: Credit, tier: str, passage: Passage, source: Source, people: People) -> bool:
    """Tell whether a credit can be held against the source, and does not name one of its makers."""
    return (
        same_script(credit, source)
        and not among(credit, source)
        and (credit.form != "beside" or beside(credit, passage))
        and not studied(credit, tier, people)
        and dated(passage, source, credit, tier)
    )


def beside(credit: Credit, passage: Passage) -> bool:
    """Tell whether a name right before a number is in a sentence, and not in a byline."""
    numbered = all(citation.kind == "numeric" for citation in passage.citations)
    return numbered and credit.start > passage.own + BESIDE


def reach(passage: Passage, lang: str) -> int:
    """Return the index from which a passage's credits hold for its citation.

    That is the citation's own sentence; the one before it too, where words such as "according to
    him" carry the credit on; and the sentence that opens a list.
    """
    text = passage.string
    if passage.lead and passage.own <= passage.lead:
        return 0
    if forms(lang).back.search(text[passage.lead :]):
        return passage.lead
    return passage.own


def sureness(credit: Credit, people: People) -> tuple[str, str]:
    """Return how sure it is that a credit names an author, and as whom the article lists that author."""
    strong = credit.reports or credit.others or credit.form in SAYING or credit.year is not None
    maker = people.maker(credit)
    if credit.form == "beside":
        return ("listed", maker) if maker else ("", "")
    if credit.form == "year":
        return "", ""
    if credit.form == "organisation":
        return "body", ""
    if maker and (strong or credit.full):
        return "listed", maker
    if credit.full and credit.known:
        return "full", ""
    if credit.form == "verb":
        return ("bare", "") if credit.reports else ("", "")
    return ("bare", "") if credit.others or (credit.known and credit.form in SAYING) else ("", "")


def dated(passage: Passage, source: Source, credit: Credit, tier: str) -> bool:
    """Tell whether the year beside a name lets the credit be held against the source.

    Another year than the source's says that another work is meant. It should be the one cited,
    where citations are numbers; where they are names in brackets, name and year are themselves a
    citation, and only a page of the other source claims the words for it.
    """
    if credit.year is None or credit.year in {work.year for work in source.works}:
        return True
    bracketed = all(citation.kind == "author-year" for citation in passage.citations)
    if not bracketed:
        return tier == "listed"
    return tier == "full" and any(part.locator for citation in passage.citations for part in citation.parts)


def studied(credit: Credit, tier: str, people: People) -> bool:
    """Tell whether the person is one whom the article is about, and not one whom it cites."""
    return tier != "listed" and fold(credit.surnames[-1]) in people.studied


def finding(article: Article, rule: Rule, one: Misattribution) -> Finding:
    """Return the finding of a misattribution."""
    credit, item = one.credit, shown(one.source)
    name = one.passage.words(credit.start, credit.end)
    makers = list(dict.fromkeys(str(maker) for maker in one.source.creators))
    severity: Severity = "warning" if one.tier in ("body", "bare") else rule.severity
    evidence = {
        "credited": credit.name,
        "form": credit.form,
        "words": " ".join(one.passage.string[credit.start :].split()[:24]),
        "authors": makers,
        "source": rule_title(one.source),
        "listed_as": one.maker,
    }
    citation = one.passage.citations[0]
    return rule.finding(
        article, citation, severity=severity, confidence=CERTAINTY[one.tier], evidence=evidence,
        related=((name, "credited"), *(((item, "source"),) if item else ())),
        name=credit.name, authors=", ".join(makers[:3]),
    )  # fmt: skip


def shown(source: Source) -> Note | Entry | None:
    """Return the note or entry that a reader is sent to."""
    return source.items[0] if source.items else None


def rule_title(source: Source) -> str:
    """Return the source's title, or what its entry is found by."""
    titles = [work.title for work in source.works if work.title]
    entries = [heading(item) for item in source.items if isinstance(item, Entry)]
    return (titles or entries or [""])[0]
