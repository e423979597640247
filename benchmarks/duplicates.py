"""Finding one work twice: accuracy on generated entries with noise, against a plain ratio; time by size."""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, utils

from citecheck.match import Index, pairs
from citecheck.model import Date, Name, Pages, Work

VOCABULARY = """
salt wells harbours caravans weavers potters ferries marshes bridges forests vineyards glass paper letters
history economy memory politics geography law price image archive decline origins language ecology ritual
Brittany Tangier Bergen Lisbon Murano Ghent Oviedo Timbuktu Fez Bremen Genoa Porto Cork Riga Tunis Cadiz
Roy Okafor Herrera Young Garnier Weber Rossi Silva Adler Brown Cohen Diaz Evans Fischer Gould Hanna Ivanov
"""
SUBJECTS, ASPECTS, PLACES, FAMILIES = (line.split() for line in VOCABULARY.strip().splitlines())
JOURNALS = (
    "Journal of Rural History",
    "Annales de géographie",
    "Saharan Studies",
    "Revista de Historia Rural",
    "Ports",
)


def generate(count: int, seed: int = 1) -> list[Work]:
    """Return ``count`` articles, some of them close neighbours: parts, other words in a title."""
    chance = random.Random(seed)
    works: list[Work] = []
    while len(works) < count:
        works += itertools.islice(family_of_works(chance), count - len(works))
    return works


def family_of_works(chance: random.Random) -> Iterator[Work]:
    """Yield a work, and now and then others that are not the same though they look it."""
    first = one_work(chance)
    yield first
    kind = chance.random()
    if kind < 0.08:
        yield replace(first, title=f"{first.title}, part 2", page=Pages("301-320", 301, 320))
    elif kind < 0.16:
        yield replace(
            first, title=f"{first.title}, seen from {chance.choice(PLACES)}", page=Pages("90-99", 90, 99)
        )
    elif kind < 0.2:
        yield replace(
            one_work(chance), title=first.title, type="book", container_title="", volume="", issue=""
        )


def one_work(chance: random.Random) -> Work:
    """Return one article."""
    year, start = chance.randint(1950, 2024), chance.randint(1, 400)
    end = start + chance.randint(8, 40)
    title = (
        f"The {chance.choice(ASPECTS)} of {chance.choice(SUBJECTS)} and {chance.choice(SUBJECTS)} "
        f"from {chance.randint(1200, 1900)} in {chance.choice(PLACES)} and {made_up(chance)}"
    )
    authors = tuple(
        Name(
            chance.choice(FAMILIES) + chance.choice(("", "", "son", "ez", "i")),
            chance.choice(("Anne", "Jean", "Maria")),
        )
        for _ in range(chance.choice((1, 1, 2, 3)))
    )
    return Work(
        type="article-journal", author=authors, title=title, container_title=chance.choice(JOURNALS),
        issued=Date(str(year), year), volume=str(chance.randint(1, 60)), issue=str(chance.randint(1, 4)),
        page=Pages(f"{start}-{end}", start, end),
    )  # fmt: skip


def made_up(chance: random.Random) -> str:
    """Return a place name that no map has, so that titles have rare words as real ones do."""
    syllables = chance.choices(
        ("ba", "len", "mor", "ti", "sa", "vik", "ou", "gar", "ne", "dol"), k=chance.randint(2, 4)
    )
    return "".join(syllables).title()


def noisy(work: Work, chance: random.Random) -> Work:
    """Return the work as another author would print it."""
    changes: list[Callable[[Work], Work]] = [
        lambda w: replace(w, author=tuple(Name(n.family, n.given[:1] + ".") for n in w.author)),
        lambda w: replace(w, author=w.author[:1], et_al=True),
        lambda w: replace(w, title=swap(w.title, chance)),
        lambda w: replace(w, title=w.title.upper()),
        lambda w: replace(w, title=w.title + ": an enquiry"),
        lambda w: replace(w, volume="", issue="", page=None),
        lambda w: replace(w, container_title=" ".join(word[:4] + "." for word in w.container_title.split())),
        lambda w: replace(w, issued=Date(str(w.year + 1), w.year + 1) if w.year else None),
        lambda w: replace(
            w, author=(Name(swap(w.author[0].family, chance), w.author[0].given), *w.author[1:])
        ),
    ]
    for change in chance.sample(changes, chance.randint(1, 3)):
        work = change(work)
    return work


def swap(word: str, chance: random.Random) -> str:
    """Return ``word`` with two neighbouring letters exchanged."""
    at = chance.randrange(1, len(word) - 1)
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def duplicated(count: int, seed: int = 1) -> tuple[list[Work], set[tuple[int, int]]]:
    """Return works of which a tenth stand twice, and the positions of those pairs."""
    chance = random.Random(seed)
    works = generate(count - count // 10, seed)
    copied = chance.sample(range(len(works)), count // 10)
    truth = {(original, len(works) + n) for n, original in enumerate(copied)}
    return works + [noisy(works[original], chance) for original in copied], truth


def by_ratio(works: Sequence[Work], threshold: float = 88.0) -> set[tuple[int, int]]:
    """Return the pairs whose authors, year and title have a high token set ratio: the baseline."""
    texts = [
        utils.default_process(" ".join([*map(str, work.author), str(work.year or ""), work.title]))
        for work in works
    ]
    numbered = list(enumerate(texts))
    return {
        (i, j)
        for (i, a), (j, b) in itertools.combinations(numbered, 2)
        if fuzz.token_set_ratio(a, b, score_cutoff=threshold)
    }


def scores(found: set[tuple[int, int]], truth: set[tuple[int, int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = len(found & truth)
    precision, recall = right / max(1, len(found)), right / max(1, len(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def run(sizes: Sequence[int] = (1_000, 10_000, 100_000)) -> dict[str, float]:
    """Print and return the figures."""
    works, truth = duplicated(1_000, seed=7)
    figures: dict[str, float] = {}
    for name, found in (
        ("match", {(a, b) for a, b, likeness in pairs(works) if likeness.same}),
        ("token set ratio", by_ratio(works)),
    ):
        precision, recall, f1 = scores(found, truth)
        figures[f"duplicates, {name}: F1"] = round(f1, 3)
        print(f"duplicates  {name:16} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    for size in sizes:
        works, _ = duplicated(size)
        start = time.process_time()
        count = sum(likeness.same for _, _, likeness in Index(works).pairs())
        seconds = time.process_time() - start
        figures[f"duplicates, {size} entries: s"] = round(seconds, 2)
        print(f"duplicates  {size:>9,} entries  {seconds:7.2f} s  {count:,} pairs")
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="time a million entries as well")
    run((1_000, 10_000, 100_000, 1_000_000) if parser.parse_args().million else (1_000, 10_000, 100_000))
