"""What is probable: right more often than not, and to be looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import PurePath

from citecheck.fix.edits import Edit, Fix, joined
from citecheck.fix.items import entry_of, taken_out
from citecheck.model import Article, Entry, Finding, Note, Work
from citecheck.text import Text

BOOKS = ("book", "thesis", "report")
QUOTES = {"fr": ("« ", " »"), "es": ("«", "»"), "pt": ("«", "»"), "it": ("«", "»"), "de": ("„", "“")}
ITALICS = {".md": "*{}*", ".markdown": "*{}*", ".tex": "\\emph{{}}", ".latex": "\\emph{{}}"}
EMPHASIS = re.compile(r"\\(?:emph|textit)\{\Z")
SUBTITLE = re.compile(r"\s*[:.?!]\s")


def probable(article: Article, findings: list[Finding]) -> Iterator[Fix]:
    """Yield the probable fixes of an article."""
    for finding in findings:
        fix = BY_RULE.get(finding.rule)
        if fix:
            yield from joined(fix(article, finding), finding.place.start)


def ibid(article: Article, finding: Finding) -> Iterator[Fix]:
    """Yield for each ibid of a chain the fix that names the source instead."""
    for note in chain(article, finding.target):
        work = antecedent(article, note)
        if work is None or not (note.form and note.text.string.casefold().startswith(note.form.casefold())):
            continue
        start, end = bare(article.manuscript.source, note.text[: len(note.form)])
        stop = "" if note.text.string[len(note.form) :].strip() else "."
        yield Fix(finding.rule, (Edit(start, end, short_form(work, article) + stop),))


def bare(source: str, text: Text) -> tuple[int, int]:
    """Return where a text begins and ends in the file, the marks of italics and bold around it included."""
    start, end = text.start, text.end
    command = EMPHASIS.search(source, max(0, start - 10), start)
    if command and source[end : end + 1] == "}":
        return command.start(), end + 1
    while start and end < len(source) and source[start - 1] == source[end] and source[end] in "*_":
        start, end = start - 1, end + 1
    return start, end


def chain(article: Article, id: str) -> list[Note]:
    """Return the ibid notes in a row that end with the note ``id``."""
    notes = list(article.notes)
    last = next((index for index, note in enumerate(notes) if note.id == id), -1)
    first = last
    while first >= 0 and notes[first].kind == "ibid":
        first -= 1
    return [note for note in notes[first + 1 : last + 1] if not note.reason]


def antecedent(article: Article, note: Note) -> Work | None:
    """Return the work that an ibid stands for; None where no author and title are known."""
    source = next((one for one in article.sources if one.id == note.resolves_to), None)
    if isinstance(source, Note) and source.resolves_to and not source.works:
        return antecedent(article, source)
    works = source.works if source else ()
    return works[0] if len(works) == 1 and works[0].creators and works[0].title else None


def short_form(work: Work, article: Article) -> str:
    """Return author and short title: a book's in italics where there are any, others in quotation marks."""
    title = SUBTITLE.split(work.title)[0]
    if work.type not in BOOKS:
        opening, closing = QUOTES.get(article.lang, ("“", "”"))
        title = f"{opening}{title}{closing}"
    else:
        title = ITALICS.get(PurePath(article.path).suffix.lower(), "{}").replace("{}", title)
    return f"{work.creators[0]}, {title}"


def near_duplicate(article: Article, finding: Finding) -> Iterator[Fix]:
    """Yield the fix that keeps the fuller of two entries for one work."""
    later = entry_of(article, finding.target)
    starts = {related.place.start for related in finding.related}
    earlier = next((entry for entry in article.entries if entry.text.start in starts), None)
    if later is None or earlier is None or earlier is later or later.vocabulary:
        return
    thinner = later if fullness(later) <= fullness(earlier) else earlier
    yield from taken_out(article, thinner, finding.rule)


def fullness(entry: Entry) -> tuple[int, int]:
    """Return how much an entry says: its fields, then its characters."""
    known = sum(bool(getattr(entry.work, field.name)) for field in fields(Work) if field.name not in OWN)
    return known, len(entry.text)


OWN = ("type", "printed", "confidences", "confidence", "text", "cited_in", "et_al")
BY_RULE: dict[str, Callable[[Article, Finding], Iterator[Fix]]] = {
    "IBD003": ibid,
    "IBD008": ibid,
    "DUP002": near_duplicate,
}
