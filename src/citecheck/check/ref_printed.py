"""What of a reference was read into no field: where words are left over, an absence proves nothing."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from citecheck.lexicon import words
from citecheck.match.forms import fold
from citecheck.model import Entry, Note, Work

Source = Entry | Note
ADDRESS = re.compile(r"https?:\S+|www\.\S+|doi:\s*\S+", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{2,}")
YEAR = re.compile(r"(?<![\d/.-])(1[4-9]\d\d|20\d\d)(?!\d)")


def unread(source: Source, work: Work) -> str:
    """Return the characters of a work's text that no field of it was read from."""
    text = source.text.string
    start, end = work.text if work.text[1] else (0, len(text))
    kept = [span for field, spans in work.printed.items() if is_kept(work, field) for span in spans]
    read = set(chain.from_iterable(range(*span) for span in kept))
    return "".join(" " if i in read else text[i] for i in range(start, min(end, len(text))))


def is_kept(work: Work, field: str) -> bool:
    """Tell whether what was labelled as a field has become one: remarks and doubtful readings have not."""
    attribute = field.casefold().replace("-", "_")
    if field == "issued":
        return work.issued is not None
    if field == "bracket":
        return bool(work.genre)
    return field != "note" and bool(getattr(work, attribute, True))


def words_in(string: str) -> list[str]:
    """Return the words of a reference outside its addresses."""
    return WORD.findall(ADDRESS.sub(" ", string))


def unread_words(source: Source, work: Work) -> list[str]:
    """Return the words that no field was read from, those aside that only label one ("vol.", "In", "Ed.")."""
    left = ADDRESS.sub(" ", unread(source, work))
    return [word for word in WORD.findall(left) if fold(word) not in label_words()]


def unread_numbers(source: Source, work: Work) -> list[str]:
    """Return the numbers that no field was read from."""
    return re.findall(r"\d+", ADDRESS.sub(" ", unread(source, work)))


def printed_years(source: Source) -> list[int]:
    """Return the years that the reference prints outside its addresses."""
    return [int(year) for year in YEAR.findall(ADDRESS.sub(" ", source.text.string))]


@cache
def label_words() -> frozenset[str]:
    """Return the folded words that introduce a field and are none."""
    return frozenset(word for key in LABELS for phrase in words(key) for word in fold(phrase).split())


LABELS = (
    "labels.in", "labels.page", "labels.volume", "labels.issue", "labels.edition", "names.and", "names.etal",
    "roles.editor", "roles.translator", "access.available", "access.accessed", "dates.undated",
    "state.forthcoming",
)  # fmt: skip
