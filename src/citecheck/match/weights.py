"""What a reference and a record have in common, field by field, as numbers."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from citecheck.facts import Record
from citecheck.match.forms import fold

NUMBER = re.compile(r"(?<!\d)\d+(?!\d)")
RANGE = re.compile(r"(?<!\d)(\d+)(\s*[-\u00ad\u2010-\u2015\u207b\u208b\u2212]+\s*)(\d+)(?!\d)")
DOTTED = re.compile(r"\d+(?:\.\d+){2,}")
TAG = re.compile(r"&lt;/?\w[^&]*&gt;|<[^>]+>|&amp;\w+;|&\w+;")
TITLE_AGREES, AUTHOR_AGREES, CONTAINER_AGREES = 0.8, 0.7, 0.9
LABEL = 5


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
            share = max(title_in(title, folded) for title in record.title)
            self.add_words("title", share)
            self.add_numbers("title", record.title[0] if share > TITLE_AGREES else "")
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
    """Return the numbers of a reference, an abbreviated last page made whole, without leading zeros.

    Of dotted ones (12.03.2014, 2020.01.17.910) none is counted: they are dates and identifiers.
    """
    whole = RANGE.sub(lambda match: f"{match[1]}-{complete(match[1], match[3])}", DOTTED.sub(" ", text))
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
