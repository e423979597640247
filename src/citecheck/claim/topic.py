"""What claims and sources are about: how near each claim of an article is to each of its sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import nlargest
from math import log, sqrt

from citecheck import lexicon
from citecheck.claim.passages import Passage, passages
from citecheck.claim.sources import Sources
from citecheck.claim.vectors import Matrix, similarities
from citecheck.facts import Record
from citecheck.match.forms import fold
from citecheck.model import Article, Citation, Entry, Note

LONGEST_CLAIM = 1200
NEIGHBOURS = 8
COMPANY = 3
SAME = 40


@dataclass(frozen=True, slots=True)
class Cite:
    """One source cited in one passage: its own number, and those of claim and source in the article."""

    number: int
    claim: int
    source: int


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a source belonging where it is cited, by one measure; the higher, the more it belongs.

    Attributes:
        row: how much nearer the claim is to it than to the article's other sources.
        company: how near its nearest other sources in the article are.
        around: how near the nearest claim within a few sentences is.
    """

    row: float
    company: float
    around: float


class Topics:
    """The claims and the sources of an article, and how near they are to each other.

    Args:
        article: an article with its citations.
        vectors: whether sentence vectors may be used, where they are installed.
        records: what is registered of notes and entries, by their ids.
    """

    def __init__(
        self, article: Article, *, vectors: bool = True, records: Mapping[str, Record] | None = None
    ) -> None:
        sources = Sources(article)
        self.passages: list[Passage] = []
        self.claims: list[str] = []
        self.titles: list[str] = []
        self.items: list[Entry | Note] = []
        self.cites: list[Cite] = []
        numbers: dict[str, int] = {}
        for passage in passages(article):
            text = passage.sentence.strip() or passage.string.strip()
            described = {
                title: item
                for citation in passage.citations
                for target in cited(citation)
                for title, item in titled(sources, target)
            }
            if not described or len(text) < 20:
                continue
            self.passages.append(passage)
            self.claims.append(text[-LONGEST_CLAIM:])
            for title, item in described.items():
                key = fold(title)[:SAME]
                if key not in numbers:
                    numbers[key] = len(self.titles)
                    self.titles.append(title)
                    self.items.append(item)
                self.cites.append(Cite(len(self.cites), len(self.claims) - 1, numbers[key]))
        self.vectors = vectors
        self.records = [(records or {}).get(item.id) for item in self.items]
        self.fuller = [fuller(*one) for one in zip(self.titles, self.records, strict=True)]

    @cached_property
    def stems(self) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
        """The word stems of each claim and of each title."""
        return [stems(claim) for claim in self.claims], [stems(title) for title in self.titles]

    @cached_property
    def weights(self) -> dict[str, float]:
        """How telling each stem is: the rarer in the article, the more."""
        texts = (*self.stems[0], *(stems(text) for text in self.fuller))
        counts = Counter(stem for one in texts for stem in one)
        total = len(texts) + 1
        return {stem: log(total / count) for stem, count in counts.items()}

    @cached_property
    def measures(self) -> list[tuple[Matrix, Matrix]]:
        """How near claims are to sources and sources to each other: by words, then by vectors if any.

        A source is as near as its title is, or title, subjects and abstract together if these are nearer.
        """
        found = self.compared(self.titles)
        if self.fuller == self.titles:
            return found
        more = self.compared(self.fuller)
        return [(larger(a, c), larger(b, d)) for (a, b), (c, d) in zip(found, more, strict=True)]

    def compared(self, texts: Sequence[str]) -> list[tuple[Matrix, Matrix]]:
        """Return how near claims are to texts and the texts to each other, by each measure."""
        claims, words = self.stems[0], [stems(text) for text in texts]
        found = similarities(self.claims, texts) if self.vectors else None
        return [(self.overlaps(claims, words), self.overlaps(words, words)), *([found] if found else [])]

    def overlaps(self, one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> Matrix:
        """Return how much the words of ``one`` and ``other`` overlap, each with each; rare ones tell more."""
        holding: dict[str, list[int]] = {}
        for number, words in enumerate(other):
            for word in words:
                holding.setdefault(word, []).append(number)
        masses = [sqrt(self.mass(words)) or 1.0 for words in other]
        found = []
        for words in one:
            row, own = [0.0] * len(other), sqrt(self.mass(words)) or 1.0
            for word in words & holding.keys():
                for number in holding[word]:
                    row[number] += self.weights[word] / own / masses[number]
            found.append(row)
        return found

    def mass(self, words: frozenset[str]) -> float:
        """Return how telling the words are together."""
        return sum(self.weights[word] for word in words)

    @cached_property
    def signs(self) -> list[list[Signs]]:
        """The signs of each citation, by each measure."""
        together: dict[int, set[int]] = {}
        for cite in self.cites:
            together.setdefault(cite.claim, set()).add(cite.source)
        found = []
        for near, alike in self.measures:
            sums = [sum(row) for row in near]
            company = [companions(row, source) for source, row in enumerate(alike)]
            found.append(
                [
                    Signs(
                        stands_out(near[cite.claim], sums[cite.claim], cite.source, together[cite.claim]),
                        company[cite.source],
                        self.around(near, cite),
                    )
                    for cite in self.cites
                ]
            )
        return found

    def around(self, near: Matrix, cite: Cite) -> float:
        """Return how near the nearest of the claims around a citation is to its source."""
        first = max(0, cite.claim - NEIGHBOURS)
        return max(row[cite.source] for row in near[first : cite.claim + NEIGHBOURS + 1])

    @cached_property
    def known(self) -> list[float]:
        """For each citation, the share of its title's words that stand in claims that do not cite it."""
        seen: dict[str, set[int]] = {}
        for number, words in enumerate(self.stems[0]):
            for word in words:
                seen.setdefault(word, set()).add(number)
        citing: dict[int, set[int]] = {}
        for cite in self.cites:
            citing.setdefault(cite.source, set()).add(cite.claim)
        return [self.elsewhere(self.stems[1][c.source], seen, citing[c.source]) for c in self.cites]

    def elsewhere(self, words: frozenset[str], seen: dict[str, set[int]], citing: set[int]) -> float:
        """Return the share of words that stand in other claims than those that cite their source."""
        total = self.mass(words)
        return sum(self.weights[w] for w in words if seen.get(w, set()) - citing) / total if total else 1.0

    @cached_property
    def scores(self) -> list[float]:
        """For each citation the mean of the ranks of its signs in the article; 0 is the most foreign."""
        columns = [self.known]
        for signs in self.signs:
            columns += [
                [one.row for one in signs],
                [one.company for one in signs],
                [one.around for one in signs],
            ]
        ranked = [ranks(column) for column in columns]
        return [sum(values) / len(values) for values in zip(*ranked, strict=True)]

    def nearest(self, cite: Cite) -> int:
        """Return the number of the other source that is nearest to a citation's claim."""
        row = self.measures[-1][0][cite.claim]
        return max((n for n in range(len(row)) if n != cite.source), key=row.__getitem__, default=cite.source)


def fuller(title: str, record: Record | None) -> str:
    """Return a title with the subjects and the abstract that are registered for it."""
    return ". ".join(part for part in (title, *record.subject, record.abstract) if part) if record else title


def larger(one: Matrix, other: Matrix) -> Matrix:
    """Return the larger of each two values."""
    return [[max(pair) for pair in zip(*rows, strict=True)] for rows in zip(one, other, strict=True)]


def stands_out(row: Sequence[float], total: float, source: int, together: set[int]) -> float:
    """Return how much nearer a claim is to a source than to those that it does not cite."""
    others = len(row) - len(together)
    return row[source] - ((total - sum(row[n] for n in together)) / others if others else 0.0)


def companions(row: Sequence[float], source: int) -> float:
    """Return how near the nearest other titles are to a source's, on the average."""
    best = nlargest(COMPANY, (value for n, value in enumerate(row) if n != source))
    return sum(best) / len(best) if best else 0.0


def ranks(column: Sequence[float]) -> list[float]:
    """Return for each value the share of the column that lies below it; equals count half."""
    order = sorted(column)
    return [(bisect_left(order, value) + bisect_right(order, value)) / 2 / len(order) for value in column]


def cited(citation: Citation) -> tuple[str, ...]:
    """Return the ids of what a citation cites: a note stands for the entries that describe its works."""
    return citation.targets[:1] if citation.kind == "note-marker" else citation.targets


def titled(sources: Sources, target: str) -> list[tuple[str, Entry | Note]]:
    """Return the title that a target stands for, with the note or entry that gives it."""
    items = sorted(sources.chain(target), key=lambda item: isinstance(item, Note))
    return [(item.work.title, item) for item in items if item.work.title][:1]


@cache
def function_words() -> frozenset[str]:
    """Return words that say nothing of a topic."""
    return frozenset(fold(word) for word in lexicon.words("language.function"))


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's words, by which related words of related languages meet."""
    words = (word for word in fold(text).split() if len(word) > 2 and not word.isdigit())
    return frozenset(stem(word) for word in words if word not in function_words())


def stem(word: str) -> str:
    """Return the beginning of a word."""
    return word[: max(4, min(6, len(word) - 2))] if len(word) > 5 else word
