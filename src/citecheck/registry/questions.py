"""What there is to ask a registry about the references of articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citecheck.facts import Facts
from citecheck.match.forms import doi_of, fold
from citecheck.match.registered import query
from citecheck.model import Article, Entry, Note, Work

NORMALISER = 2
SHORTEST = 20
SEARCHED = (
    "article-journal",
    "paper-conference",
    "chapter",
    "book",
    "thesis",
    "report",
    "entry-encyclopedia",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A work that an entry or a note describes, as registries are asked for it.

    Attributes:
        source: where the reference stands.
        text: the reference's own words.
        doi: as given there, in lower case; empty where none is given.
        key: names the search for the text in the lock file; empty where no search is due.
    """

    source: Entry | Note
    work: Work
    text: str
    doi: str
    key: str


def questions(article: Article) -> Iterator[Question]:
    """Yield a question for each work that the article's entries and notes describe."""
    for source in article.sources:
        if isinstance(source, Note) and source.kind not in ("full", "url"):
            continue
        for work in source.works:
            yield question(source, work)


def question(source: Entry | Note, work: Work) -> Question:
    """Return what to ask about one work."""
    start, end = work.text if work.text[1] else (0, len(source.text))
    text = tagged_text(source, work) or " ".join(source.text.string[start:end].split())
    searched = work.title and work.type in SEARCHED and len(query(text)) >= SHORTEST
    return Question(source, work, text, doi_of(work).replace("\\_", "_"), key_of(text) if searched else "")


def tagged_text(source: Entry | Note, work: Work) -> str:
    """Return the reference that an entry of a database amounts to; nothing for a printed one."""
    if not isinstance(source, Entry) or not source.vocabulary:
        return ""
    pages = work.page.printed if work.page else ""
    names = ", ".join(f"{name} {name.given[:1]}".strip() for name in work.creators)
    parts = (
        names,
        work.year,
        work.title,
        work.container_title,
        work.volume,
        work.issue,
        pages,
        work.publisher,
    )
    return ". ".join(str(part) for part in parts if part)


def key_of(text: str) -> str:
    """Return the key of a reference's text: line breaks, case, accents and punctuation do not change it."""
    return hashlib.sha256(fold(query(text)).encode()).hexdigest()[:32]


def unlocked(article: Article, facts: Facts) -> list[Question]:
    """Return the questions of an article that the facts do not answer."""
    return [one for one in questions(article) if open_questions([one], facts) != ((), ())]


def open_questions(asked: Iterable[Question], facts: Facts) -> tuple[tuple[str, ...], tuple[Question, ...]]:
    """Return the DOIs and the searches that facts say nothing of.

    A search is due where no DOI is given, where it is registered nowhere, or has no record.
    """
    dois: dict[str, None] = {}
    searches: dict[str, Question] = {}
    for one in asked:
        if one.doi and not facts.knows(one.doi):
            dois[one.doi] = None
        elif one.key and one.key not in facts.searches and not (one.doi and one.doi in facts.works):
            searches[one.key] = one
    return tuple(dois), tuple(searches.values())
