"""IBD: ibid, op. cit. and the other words that stand for a source named before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from citecheck.catalogue import Rule
from citecheck.catalogue.rule import heading, shorten
from citecheck.check import shortwords
from citecheck.check.addresses import Source
from citecheck.match.forms import fold
from citecheck.model import Article, Entry, Finding, Note, Work
from citecheck.text import Text

DANGLING = ("nothing-before", "no-source")


def ibid_without_antecedent(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each ibid that nothing precedes that it could stand for (IBD001)."""
    for before, note in zip((None, *article.notes), article.notes, strict=False):
        if note.kind == "ibid" and note.resolves_to is None and note.reason in DANGLING:
            form = note.reason if before else "nothing-before"
            previous = rule.call(before) if before else ""
            yield rule.finding(
                article, note, text=form_text(note), form=form, words=note.form, previous=previous
            )
    yield from first_citation(article, rule)


def first_citation(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield an ibid in the running text that comes before every other citation of the article."""
    citations = sorted(article.citations, key=lambda one: one.text.start)
    for citation in citations:
        words = shortwords.opening(citation.text.string)
        if words is None:
            return
        if not citation.targets:
            yield rule.finding(article, citation, form="nothing-before", words=words)


def ambiguous_ibid(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each ibid after a note that gives several sources (IBD002)."""
    for before, note in zip(article.notes, article.notes[1:], strict=False):
        if note.kind == "ibid" and note.reason == "ambiguous":
            count = sum(1 for work in before.works if not work.cited_in)
            yield rule.finding(
                article,
                note,
                text=form_text(note),
                words=note.form,
                previous=rule.call(before),
                count=max(count, 2),
                related=((before, "antecedent"),),
            )


def ibid_chain(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield the last note of each run of ibid notes, with the source that all of it stands on (IBD003)."""
    by_id: dict[str, Source] = {source.id: source for source in article.sources}
    for is_ibid, run in groupby(article.notes, key=lambda note: note.kind == "ibid"):
        chain = list(run)
        if not is_ibid or len(chain) < rule.options["least"]:
            continue
        last = chain[-1]
        source = by_id.get(last.resolves_to or "")
        links: list[tuple[Source, str]] = [(note, "link") for note in chain[:-1]]
        if source:
            links.insert(0, (source, "source"))
        yield rule.finding(
            article,
            last,
            form="default" if source else "nowhere",
            related=tuple(links),
            first=rule.call(chain[0]),
            count=len(chain),
            source=name(source) if source else "",
            where=rule.call(source) if source else "",
            evidence={"chain": [note.id for note in chain], "source": source.id if source else None},
        )


def name(source: Source) -> str:
    """Return the words by which a reader knows what a source describes."""
    work = source.work
    if isinstance(source, Entry) or not (work.creators or work.title):
        return heading(source) if isinstance(source, Entry) else shorten(source.text.string)
    return ", ".join(filter(None, (str(work.creators[0]) if work.creators else "", shorten(work.title))))


def ibid_in_reference_list(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each list entry that uses ibid, idem, op. cit. or the like (IBD004)."""
    for entry in article.entries:
        match = shortwords.in_list(entry.text.string)
        if match:
            text = entry.text[slice(*match.span(str(match.lastgroup)))]
            yield rule.finding(article, entry, text=text, words=text.string)


def misspelt_short_form(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each form that is a letter or two off ibid, ibidem, idem, op. cit. or loc. cit. (IBD005)."""
    for note in article.notes:
        slip = shortwords.misspelt(note.text.string, rule.options["words"])
        if slip:
            text = note.text[slip.start : slip.end]
            yield rule.finding(article, note, text=text, words=text.string, right=slip.right, fix=slip.right)


def short_form_without_antecedent(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each op. cit., supra or idem whose full citation stands nowhere before it (IBD006)."""
    for note in article.notes:
        if note.kind == "short" and note.resolves_to is None and note.reason in DANGLING:
            yield rule.finding(article, note, text=form_text(note), words=note.form)


def redundant_ibid(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each ibid that stands beside the author or the title that it should replace (IBD007)."""
    by_id: dict[str, Source] = {source.id: source for source in article.sources}
    known: list[Work] = []
    for note in article.notes:
        own = by_id.get(note.resolves_to or "")
        works = [*known, *(own.works if own else ())]
        if note.kind == "ibid" and names_a_work(shortwords.before(note.text.string, note.form), works):
            related = ((own, "antecedent"),) if own else ()
            yield rule.finding(article, note, text=form_text(note), words=note.form, related=related)
        known += note.works


def names_a_work(words: str, works: list[Work]) -> bool:
    """Return whether ``words`` name the author or the title of one of ``works``."""
    folded = f" {fold(words)} "
    if folded.isspace():
        return False
    for work in works:
        families = (fold(str(creator)) for creator in work.creators)
        title = " ".join(fold(work.title).split()[:4])
        if any(len(family) > 2 and f" {family} " in folded for family in families):
            return True
        if title.count(" ") >= 2 and f" {title} " in folded:
            return True
    return False


def ibid(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield every ibid (IBD008)."""
    for note in article.notes:
        if note.kind == "ibid":
            yield rule.finding(article, note, text=form_text(note), words=note.form)


def form_text(note: Note) -> Text:
    """Return the characters of a note that are its short form; the whole note where they are not found."""
    at = note.text.string.find(note.form) if note.form else -1
    return note.text[at : at + len(note.form)] if at >= 0 else note.text
