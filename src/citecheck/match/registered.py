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

from rapidfuzz import fuzz

from citecheck.facts import Record
from citecheck.match.forms import fold
from citecheck.model import Work

SAME, PERHAPS = 0.55, 0.4
NUMBER = re.compile(r"(?<!\d)\d+(?!\d)")
RANGE = re.compile(r"(?<!\d)(\d+)(\s*[-\u00ad\u2010-\u2015\u207b\u208b\u2212]+\s*)(\d+)(?!\d)")
ASIDE = re.compile(
    r"(?i)(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)?10\.\d{4,9}/\s?\S+|\bdoi:\s*\S*|arxiv:\s*[\w./-]+"
    r"|https?://\S+|www\.\S+"
)
TAG = re.compile(r"&lt;/?\w[^&]*&gt;|<[^>]+>|&amp;\w+;|&\w+;")
PARTS = ("book-chapter", "book-section", "book-part", "reference-entry")
WHOLES = ("book", "monograph", "edited-book", "reference-book", "proceedings")
NO_WORKS = ("component", "peer-review", "journal", "journal-issue", "grant", "book-series", "journal-volume")
TITLE_AGREES, AUTHOR_AGREES, CONTAINER_AGREES = 0.8, 0.7, 0.9
OTHER_KIND = 0.5
LABEL = 5


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
    folded = fold(TAG.sub("", title))
    return any(folded == words or folded.startswith(words + " ") for words in lookalikes(kind))


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
    if weights.support(record) < needed(work, record):
        return 0.0
    return round(weights.jaccard() * min(factors(weights, text, work, record), default=1.0), 3)


def needed(work: Work, record: Record) -> int:
    """Return how many fields must agree: four for an article, three for other works."""
    return 4 if record.type == "journal-article" and record.volume and record.page else 3


class Weights:
    """What record and reference have in common, field by field: the weight in each of the two.

    The number of a numbered list, in the first characters, is none of the reference's.
    """

    def __init__(self, text: str) -> None:
        self.numbers = numbers(text[LABEL:])
        self.record: dict[str, float] = {}
        self.text: dict[str, float] = {}

    def compare(self, text: str, record: Record) -> None:
        """Weigh each field of the record against the reference."""
        folded = fold(text)
        if record.volume in map(str, record.years) and self.numbers.count(record.volume) == 1:
            self.numbers.append(record.volume)
        self.add_numbers("volume", record.volume)
        self.add_year(record)
        self.add_numbers("issue", record.issue)
        self.add_numbers("page", record.page)
        self.add_numbers("number", record.number)
        if record.title:
            self.add_words("title", max(title_in(title, folded) for title in record.title))
            self.add_numbers("title", record.title[0])
        if record.container:
            self.add_numbers("container", record.container[0])
            if any(title_in(name, folded) > CONTAINER_AGREES for name in record.container):
                self.add_words("journal", 1.0)
        people = record.author or record.editor
        if people:
            self.add_words("author", author_in(people[0][0], folded))

    def add_words(self, name: str, share: float) -> None:
        """Weigh words of which the reference has a share."""
        self.record[name] = 1.0
        self.text[name] = share

    def add_numbers(self, name: str, printed: str) -> None:
        """Weigh each number of a field: the reference has it or not, and has it only once."""
        for position, number in enumerate(NUMBER.findall(printed)):
            key = f"{name} {position}"
            self.record[key] = 1.0
            self.text[key] = 0.0
            bare = number.lstrip("0") or "0"
            if bare in self.numbers:
                self.text[key] = 1.0
                self.numbers.remove(bare)

    def add_year(self, record: Record) -> None:
        """Weigh the year: any year of the record is right, one beside it half right."""
        if not record.years:
            return
        self.record["year"], self.text["year"] = 1.0, 0.0
        first = record.issued[:1] or record.years[:1]
        for year in (*first, *record.years):
            if str(year) in self.numbers:
                self.take("year", str(year), 1.0)
                return
        for year in (first[0] - 1, first[0] + 1):
            if str(year) in self.numbers:
                self.take("year", str(year), 0.5)
                return

    def take(self, key: str, number: str, weight: float) -> None:
        """Count a number of the reference as found."""
        self.text[key] = weight
        self.numbers.remove(number)

    def support(self, record: Record) -> int:
        """Return how many fields agree."""
        agree = [
            self.text.get("title", 0) > TITLE_AGREES,
            self.text.get("year", 0) > 0,
            self.text.get("volume 0", 0) == 1,
            self.text.get("author", 0) > AUTHOR_AGREES,
            self.text.get("page 0", 0) == 1 or self.text.get("number 0", 0) == 1,
        ]
        if record.type == "proceedings-article":
            agree += [value == 1 for key, value in self.text.items() if key.startswith("container")]
        return sum(agree)

    def jaccard(self) -> float:
        """Return the generalised Jaccard similarity; each number left in the reference counts against it."""
        shared = sum(min(self.record[key], self.text[key]) for key in self.record)
        joined = sum(max(self.record[key], self.text[key]) for key in self.record) + len(self.numbers)
        return shared / joined if joined else 0.0


