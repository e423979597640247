"""Finds what may be the same work among many, without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from citecheck.match.compare import Likeness, compare_profiles
from citecheck.match.fields import Profile, profile
from citecheck.match.forms import family
from citecheck.model import Work

RARE = 3
CROWD = 60


class Index:
    """Works in blocks that share a DOI, an address, an author with a year, a rare word of the title.

    Only works in one block are compared: the same code serves a list of twenty entries and a run
    over a million. A block of more than ``crowd`` works tells nothing and is left out.
    """

    def __init__(self, works: Sequence[Work], crowd: int = CROWD) -> None:
        self.works = works
        self.profiles = [profile(work) for work in works]
        self.crowd = crowd
        self.frequency = Counter(word for one in self.profiles for word in set(one.title.words))
        self.blocks: dict[str, list[int]] = defaultdict(list)
        for position, one in enumerate(self.profiles):
            for key in self.keys(one):
                self.blocks[key].append(position)

    def keys(self, one: Profile) -> Iterator[str]:
        """Yield the names of the blocks that a work belongs to."""
        if one.doi:
            yield f"doi {one.doi}"
        if one.url:
            yield f"url {one.url}"
        author = family(one.creators[0]) if one.creators else ""
        if author:
            yield f"author {author} {one.work.year or ''}"
        rare = sorted(set(one.title.words), key=lambda word: (self.frequency[word], word))[:RARE]
        yield from (f"word {word}" for word in rare if self.frequency[word] <= self.crowd)
        if rare and self.frequency[rare[0]] > self.crowd:
            yield from (f"words {first} {second}" for first, second in combinations(rare, 2))
        if one.title.words:
            yield f"title {' '.join(one.title.words[:5])}"

    def near(self, one: Profile) -> list[int]:
        """Return the positions of the works that share a block with this one, in order."""
        found: set[int] = set()
        for key in self.keys(one):
            block = self.blocks.get(key, ())
            if len(block) <= self.crowd:
                found.update(block)
        return sorted(found)

    def candidates(self, work: Work) -> list[tuple[int, Likeness]]:
        """Return position and likeness of the works that may be ``work``, the likest first."""
        one = profile(work)
        found = [(position, compare_profiles(one, self.profiles[position])) for position in self.near(one)]
        return sorted((pair for pair in found if pair[1].perhaps), key=lambda pair: (-pair[1].score, pair[0]))

    def pairs(self) -> Iterator[tuple[int, int, Likeness]]:
        """Yield the positions of every two works that may be one, the earlier first, and their likeness."""
        for later, one in enumerate(self.profiles):
            for earlier in self.near(one):
                if earlier >= later:
                    break
                likeness = compare_profiles(self.profiles[earlier], one)
                if likeness.perhaps:
                    yield earlier, later, likeness


def pairs(works: Sequence[Work]) -> Iterator[tuple[int, int, Likeness]]:
    """Yield the positions of every two of ``works`` that may be one, and their likeness."""
    return Index(works).pairs()
