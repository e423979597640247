"""LNK013: the entry that a citation is linked to, against the one that its words name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.catalogue import Rule
from citecheck.catalogue.rule import heading
from citecheck.check.ref_printed import printed_years
from citecheck.link.anchored import Anchors
from citecheck.match.forms import fold
from citecheck.model import Article, Entry, Finding
from citecheck.text import Text

YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
BEFORE = 60
EDGES = " []().,;"


@dataclass(frozen=True, slots=True)
class Linked:
    """The words of a citation, some characters before them, and the entries that they are linked to."""

    words: Text
    before: str
    entries: tuple[Entry, ...]

    @property
    def number(self) -> str:
        """The words, where they are a number of a list."""
        words = self.words.string.strip(EDGES)
        return words if words.isdigit() and len(words) < 4 else ""


def linked_elsewhere(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each citation whose words name another entry than the one that it is linked to (LNK013)."""
    found = linked(article)
    wrong = [*by_number(article, found), *by_year(article, found)]
    for one, meant in wrong:
        at = next((c for c in article.citations if c.text.start <= one.words.start < c.text.end), one.words)
        yield rule.finding(
            article,
            at,
            text=one.words,
            form="number" if one.number else "default",
            related=((one.entries[0], "linked"), (meant, "meant")),
            confidence=0.9,
            words=one.words.string.strip(EDGES),
            linked=one.entries[0].key if one.number else heading(one.entries[0]),
            entry=heading(meant),
        )


def linked(article: Article) -> list[Linked]:
    """Return the linked words of an article; not those that are the key of the entry, as in LaTeX."""
    source = article.manuscript.source
    entries: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for anchor, entry in Anchors(article).all:
        words = source[anchor.start : anchor.end]
        if not anchor.key or anchor.key.isdigit() or anchor.key not in words:
            entries[anchor.start, anchor.end].append(entry)
    return [
        Linked(Text.of(source[start:end], start), source[max(0, start - BEFORE) : start], tuple(some))
        for (start, end), some in entries.items()
    ]


def by_number(article: Article, found: list[Linked]) -> list[tuple[Linked, Entry]]:
    """Return the numbers linked to an entry of another; none where many are, as if counted otherwise."""
    numbers = {entry.key: entry for entry in article.entries}
    known = [one for one in found if one.number in numbers]
    wrong = [one for one in known if numbers[one.number] not in one.entries]
    return [(one, numbers[one.number]) for one in wrong] if 3 * len(wrong) <= len(known) else []


def by_year(article: Article, found: list[Linked]) -> Iterator[tuple[Linked, Entry]]:
    """Yield the names and years that fit one entry, and not the one that they are linked to."""
    for one in found:
        if not YEAR.search(one.words.string) or any(fits(entry, one) for entry in one.entries):
            continue
        others = [entry for entry in article.entries if fits(entry, one, named=one.words.string)]
        if len(others) == 1:
            yield one, others[0]


def fits(entry: Entry, one: Linked, named: str = "") -> bool:
    """Tell whether words name a year of an entry and one of its authors, who may stand ``before`` them."""
    years = {int(year) for year in YEAR.findall(one.words.string)}
    context = f" {fold(named or one.before + one.words.string)} "
    people = [fold(str(name)) for name in entry.work.creators] or [fold(entry.text.string[:30])]
    return not years.isdisjoint({entry.work.year, *printed_years(entry)}) and any(
        f" {name} " in context for name in people if name
    )
