"""How the fields of two works stand to each other: equal, contradicting, or saying nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from citecheck.lexicon import words
from citecheck.match.forms import Title, doi_of, fold, number, title_of, url_of
from citecheck.model import Date, Name, Pages, Work

Relation = Literal["same", "close", "absent", "differ"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A work in comparable form: made once, compared many times."""

    work: Work
    title: Title
    container: Title
    creators: tuple[Name, ...]
    doi: str
    url: str

    @property
    def kind(self) -> str:
        """What sort of publication it is, as far as that tells two works of one title apart."""
        return KINDS.get(self.work.type, "")


KINDS = {
    "book": "book",
    "chapter": "part",
    "entry-encyclopedia": "part",
    "entry-dictionary": "part",
    "thesis": "thesis",
    "paper-conference": "paper",
    "review": "review",
    "review-book": "review",
}


def profile(work: Work) -> Profile:
    """Return the comparable form of a work."""
    return Profile(
        work,
        title_of(work.title),
        title_of(work.container_title),
        work.creators,
        doi_of(work),
        url_of(work),
    )


def years(a: Date | None, b: Date | None) -> Relation:
    """Compare years of publication; ``close`` is one year apart."""
    if not a or not b or not a.year or not b.year:
        return "absent"
    apart = abs(a.year - b.year)
    return ("same", "close", "differ")[min(apart, 2)]


def days(a: Date | None, b: Date | None) -> Relation:
    """Compare months and days."""
    if not a or not b or not a.month or not b.month:
        return "absent"
    if a.month != b.month or (a.day and b.day and a.day != b.day):
        return "differ"
    return "same" if a.day and b.day else "absent"


def numbers(a: str, b: str) -> Relation:
    """Compare volumes or issues, however they are written."""
    if not a or not b:
        return "absent"
    one, other = number(a), number(b)
    if one == other:
        return "same"
    return "absent" if one in other.split("-") or other in one.split("-") else "differ"


def pages(a: Pages | None, b: Pages | None) -> Relation:
    """Compare page ranges; a page that lies inside the other's range says nothing."""
    if not a or not b or a.first is None or b.first is None:
        return "absent"
    if (a.first, a.last) == (b.first, b.last):
        return "same"
    if a.last is None or b.last is None or a.first == a.last or b.first == b.last:
        return "absent"
    inside = a.first <= b.first <= b.last <= a.last or b.first <= a.first <= a.last <= b.last
    return "absent" if inside and a.first != b.first and a.last != b.last else "differ"


def containers(a: Title, b: Title) -> Relation:
    """Compare journals or books that hold the works; ``close`` is an abbreviation, a cut or a misspelling."""
    if not a.words or not b.words:
        return "absent"
    one, other = main_words(a), main_words(b)
    if one == other:
        return "same"
    if abbreviates(one, other) or abbreviates(other, one):
        return "close"
    return "close" if fuzz.token_set_ratio(" ".join(one), " ".join(other)) >= 85 else "differ"


@cache
def minor_words() -> frozenset[str]:
    """Return the folded articles and prepositions that abbreviations leave out."""
    return frozenset(fold(word) for word in words("language.function"))


def main_words(title: Title) -> tuple[str, ...]:
    """Return the words that an abbreviation keeps."""
    return tuple(word for word in title.words if word not in minor_words()) or title.words


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether each word of ``short`` stands for one of ``long``, in order, or all are initials."""
    if len(short) == 1 and short[0] == "".join(word[0] for word in long):
        return True
    rest = iter(long)
    return all(any(word_abbreviates(word, whole) for whole in rest) for word in short)


def word_abbreviates(word: str, whole: str) -> bool:
    """Tell whether ``word`` has the first letter of ``whole`` and its other letters in their order (intl)."""
    letters = iter(whole)
    return word[0] == whole[0] and all(letter in letters for letter in word)


def texts(a: str, b: str) -> Relation:
    """Compare two free texts: publishers, editions."""
    if not a or not b:
        return "absent"
    one, other = fold(a).split(), fold(b).split()
    if set(one) <= set(other) or set(other) <= set(one):
        return "same"
    return "differ"