def numbers(text: str) -> list[str]:
    """Return the numbers of a reference, an abbreviated last page made whole, without leading zeros."""
    whole = RANGE.sub(lambda match: f"{match[1]}-{complete(match[1], match[3])}", text)
    return [number.lstrip("0") or "0" for number in NUMBER.findall(whole)]


def complete(first: str, last: str) -> str:
    """Return the last page: 1425-37 ends at 1437."""
    if len(last) < len(first) and int(first[-len(last) :]) <= int(last):
        return first[: -len(last)] + last
    return last


def title_in(title: str, folded: str) -> float:
    """Return how much of a title stands in a folded reference."""
    words = fold(TAG.sub("", title))
    if len(words) < 4:
        return float(f" {words} " in f" {folded} ")
    ratio = fuzz.partial_ratio if len(words) <= len(folded) else fuzz.ratio
    return ratio(words, folded) / 100


def author_in(name: str, folded: str) -> float:
    """Return how far a reference begins with a name: within five times the name's length."""
    words = fold(name)
    if not words:
        return 0.0
    return fuzz.partial_ratio(words, folded[: 5 * len(words) + 5]) / 100


def factors(weights: Weights, text: str, work: Work, record: Record) -> Iterator[float]:
    """Yield a factor for each reason to hold the record back."""
    title = record.title[0] if record.title else ""
    for kind in ("notices", "reviews", "comments"):
        if begins(title, kind) and not begins(work.title, kind):
            yield OTHER_KIND
    if record.type == "posted-content" and not says_preprint(text):
        yield OTHER_KIND
    if run_together(weights.numbers):
        yield OTHER_KIND
    if other_kind(work, record):
        yield OTHER_KIND
    if weights.text.get("title", 0) <= TITLE_AGREES and (
        record.volume in map(str, record.years) or first(record) < 2
    ):
        yield OTHER_KIND


def says_preprint(text: str) -> bool:
    """Tell whether a reference says that it is a preprint, or names a server of preprints."""
    folded = f" {fold(text)} "
    return any(f" {words} " in folded for words in lookalikes("preprints"))


def run_together(left: list[str]) -> bool:
    """Tell whether the numbers that a record leaves over amount to a second reference: a year and more."""
    return len(left) >= 4 and any(len(number) == 4 and number[:2] in ("18", "19", "20") for number in left)


def other_kind(work: Work, record: Record) -> bool:
    """Tell whether one is a part and the other a whole, or only one a thesis."""
    if work.type == "thesis":
        return record.type != "dissertation"
    if work.type == "chapter":
        return record.type in WHOLES
    return work.type == "book" and not work.container_title and record.type in PARTS


def first(record: Record) -> int:
    """Return the number of the first page; 0 where there is none."""
    found = NUMBER.search(record.page)
    return int(found.group()) if found else 0
