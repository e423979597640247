"""Citations, notes and list against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from citecheck.catalogue import Rule
from citecheck.check.dup import alike
from citecheck.check.lnk_mentions import Mentions
from citecheck.check.lnk_names import spelt_like
from citecheck.match import compare
from citecheck.model import Anchor, Article, Citation, Cited, Finding, Note, Pages

BY_NAME = ("author-year", "narrative")
BEYOND = 3


def cited_not_listed(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source that the text or a note cites and the list lacks (LNK001)."""
    if not article.entries or by_page(article):
        return
    through = {key(part) for citation in article.citations for part in citation.parts if part.through}
    told: set[tuple[str, ...]] = set()
    for citation, part in parts(article):
        unlisted = not part.targets and not part.candidates and not part.through
        if (
            unlisted
            and not spelt_like(article, part)
            and part.year
            and key(part) not in through
            and key(part) not in told
            and listed_share(article) >= rule.options["share"]
        ):
            told.add(key(part))
            yield rule.finding(article, citation, confidence=0.9, source=named(part))
    for citation, number in unlisted_numbers(article):
        yield rule.finding(article, citation, confidence=0.9, source=f"[{number}]")
    for note in unlisted_notes(article, rule):
        yield rule.finding(article, note, form="note", confidence=0.85)
    for anchor, at in dangling(article):
        yield rule.finding(article, at, form="key", key=anchor.key)


def unlisted_numbers(article: Article) -> Iterator[tuple[Citation, str]]:
    """Yield the first citation in square brackets of each number just past the end of a numbered list."""
    last = max((int(entry.key) for entry in article.entries if entry.key.isdigit()), default=0)
    beyond = {str(number) for number in range(last + 1, last + 1 + BEYOND)} if last else set()
    for citation in article.citations:
        if citation.kind == "numeric" and citation.text.string.startswith("["):
            for number in [part.names[0] for part in citation.parts if part.names[0] in beyond]:
                beyond.discard(number)
                yield citation, number


def dangling(article: Article) -> Iterator[tuple[Anchor, Citation | Note]]:
    """Yield the first citation or note with each key that no entry has."""
    known = {entry.key for entry in article.entries}
    places: list[Citation | Note] = [*article.citations, *article.notes]
    for anchor in article.manuscript.anchors:
        if anchor.key and anchor.key not in known:
            at = next((one for one in places if one.text.holds(anchor.start)), None)
            if at:
                known.add(anchor.key)
                yield anchor, at


def parts(article: Article) -> Iterator[tuple[Citation, Cited]]:
    """Yield the sources that citations name by author and year, each with its citation."""
    yield from ((c, part) for c in article.citations if c.kind in BY_NAME for part in c.parts)


def key(part: Cited) -> tuple[str, ...]:
    """Return what two citations of one source share: the family names and the year."""
    return (*(name.split()[-1].casefold() for name in part.names), part.year)


def by_page(article: Article) -> bool:
    """Tell whether an article cites by author and page: years in its text then date works, and cite none."""
    paged = sum(1 for citation in article.citations if citation.kind == "author-page")
    return paged > sum(1 for citation in article.citations if citation.kind in BY_NAME)


def named(part: Cited) -> str:
    """Return a cited source as a reader would write it: "Roux & Ruiz (2001)"."""
    return f"{' & '.join(part.names)} ({part.year})"


def listed_share(article: Article) -> float:
    """Return the share of citations by author and year that the list answers."""
    answered = [bool(part.targets) for _, part in parts(article) if not part.through]
    return sum(answered) / len(answered) if answered else 0.0


def unlisted_notes(article: Article, rule: Rule) -> Iterator[Note]:
    """Yield the notes whose source the list lacks, where the list holds most of what the notes cite."""
    full = [note for note in article.notes if note.kind == "full" and note.work.title and note.work.creators]
    answered = sum(1 for note in full if note.listed)
    if len(full) >= rule.options["notes"] and answered >= rule.options["share"] * len(full):
        yield from (n for n in full if not n.listed and n.work.confidence >= rule.options["confidence"])


