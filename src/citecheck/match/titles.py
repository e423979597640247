"""Whether two titles are one: the same, spelt differently, shortened, or others."""

from __future__ import annotations

from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from citecheck.match.forms import Title

Relation = Literal["same", "spelling", "subtitle", "shortened", "absent", "near", "different"]
LONG = 5
CLOSE = 88.0
NEAR = 60.0


def relate(a: Title, b: Title) -> Relation:
    """Return how the titles stand to each other; the order of the two does not matter.

    ``subtitle``: one has a subtitle, the other none. ``shortened``: one stops in the middle of the
    other. ``near``: much in common, but words or numbers tell them apart.
    """
    if not a.words or not b.words:
        return "absent"
    if a.joined == b.joined:
        return "same"
    short, long = sorted((a, b), key=lambda title: (len(title.words), title.words))
    cut = shortening(short, long)
    if cut:
        return cut
    ratio = fuzz.ratio(a.joined, b.joined, score_cutoff=NEAR)
    if ratio >= CLOSE and same_numbers(a, b) and only_spelling(a.words, b.words):
        return "spelling"
    return "near" if ratio else "different"


def shortening(short: Title, long: Title) -> Relation | None:
    """Return how ``long`` goes on after the words of ``short``; None where it does not begin with them."""
    count = length_in(short, long) or misspelt_beginning(short, long)
    if not count:
        return None
    if not harmless(short.numbers, long.numbers):
        return "near"
    if count in long.breaks:
        return "subtitle"
    return "shortened" if len(short.words) >= LONG else "near"


def length_in(short: Title, long: Title) -> int:
    """Return how many words of ``long`` have the letters of ``short``; 0 where its beginning differs."""
    joined, letters = short.joined, 0
    for count, word in enumerate(long.words, 1):
        letters += len(word)
        if letters >= len(joined):
            return count if long.joined[:letters] == joined else 0
    return 0


def misspelt_beginning(short: Title, long: Title) -> int:
    """Return how many words ``short`` has where ``long`` begins with them, a letter or two aside; else 0."""
    count = len(short.words)
    if LONG <= count < len(long.words) and only_spelling(short.words, long.words[:count]):
        return count
    return 0


def harmless(fewer: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Tell whether the numbers that only the longer title has count no volume: a span of years at most."""
    if more[: len(fewer)] != fewer:
        return False
    rest = more[len(fewer) :]
    return not rest or (len(rest) == 2 and all(len(word) == 4 and word.isdigit() for word in rest))


def same_numbers(a: Title, b: Title) -> bool:
    """Tell whether both titles bear the same numbers."""
    return sorted(a.numbers) == sorted(b.numbers)


def only_spelling(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether the titles differ by letters only: no word stands for another one."""
    if not set(a) & set(b):
        return False
    edits = Levenshtein.opcodes(a, b)
    changed = [edit for edit in edits if edit.tag != "equal"]
    if sum(max(e.src_end - e.src_start, e.dest_end - e.dest_start) for e in changed) > max(1, len(a) // 4):
        return False
    return all(small_change(a[e.src_start : e.src_end], b[e.dest_start : e.dest_end]) for e in changed)


def small_change(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether one word or a few are the same but for a letter or two; a short word may be absent."""
    one, other = "".join(a), "".join(b)
    if not one or not other:
        return len(one + other) <= 3
    return misspelt(one, other)


def misspelt(a: str, b: str) -> bool:
    """Tell whether the words are a letter or two apart, given their length, or two are exchanged."""
    if len(a) == len(b) and sorted(a) == sorted(b):
        return OSA.distance(a, b) == 1
    allowed = 0 if min(len(a), len(b)) < 4 else 1 if min(len(a), len(b)) < 8 else 2
    return OSA.distance(a, b, score_cutoff=allowed) <= allowed
