"""Ties "ibid.", "op. cit.", "supra note 12" and shortened references to the source that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from citecheck import lexicon
from citecheck.divide import looks
from citecheck.divide.language import share_of_small_words
from citecheck.link.forms import Form, fold_words, lead, note_number, short_form
from citecheck.match.forms import fold
from citecheck.model import Entry, Name, Note, NoteKind, Work
from citecheck.parse import identifiers

HEAD = re.compile(r"[^\d(\[]*")
LOCATED = re.compile(r"\d+\W*$")
MAIL = re.compile(r"\S@\S+\.\w")
MOST_WORDS = 12


def resolve(notes: Sequence[Note], entries: Sequence[Entry]) -> tuple[Note, ...]:
    """Return the notes with their kinds; ibid and short forms with the source that they stand for.

    Args:
        notes: of one article, in their order, with works.
        entries: of the same article; a shortened note may point into the list.
    """
    done: list[Note] = []
    for note in notes:
        form = short_form(note.text.string)
        if form is None or begins_in_full(note, form):
            done.append(shortened(replace(note, kind=kind_of(note)), done, entries))
        elif form.family == "ibid" or (form.family == "idem" and not form.before):
            done.append(previous(note, form, done))
        else:
            done.append(earlier(note, form, done, entries))
    return tuple(done)


def begins_in_full(note: Note, form: Form) -> bool:
    """Tell whether a full reference comes first in a note, and the short form only behind it."""
    return ";" in form.before and bool(looks.YEAR.search(form.before.rpartition(";")[0]))


def kind_of(note: Note) -> NoteKind:
    """Return what a note without short form consists of: ``full``, ``url`` or ``comment``."""
    string = note.text.string
    if any(work.title or work.creators for work in note.works):
        return "full"
    found = identifiers.identifiers(string)
    if found and any(one.kind in ("URL", "DOI") for one in found):
        return "url"
    unread = not note.works and not is_remark(string) and (looks.is_reference(string) or is_archival(string))
    return "full" if unread else "comment"


def is_remark(string: str) -> bool:
    """Tell whether a note is a sentence or an address of a person: nothing that an ibid could stand for."""
    if MAIL.search(string):
        return True
    quiet = not (looks.YEAR.search(string) or looks.labels().search(string) or looks.QUOTED.search(string))
    return share_of_small_words(string) >= (0.25 if quiet else 0.4) and not is_archival(string)


@cache
def archives() -> re.Pattern[str]:
    """Return the pattern of the words that name a record of an archive ("Arch. nat.", "leg. 34")."""
    words, marks = lexicon.alternation("archive.holders"), lexicon.alternation("archive.marks")
    return re.compile(rf"^\W*{words}(?!\w).*\d|(?<!\w){marks}[.°º]*\s*\d", re.IGNORECASE | re.DOTALL)


def is_archival(string: str) -> bool:
    """Tell whether a note names a record of an archive."""
    return len(string) < 300 and bool(archives().search(string))


def previous(note: Note, form: Form, done: Sequence[Note]) -> Note:
    """Return an ibid note tied to the source of the note before it, through any chain."""
    note = replace(note, kind="ibid" if form.family == "ibid" else "short", form=form.words)
    if not done:
        return replace(note, reason="nothing-before")
    last = done[-1]
    own = [work for work in last.works if not work.cited_in and (work.title or work.url)]
    if last.kind in ("ibid", "short"):
        added = any(work.issued and work.title for work in own)
        reason = "ambiguous" if added else "" if last.resolves_to else last.reason
        return replace(note, resolves_to=last.resolves_to, reason=reason)
    said = last.kind == "comment" and not last.listed
    if said and (is_remark(last.text.string) or not last.label.isdigit()):
        return replace(note, reason="no-source")
    several = len(own) > 1 or (not own and len(last.listed) > 1)
    return replace(note, resolves_to=last.id, reason="ambiguous" if several else "")


def earlier(note: Note, form: Form, done: Sequence[Note], entries: Sequence[Entry]) -> Note:
    """Return an "op. cit." or "supra" note tied to the earlier note, or the entry, that it names."""
    named, number = form.named, form.number
    if form.family == "supra" and not named and not number:
        return replace(note, kind=kind_of(note))
    note = replace(note, kind="short", form=form.words)
    target = next((other for other in done if number and other.label == number), None)
    if target:
        return replace(note, resolves_to=target.resolves_to or target.id)
    if not named:
        return replace(note, kind="comment", form="") if number else previous(note, plain_idem(form), done)
    source = best(named, done, entries)
    return replace(note, resolves_to=source) if source else replace(note, reason="nothing-before")


def plain_idem(form: Form) -> Form:
    """Return a form that names no author as one that stands for the source just before."""
    return Form("idem", form.words, "", "")


def best(named: set[str], done: Sequence[Note], entries: Sequence[Entry]) -> str | None:
    """Return the id of the latest note, or else of the entry, that ``named`` fits best; None if none does."""
    full = [note for note in reversed(done) if note.kind in ("full", "url")]
    sources: Sequence[Note | Entry]
    every: list[Note | Entry] = [*full, *entries]
    for sources in (full, entries):
        scores = [max((affinity(work, named) for work in source.works), default=0.0) for source in sources]
        if scores and max(scores) > 0:
            return sources[scores.index(max(scores))].id
    for source in every:
        if named & set(fold_words(source.text.string[:60])):
            return source.id
    return None


def affinity(work: Work, named: set[str]) -> float:
    """Return how well the words before a short form name ``work``: by a creator, then by its title."""
    title = set(fold_words(work.title))
    by_title = len(title & named) / len(title) if title else 0.0
    if family_words(work.creators) & named:
        return 1 + by_title
    return by_title if by_title >= 0.5 and not work.creators else 0.0


def shortened(note: Note, done: Sequence[Note], entries: Sequence[Entry]) -> Note:
    """Return a note that only names an author, or also words of a title, tied to its full reference."""
    if len(note.works) > 1 or any(says_more(work) for work in note.works):
        return note
    string = note.text.string[lead(note.text.string) :]
    if is_archival(string):
        return note
    head = fold_words((HEAD.match(string) or [""])[0])
    if not head or len(head) > MOST_WORDS or note_number().search(string):
        return note
    year = looks.YEAR.search(string)
    located = bool(LOCATED.search(string)) or note.kind == "full"
    full = [other for other in reversed(done) if other.kind == "full"]
    sources: list[Note | Entry] = [*full, *entries]
    for source in sources:
        for work in source.works:
            if is_short_for(work, head, year[0] if year else "", located):
                return replace(note, kind="short", resolves_to=source.id)
    return note


def says_more(work: Work) -> bool:
    """Tell whether a note gives more of a work than author and title, or author and year."""
    return bool(work.publisher or work.container_title or work.url or (work.issued and work.title))


def is_short_for(work: Work, head: Sequence[str], year: str, located: bool) -> bool:
    """Tell whether the words ``head`` name ``work``: its author first, then words of its title alone."""
    if not work.issued or (year and str(work.year) != year[:4]):
        return False
    title = fold_words(work.title)
    families = family_words(work.creators)
    names = families | given_words(work.creators)
    rest = [word for word in head if word not in names and word not in page_words()]
    if not (families & set(head[:3]) or names & set(head[:1])):
        return bool(title) and not year and head == title[: len(head)] and len(head) > 1
    return set(rest) <= set(title) if rest else located


@lru_cache(maxsize=8192)
def family_words(creators: tuple[Name, ...]) -> frozenset[str]:
    """Return the folded words of family names."""
    return frozenset(word for name in creators for word in fold_words(str(name)))


@lru_cache(maxsize=8192)
def given_words(creators: tuple[Name, ...]) -> frozenset[str]:
    """Return the folded words of given names."""
    return frozenset(word for name in creators for word in fold_words(name.given))


@cache
def page_words() -> frozenset[str]:
    """Return the folded words that announce a page."""
    return frozenset(fold(word) for word in lexicon.words("labels.page"))