def listed_not_cited(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry that no citation and no note points at, where most entries are cited (LNK002)."""
    cited = {target for citation in article.citations for target in citation.targets}
    cited |= {candidate for _, part in parts(article) for candidate in part.candidates}
    cited |= {id for note in article.notes for id in (*note.listed, note.resolves_to or "")}
    if not article.citations or not article.entries:
        return
    copies, told = same_works(article), Mentions(article, by_page(article))
    cited |= {like[0].id for _, part in parts(article) if (like := spelt_like(article, part))}
    idle = [e for e in article.entries if not cited & {e.id, *copies.get(e.id, ())}]
    if len(article.entries) - len(idle) < rule.options["share"] * len(article.entries):
        return
    for entry in idle:
        earlier = {id for id in copies.get(entry.id, ()) if id < entry.id}
        if not earlier and (entry.work.creators or entry.work.issued) and not told.of(entry):
            yield rule.finding(article, entry, confidence=0.9)


def same_works(article: Article) -> dict[str, set[str]]:
    """Return for each entry the ids of the others that describe the same work."""
    found: dict[str, set[str]] = {}
    for one, other, _ in alike(article):
        found.setdefault(one.id, set()).add(other.id)
        found.setdefault(other.id, set()).add(one.id)
    return found


def year_mismatch(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation whose author the list has with other years only (LNK003)."""
    if listed_share(article) < rule.options["share"]:
        return
    entries = {entry.id: entry for entry in article.entries}
    told: set[tuple[str, ...]] = set()
    for citation, part in parts(article):
        years = {entries[id].work.year for id in part.candidates}
        if (
            part.targets
            or part.through
            or not years
            or None in years
            or not part.year[:4].isdigit()
            or key(part) in told
        ):
            continue
        told.add(key(part))
        nearest = min(
            (entries[id] for id in part.candidates),
            key=lambda e: abs((e.work.year or 0) - int(part.year[:4])),
        )
        yield rule.finding(
            article,
            citation,
            related=((nearest, "entry"),),
            confidence=0.9,
            evidence={"cited": part.year, "listed": nearest.work.year},
            year=part.year,
            listed=nearest.work.year,
            author=part.names[0],
        )


def ambiguous_citation(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation that two entries fit which are different works (LNK005)."""
    entries = {entry.id: entry for entry in article.entries}
    told: set[tuple[str, ...]] = set()
    for citation, part in parts(article):
        fits = [entries[id] for id in part.targets if id in entries]
        if len(fits) < 2 or key(part) in told:
            continue
        if not any(compare(a.work, b.work).perhaps for a, b in combinations(fits, 2)):
            told.add(key(part))
            related = tuple((entry, "entry") for entry in fits)
            yield rule.finding(article, citation, related=related, count=len(fits), source=named(part))


def marker_without_note(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each marker that no note answers; one finding where the article has no notes at all (LNK006)."""
    orphans = [c for c in article.citations if c.kind == "note-marker" and not c.targets]
    if article.notes:
        yield from (rule.finding(article, citation, confidence=0.95) for citation in orphans)
    elif orphans:
        yield rule.finding(
            article,
            orphans[0],
            form="none",
            related=tuple((citation, "marker") for citation in orphans[1:]),
            first=orphans[0].label,
            last=orphans[-1].label,
            count=len(orphans),
        )


def note_without_marker(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each note that no marker with its number points at, where most notes have one (LNK007)."""
    marked = {
        (target, c.label) for c in article.citations if c.kind == "note-marker" for target in c.targets[:1]
    }
    labelled = [note for note in article.notes if note.label]
    missing = [note for note in labelled if (note.id, note.label) not in marked]
    if len(missing) <= (1 - rule.options["share"]) * len(labelled):
        yield from (rule.finding(article, note, confidence=0.9) for note in missing)


def note_numbering(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each note whose label is lost, repeated, out of order or after a gap (LNK008).

    Numbers that begin again from 1 count a page or a chapter anew.
    """
    by_format = any(block.kind == "note" for block in article.manuscript.blocks)
    last = 0
    seen: set[int] = set()
    for note in article.notes:
        if not note.label:
            last += 1
            yield rule.finding(article, note, form="lost", number=last)
            continue
        if not note.label.isdigit():
            continue
        number = int(note.label)
        if number == 1:
            seen, last = set(), 0
        if number in seen:
            yield rule.finding(article, note, form="repeated", number=number)
        elif last and not by_format and number < last:
            yield rule.finding(article, note, form="back", number=number, before=last)
        elif last and not by_format and number > last + 1:
            yield rule.finding(article, note, form="gap", number=number, before=last, missing=last + 1)
        seen.add(number)
        last = number


def locator_out_of_range(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation of a page that the work, by its own pages, does not have (LNK009)."""
    entries = {entry.id: entry for entry in article.entries}
    for citation in article.citations:
        for part in citation.parts:
            pages = (
                entries[part.targets[0]].work.page
                if len(part.targets) == 1 and part.targets[0] in entries
                else None
            )
            if outside(part.locator, pages):
                yield rule.finding(article, citation, pages=pages.printed if pages else "", page=part.locator)
    by_key = {entry.key: entry.work.page for entry in article.entries if entry.key}
    for note in article.notes:
        for anchor in article.manuscript.anchored(note.text):
            pages = by_key.get(anchor.key)
            if outside(anchor.locator, pages):
                yield rule.finding(article, note, pages=pages.printed if pages else "", page=anchor.locator)
        listed = [entries[id].work.page for id in note.listed if id in entries]
        locator = note.work.locator
        if len(listed) == 1 and len(note.works) == 1 and locator and outside(locator.printed, listed[0]):
            yield rule.finding(
                article, note, pages=listed[0].printed if listed[0] else "", page=locator.printed
            )


def outside(locator: str, pages: Pages | None) -> bool:
    """Tell whether a page cited lies outside a work's pages."""
    digits = "".join(c if c.isdigit() else " " for c in locator).split()
    if not digits or pages is None or pages.first is None or pages.last is None or pages.last < pages.first:
        return False
    return not pages.first <= int(digits[0]) <= pages.last


def secondary_citation(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source that is cited through another and not listed itself (LNK010)."""
    for citation in article.citations:
        for part in citation.parts:
            if part.through and not part.targets and part.names:
                yield rule.finding(
                    article, citation, source=named(part) if part.year else " & ".join(part.names)
                )
