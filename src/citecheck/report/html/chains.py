"""What stands on what: the chains of ibid notes, and the sources that carry claim after claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from citecheck.model import Article, Entry, Finding, Note
from citecheck.report.html.elements import escape, folded, section, tag
from citecheck.report.look import Look
from citecheck.report.where import where
from citecheck.report.words import say

CATCH_ALL = "MIS004"
SHORT = ("ibid", "short")


def chains(article: Article, look: Look) -> str:
    """Return the chains of an article, folded; nothing where it has none."""
    drawn = "".join(chain(article, links, look) for links in runs(article))
    return folded(say(look.lang, "page.chains"), say(look.lang, "page.chains-help"), drawn, "chains")


def runs(article: Article) -> Iterator[list[Note]]:
    """Yield the notes in a row that say ibid or the like of one source."""
    for short, notes in groupby(article.notes, key=lambda note: note.kind in SHORT and note.resolves_to):
        if short:
            yield list(notes)
    yield from ([note] for note in article.notes if note.kind in SHORT and not note.resolves_to)


def chain(article: Article, links: Sequence[Note], look: Look) -> str:
    """Return a source and the notes that stand on it."""
    head = source_of(article, links[0].resolves_to)
    if head is None:
        first = tag("li", escape(say(look.lang, "page.lost")), class_="lost")
    else:
        first = tag("li", *labelled(head, look), class_="head", dir="auto")
    return tag("ol", first, *(tag("li", *labelled(note, look), dir="auto") for note in links))


def source_of(article: Article, id: str | None) -> Entry | Note | None:
    """Return the source with an id."""
    return next((one for one in article.sources if one.id == id), None)


def labelled(source: Entry | Note, look: Look) -> tuple[str, ...]:
    """Return a source's words, with the number of the note before them."""
    label = source.label if isinstance(source, Note) else ""
    lead = tag("span", escape(say(look.lang, "page.note", label=label)), class_="label") if label else ""
    return lead, " ", escape(source.text.string)


def catch_alls(article: Article, findings: Sequence[Finding], look: Look) -> str:
    """Return each source that carries claims without a common subject, with its claims side by side."""
    shown = [shelf(article, one, look) for one in findings if one.rule == CATCH_ALL]
    help = tag("p", escape(say(look.lang, "page.catch-all-help")), class_="help")
    return section(say(look.lang, "page.catch-all"), help + "".join(shown)) if any(shown) else ""


def shelf(article: Article, finding: Finding, look: Look) -> str:
    """Return the claims of one source; nothing where they cannot be told."""
    ids = standing_on(article, finding.target)
    claims = [one for one in article.citations if one.claim and ids & set(one.targets)]
    head = source_of(article, finding.target)
    title = tag("p", *labelled(head, look), class_="head", dir="auto") if head else ""
    quotes = [
        tag(
            "blockquote",
            tag("p", escape(one.claim), dir="auto", lang=article.lang or None),
            tag("footer", escape(where(article.place(one.text), look.lang, "page.where"))),
        )
        for one in claims
    ]
    return title + tag("div", *quotes, class_="claims") if quotes else ""


def standing_on(article: Article, id: str) -> set[str]:
    """Return the ids of a source and of all notes that stand for it."""
    source = source_of(article, id)
    listed = set(source.listed) if isinstance(source, Note) else set()
    ids = {id, *listed}
    for note in article.notes:
        if note.resolves_to in ids or ids & set(note.listed):
            ids.add(note.id)
    return ids
