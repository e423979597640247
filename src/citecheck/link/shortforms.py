"""Ties "ibid.", "op. cit.", "supra note 12" and shortened references to the source that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.distance import OSA

from citecheck import lexicon
from citecheck.match.forms import fold
from citecheck.model import Entry, Note, Work
from citecheck.parse import identifiers

MISSPELT_LENGTH = 40
COMMENT = 2
LABEL = re.compile(r"(?<!\w)(?:notes?|nn?\.|nota|anm\.|fn\.?|هامش)\s*(?:n[°º.]\s*)?(\d{1,3})", re.IGNORECASE)


def fold_words(words: str) -> list[str]:
    """Return the folded words of ``words`` that are longer than two letters."""
    return [word for word in fold(words).split() if len(word) > 2]


@dataclass(frozen=True, slots=True)
class Form:
    """A short form: its family (``ibid``, ``idem``, ``opcit``, ``supra``), its words, what stands before it."""

    family: str
    words: str
    before: str
    after: str


@cache
def pattern(family: str) -> re.Pattern[str]:
    """Return the pattern of the short forms of one family."""
    keys = {"opcit": ("short.opcit", "short.loccit", "short.artcit")}.get(family, (f"short.{family}",))
    return re.compile(rf"(?<![\w.]){lexicon.alternation(*keys)}\.?(?!\w)", re.IGNORECASE)


@cache
def leading() -> re.Pattern[str]:
    """Return the pattern of the words that may stand before a short form ("voir", "see also")."""
    return re.compile(rf"^\W*(?:{lexicon.alternation('citing.see')}\.?\W+)*", re.IGNORECASE)


def short_form(string: str) -> Form | None:
    """Return the short form that a note consists of or begins with; None for any other note."""
    start = leading().match(string)
    at = start.end() if start else 0
    for family in ("ibid", "idem", "opcit", "supra"):
        match = pattern(family).search(string, at)
        if match and stands_for_source(family, string[at : match.start()], string[match.end() :]):
            return Form(family, match[0], string[at : match.start()].strip(" ,.;:"), string[match.end() :])
    return misspelt(string[at:])


def stands_for_source(family: str, before: str, after: str) -> bool:
    """Tell whether the form is what the note says, and not one word of a remark."""
    if family == "idem":
        return not before.strip() and not re.search(r"[^\W\d_]{4,}", after[:80].partition(".")[0])
    if family == "supra":
        return len(before) < 80 and (not before.strip() or bool(LABEL.search(after[:20])) or len(after.strip()) < 30)
    if family == "ibid":
        return len(before) < 200 and (not before.strip() or len(after.strip(" .")) < 40) and ";" not in before
    return len(before) < 200


def misspelt(string: str) -> Form | None:
    """Return the form that a very short note comes within a letter or two of ("ihid")."""
    match = re.match(r"[^\W\d_]{3,7}\b\.?", string)
    if not match or len(string.strip()) > MISSPELT_LENGTH or re.search(r"[^\W\d_]{4,}", string[match.end() :]):
        return None
    word = match[0].strip(".").casefold()
    for target, most in (("ibid", 1), ("ibidem", 2), ("idem", 1)):
        if 0 < OSA.distance(word, target) <= most and abs(len(word) - len(target)) <= 1:
            return Form("ibid" if target != "idem" else "idem", match[0], "", string[match.end() :])
    return None


def resolve(notes: Sequence[Note], entries: Sequence[Entry]) -> tuple[Note, ...]:
    """Return the notes with their kinds; ibid and short forms with the source that they stand for.

    Args:
        notes: of one article, in their order, with works.
        entries: of the same article; a shortened note may point into the list.
    """
    done: list[Note] = []
    for note in notes:
        form = short_form(note.text.string)
        if form is None:
            done.append(shortened(replace(note, kind=kind_of(note)), done))
        elif form.family == "ibid" or (form.family == "idem" and not form.before):
            done.append(previous(note, form, done))
        else:
            done.append(earlier(note, form, done, entries))
    return tuple(done)


def kind_of(note: Note) -> str:
    """Return what a note without short form consists of: ``full``, ``url`` or ``comment``."""
    if any(work.title or work.creators for work in note.works):
        return "full"
    found = identifiers.identifiers(note.text.string)
    return "url" if found and any(one.kind in ("URL", "DOI") for one in found) else "comment"


def previous(note: Note, form: Form, done: Sequence[Note]) -> Note:
    """Return an ibid note tied to the source of the note before it, through any chain."""
    note = replace(note, kind="ibid" if form.family == "ibid" else "short", form=form.words)
    if not done:
        return replace(note, reason="nothing-before")
    last = done[-1]
    if last.kind in ("ibid", "short"):
        return replace(note, resolves_to=last.resolves_to, reason=last.reason if not last.resolves_to else "")
    if last.kind == "comment":
        return replace(note, reason="no-source")
    several = sum(1 for work in last.works if not work.cited_in) > 1
    return replace(note, resolves_to=last.id, reason="ambiguous" if several else "")


def earlier(note: Note, form: Form, done: Sequence[Note], entries: Sequence[Entry]) -> Note:
    """Return an "op. cit." or "supra" note tied to the earlier note, or the entry, that it names."""
    note = replace(note, kind="short", form=form.words)
    numbered = LABEL.search(form.words + form.after[:25])
    if numbered:
        found = next((other for other in done if other.label == numbered[1]), None)
        if found:
            return replace(note, resolves_to=found.resolves_to or found.id)
    named = set(fold_words(form.before))
    if not named:
        return previous(note, Form("idem", form.words, "", ""), done)
    full = [other for other in reversed(done) if other.kind in ("full", "url")]
    best = max(full, key=lambda other: affinity(other.work, named), default=None)
    if best and affinity(best.work, named) > 0:
        return replace(note, resolves_to=best.id)
    listed = max(entries, key=lambda entry: affinity(entry.work, named), default=None)
    if listed and affinity(listed.work, named) > 0:
        return replace(note, resolves_to=listed.id)
    return replace(note, reason="nothing-before")


def affinity(work: Work, named: set[str]) -> float:
    """Return how well the words before a short form name ``work``: a creator's name, then words of its title."""
    names = {part for name in work.creators for part in fold_words(str(name))}
    title = set(fold_words(work.title))
    by_name = bool(names & named)
    by_title = len(title & named) / len(title) if title else 0.0
    if by_name:
        return 1 + by_title
    return by_title if by_title >= 0.5 and not work.creators else 0.0


def shortened(note: Note, done: Sequence[Note]) -> Note:
    """Return a note that only repeats author and first words of a title tied to the full note before it."""
    work = note.work
    if note.kind != "full" or len(note.works) != 1 or work.issued or work.publisher or work.container_title or work.url:
        return note
    title = fold(work.title)
    families = {fold(name.family or name.literal) for name in work.creators}
    for other in reversed(done):
        full = other.work
        known = {fold(name.family or name.literal) for name in full.creators}
        if other.kind != "full" or not full.issued or not title:
            continue
        if fold(full.title).startswith(title) and (families & known or not families):
            return replace(note, kind="short", resolves_to=other.id)
    return note
