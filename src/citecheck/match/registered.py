"""Whether a registered record is the work that a reference describes.

The search-based matching with validation of Crossref (SBMV, Tkaczyk 2018), without the registry's score:
a generalised Jaccard similarity of numbers, names and titles, and a count of the fields that agree, of
which articles need one more than other works. Titles that many works bear prove less; reviews, errata,
parts of books, preprints and later copies are held back though title and author agree.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from citecheck.facts import Record
from citecheck.match import titles
from citecheck.match.forms import fold, generic_titles, title_of
from citecheck.match.weights import NUMBER, TAG, TITLE_AGREES, Weights
from citecheck.model import Work

SAME, PERHAPS = 0.55, 0.4
ASIDE = re.compile(
    r"(?i)\(\s*doi\b[^()]*\)|(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)?10\.\d{4,9}/\s?\S+|\bdoi:\s*\S*"
    r"|arxiv:\s*[\w./-]+|https?://\S+|www\.\S+"
)
PARTS = ("book-chapter", "book-section", "book-part", "reference-entry")
WHOLES = ("book", "monograph", "edited-book", "reference-book", "proceedings")
NO_WORKS = ("component", "peer-review", "journal", "journal-issue", "grant", "book-series", "journal-volume")
OTHER_KIND, UNTITLED, SHORTENED = 0.5, 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Match:
    """How far a record is the work: ``same`` beyond reasonable doubt, ``perhaps``, or neither."""

    record: Record
    similarity: float

    @property
    def same(self) -> bool:
        """Whether this is the work."""
        return self.similarity >= SAME

    @property
    def perhaps(self) -> bool:
        """Whether it may be the work."""
        return self.similarity >= PERHAPS


@cache
def lookalikes(kind: str) -> tuple[str, ...]:
    """Return the folded beginnings of titles of one kind, the longest first."""
    table = tomllib.loads(Path(__file__).with_name("lookalikes.toml").read_text("utf-8"))
    return tuple(sorted((fold(words) for words in table[kind]), key=len, reverse=True))


def begins(title: str, kind: str) -> bool:
    """Tell whether a title begins as those of one kind do: "RETRACTED: …", "Erratum to …"."""
    return bool(opening(title, kind))


def opening(title: str, kind: str) -> str:
    """Return the folded words by which a title shows its kind, with the one that follows; else nothing."""
    folded = f"{fold(TAG.sub('', title))} "
    found = next((words for words in lookalikes(kind) if folded.startswith(f"{words} ")), "")
    return " ".join(folded.split()[: len(found.split()) + 1]) if found else ""


def query(text: str) -> str:
    """Return a reference without what searches stumble over: DOI, addresses, arXiv number, brackets."""
    return " ".join(re.sub(r"\[[^\[\]]*\]", " ", ASIDE.sub(" ", text)).split())


def best(text: str, work: Work, records: list[Record]) -> list[Match]:
    """Return the records with their similarities to a reference, the likest first.

    Where two records are as like, neither is the work: the registry's order decides nothing.
    """
    found = [Match(record, similarity(text, work, record)) for record in records]
    found.sort(key=lambda match: (-match.similarity, match.record.doi))
    if len(found) > 1 and found[0].same and found[0].similarity == found[1].similarity:
        doubtful = Match(found[0].record, SAME - 0.01)
        return [doubtful, *found[1:]] if not found[1].same else [doubtful, *map(doubt, found[1:])]
    return found


def closeness(text: str, record: Record) -> float:
    """Return from 0 to 1 how much of a record stands in a reference, whether or not it is the work."""
    weights = Weights(query(text))
    weights.compare(query(text), record)
    return weights.jaccard()


def doubt(match: Match) -> Match:
    """Return a match such that it is at most "perhaps"."""
    return Match(match.record, min(match.similarity, SAME - 0.01))


def similarity(text: str, work: Work, record: Record) -> float:
    """Return from 0 to 1 how far ``record`` is what ``text`` describes; 0 where too few fields agree.

    Args:
        text: the reference as printed.
        work: what was read out of it; only its type and title are used, and only to tell look-alikes.
        record: a registered work.
    """
    if record.type in NO_WORKS:
        return 0.0
    bare = query(text)
    weights = Weights(bare)
    if not weights.numbers:
        return 0.0
    weights.compare(bare, record)
    if shortened(work, record):
        weights.add_words("title", max(SHORTENED, weights.text["title"]))
    if weights.support(record) < needed(work, record):
        return 0.0
    return round(weights.jaccard() * min(factors(weights, text, work, record), default=1.0), 3)


def shortened(work: Work, record: Record) -> bool:
    """Tell whether a reference gives a record's title without its subtitle, or without its end."""
    printed = title_of(work.title)
    relations = (titles.relate(printed, title_of(title)) for title in record.title)
    return len(printed.words) > 1 and any(found in ("subtitle", "shortened") for found in relations)


def needed(work: Work, record: Record) -> int:
    """Return how many fields must agree: four for an article, three for other works."""
    return 4 if record.type == "journal-article" and record.volume and record.page else 3


def factors(weights: Weights, text: str, work: Work, record: Record) -> Iterator[float]:
    """Yield a factor for each reason to hold the record back."""
    title = record.title[0] if record.title else ""
    for kind in ("notices", "reviews", "comments"):
        if opening(title, kind) not in f" {fold(text)} ":
            yield OTHER_KIND
    if record.type == "posted-content" and not says_preprint(text):
        yield OTHER_KIND
    if run_together(weights.numbers):
        yield OTHER_KIND
    if other_kind(weights, work, record):
        yield OTHER_KIND
    telling = weights.text.get("title", 0) > TITLE_AGREES and not common(title, weights)
    if not telling and not placed(weights, record):
        yield OTHER_KIND if work.title else UNTITLED


def common(title: str, weights: Weights) -> bool:
    """Tell whether many works bear a title ("Introduction", a single word), unless the journal is the one."""
    return (len(fold(title).split()) < 2 or fold(title) in generic_titles()) and "journal" not in weights.text


def placed(weights: Weights, record: Record) -> bool:
    """Tell whether volume and page are those of the record and of no other: what can stand for a title."""
    numbered = weights.text.get("number 0", 0) == 1
    paged = weights.text.get("page 0", 0) == 1 and first(record) > 1
    counted = weights.text.get("volume 0", 0) == 1 and record.volume not in map(str, record.years)
    return counted and (numbered or paged)


def says_preprint(text: str) -> bool:
    """Tell whether a reference says that it is a preprint, or names a server of preprints."""
    folded = f" {fold(text)} "
    return any(f" {words} " in folded for words in lookalikes("preprints"))


def run_together(left: list[str]) -> bool:
    """Tell whether the numbers that a record leaves over amount to a second reference: a year and more."""
    return len(left) >= 3 and any(len(number) == 4 and number[:2] in ("18", "19", "20") for number in left)


def other_kind(weights: Weights, work: Work, record: Record) -> bool:
    """Tell whether one is a part and the other a whole, or only one a thesis; a part is known by its page."""
    if work.type == "thesis":
        return record.type != "dissertation"
    if work.type == "chapter":
        return record.type in WHOLES
    if work.type != "book" or work.container_title:
        return False
    return record.type in PARTS and weights.text.get("page 0", 0) < 1


def first(record: Record) -> int:
    """Return the number of the first page; 0 where there is none."""
    found = NUMBER.search(record.page)
    return int(found.group()) if found else 0
