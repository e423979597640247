"""Finds the note markers of an article's text and ties each to its note.

Candidates are raised numbers, ``[^1]``, numbers glued to a word or a closing mark, bracketed numbers, and
numbers that stand before a stop. Footnotes are numbered in the order of their markers, so the markers are the
heaviest chain of candidates whose numbers rise (dynamic programming, weights by how plain a marker each is).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck import lexicon
from citecheck.model import Block, Note
from citecheck.text import RAISED, Text

CARET = re.compile(r"\[\^([^\]\s]+)\]")
RAISED_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")
UNITS = re.compile(r"(?:^|[\s\d])[kcmd]?m$|\d$")
BRACKETED = re.compile(
    r"(?<![\w\]])\s?(?:\[(\d{1,3})\]|\((\d{1,3})\))|(?<=\w)(?:\[(\d{1,3})\]|\((\d{1,3})\))"
)
GLUED = re.compile(
    r"(?=\d)(?:(?<=[^\W\d_]{3})|(?<=[»”\"’)\]\u00a0\u202f\u2009.,;:!?…]))(?<![\d.,]\d[.,])(?<!\d[.,:])(\d{1,3})(?![\w%°ºª€$/]|[.,:]\d|[-–]\w)"
)
SPACED = re.compile(
    r"(?=\s\d)(?<=[^\W\d_]|[»”\"’)\]])[ \u00a0\u202f\u2009](\d{1,3})"
    r"(?=\s?[.,;:!?…»”\"]|\s*$|\s+[A-ZÀ-Ý«])(?![.,]\d)"
)
YEAR_GLUED = re.compile(r"(?<![\d.,–-])(?:1[4-9]|20)\d\d(\d{1,2})(?=[.,;:!?»”\")\]]|\s|$)(?![.,]\d)")
STOPPED = re.compile(r"(?<=\d)[.,;:](\d{1,3})(?=\s+[A-ZÀ-Ý«“]|\s*$)")
SIGN = re.compile(r"(?<=[^\W_]|[.)»”\"†‡*])[ \u00a0]?([*†‡§¶]{1,3})(?=[\s,;:.)*†‡]|$)")
LOOSE = re.compile(r"(?<=[^\W\d_])[ \u00a0](\d{1,3})(?= [a-zà-ÿ]+\b)")
CANDIDATE = re.compile(r"[\d*†‡§¶]")
FAINT = ((YEAR_GLUED, 3, "glued"), (LOOSE, 1, "loose"), (STOPPED, 1, "loose"), (SIGN, 0, "sign"))
LABELLED = re.compile(
    rf"(?:(?<!\w){lexicon.alternation('labels.page', 'labels.volume', 'labels.issue', 'citing.things')}[.°º]*"
    r"|(?<!\w)[^\W\d_]\.)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number in the text that may be a note marker; ``weight`` says how plainly it is one."""

    text: Text
    label: str
    weight: int
    form: str

    @property
    def number(self) -> int:
        """The label as a number; 0 where it is none."""
        return int(self.label) if self.label.isdigit() else 0


def candidates(blocks: Sequence[Block]) -> list[Marker]:
    """Return the candidates in the order of the text, at most one for any place."""
    found: dict[int, Marker] = {}
    for block in blocks:
        for marker in (*carets(block.text), *raised(block.text), *plain(block.text)):
            known = found.get(marker.text.start)
            if known is None or known.weight < marker.weight:
                found[marker.text.start] = marker
    return [found[start] for start in sorted(found)]


def carets(text: Text) -> Iterator[Marker]:
    """Yield Markdown's footnote references."""
    for match in CARET.finditer(text.string):
        yield Marker(text[match.start() : match.end()], match[1], 20, "caret")


def raised(text: Text) -> Iterator[Marker]:
    """Yield raised numbers that are neither powers nor units; "1, 2" gives two."""
    for start, end in text.runs(RAISED):
        words = text.string[start:end].strip(" ()[]")
        if RAISED_NUMBERS.fullmatch(words) and not UNITS.search(text.string[max(0, start - 3) : start]):
            for match in re.finditer(r"\d+", text.string[start:end]):
                whole = (
                    text[start:end].strip()
                    if match[0] == words
                    else text[start + match.start() : start + match.end()]
                )
                yield Marker(whole, match[0], 10, "raised")


def plain(text: Text) -> Iterator[Marker]:
    """Yield numbers and signs that neither tags nor marks raise: bracketed, glued, or before a stop."""
    if not CANDIDATE.search(text.string):
        return
    yield from bracketed(text)
    for match in GLUED.finditer(text.string):
        before = text.string[max(0, match.start() - 12) : match.start()]
        if before[-1:].isalpha() or not LABELLED.search(before):
            yield Marker(text[match.start() : match.end()], match[1], 4, "glued")
    for match in SPACED.finditer(text.string):
        if not LABELLED.search(text.string[max(0, match.start() - 12) : match.start() + 1]):
            yield Marker(text[match.start(1) : match.end(1)], match[1], 2, "spaced")
    for pattern, weight, form in FAINT:
        for match in pattern.finditer(text.string):
            yield Marker(text[match.start(1) : match.end(1)], match[1], weight, form)


def bracketed(text: Text) -> Iterator[Marker]:
    """Yield numbers in brackets that do not count points."""
    for match in BRACKETED.finditer(text.string):
        label = next(filter(None, match.groups()))
        if not is_enumeration(text.string, match):
            weight = 5 if text.string[match.start()] in "[(" else 4
            form = "square" if "[" in match[0] else "round"
            yield Marker(text[match.start() : match.end()].strip(), label, weight, form)


def is_enumeration(string: str, match: re.Match[str]) -> bool:
    """Tell whether a bracketed number counts points ("(1) first, (2) second") rather than notes."""
    before, after = string[: match.start()].rstrip(), string[match.end() :]
    spaced = match[0][:1].isspace() or match.start() == 0 or string[match.start() - 1].isspace()
    goes_on = bool(re.match(r"\s*[^\W\d_]", after)) and not re.match(r"\s+[A-ZÀ-Ý]", after)
    return not before or (spaced and (before[-1:] in ":;,." or goes_on) and goes_on)


def chain(found: Sequence[Marker], labels: set[int]) -> list[Marker]:
    """Return the heaviest chain of ``found`` whose numbers rise and are among ``labels``."""
    usable = [m for m in found if m.number in labels]
    tops: list[tuple[int, int, int]] = []  # (number, weight so far, index), weights rising with numbers
    parents: list[int] = []
    for index, marker in enumerate(usable):
        at = bisect_left(tops, (marker.number,))
        best = tops[at - 1] if at else (0, 0, -1)
        weight = best[1] + marker.weight + (marker.number == best[0] + 1)
        parents.append(best[2])
        if at < len(tops) and tops[at][0] == marker.number and tops[at][1] >= weight:
            continue
        stop = at
        while stop < len(tops) and tops[stop][1] <= weight:
            stop += 1
        tops[at:stop] = [(marker.number, weight, index)]
    chosen, index = [], tops[-1][2] if tops else -1
    while index >= 0:
        chosen.append(usable[index])
        index = parents[index]
    return chosen[::-1]


def plainly_marked(blocks: Sequence[Block], notes: Sequence[Note]) -> bool:
    """Tell whether raised numbers or ``[^1]`` mark nearly all notes: then other numbers mark none."""
    plain = {marker.label for block in blocks for marker in (*carets(block.text), *raised(block.text))}
    return sum(note.label in plain for note in notes) >= 0.8 * len(notes)


def tie(
    blocks: Sequence[Block], notes: Sequence[Note], taken: Collection[int] = ()
) -> list[tuple[Marker, str | None]]:
    """Return the markers of ``blocks``, each with the id of its note; None where there is no such note.

    A marker whose number is wrong, between the markers of notes 15 and 17, is tied to note 16. What stands
    at an offset that is ``taken`` marks none.
    """
    found = [marker for marker in candidates(blocks) if marker.text.start not in taken]
    if not notes:
        return [(marker, None) for marker in orphans(found, set(), {})]
    tied: list[tuple[Marker, str | None]] = []
    starts = [marker.text.start for marker in found]
    runs = series(notes)
    begin = 0
    for run in runs:
        end = bisect_left(starts, run[-1].text.start)
        if run is runs[-1] or end <= begin:
            end = len(found)
        tied += tie_series(found[begin:end], run)
        begin = (
            end
            if end < len(found)
            else bisect_right(starts, max((m.text.start for m, _ in tied), default=-1))
        )
    return tied


def series(notes: Sequence[Note]) -> list[list[Note]]:
    """Return the notes in runs that each begin with number 1: each page or chapter may count anew."""
    runs: list[list[Note]] = [[]]
    for note in notes:
        if note.label == "1" and any(other.label == "1" for other in runs[-1]):
            runs.append([])
        runs[-1].append(note)
    return runs


def tie_series(found: Sequence[Marker], notes: Sequence[Note]) -> list[tuple[Marker, str | None]]:
    """Return the markers among ``found`` with the notes of one numbering that they point at."""
    by_label: dict[str, str] = {}
    for note in notes:
        by_label.setdefault(note.label, note.id)
    numbers = numbering(notes)
    chosen = certain(chain([m for m in found if m.form != "caret"], set(numbers)), max(numbers, default=0))
    starts = {marker.text.start for marker in chosen}
    tied: list[tuple[Marker, str | None]] = [(m, numbers[m.number]) for m in chosen]
    tied += [(m, by_label.get(m.label)) for m in found if m.form == "caret"]
    tied += signed(found, by_label)
    tied += [
        (m, by_label.get(m.label))
        for m in found
        if m.form == "raised" and m.text.start not in starts and m.label in by_label
    ]
    tied += misnumbered(found, chosen, numbers)
    tied += [(m, None) for m in orphans(found, {m.text.start for m, _ in tied}, by_label)]
    return sorted(tied, key=lambda pair: pair[0].text.start)


def signed(found: Sequence[Marker], by_label: dict[str, str]) -> Iterator[tuple[Marker, str]]:
    """Yield the first of each sign (``*``, ``†``) that a note bears."""
    firsts: dict[str, Marker] = {}
    for marker in found:
        if marker.form == "sign":
            firsts.setdefault(marker.label, marker)
    yield from ((marker, by_label[sign]) for sign, marker in firsts.items() if sign in by_label)


def certain(chosen: Sequence[Marker], highest: int) -> list[Marker]:
    """Return ``chosen`` without the numbers inside a sentence that do not stand between their two neighbours.

    Args:
        chosen: a chain of markers.
        highest: the number of the last note.
    """
    numbers = [0, *[marker.number for marker in chosen], highest + 1]
    return [
        marker
        for before, marker, after in zip(numbers, chosen, numbers[2:], strict=False)
        if marker.form != "loose" or (before == marker.number - 1 and after == marker.number + 1)
    ]


def numbering(notes: Sequence[Note]) -> dict[int, str]:
    """Return the id of the note for each number; one without label counts one more than the note before."""
    found: dict[int, str] = {}
    last = 0
    for note in notes:
        if note.label.isdigit() or not note.label:
            last = int(note.label) if note.label else last + 1
            found.setdefault(last, note.id)
    return found


def misnumbered(
    found: Sequence[Marker], chosen: Sequence[Marker], ids: dict[int, str]
) -> Iterator[tuple[Marker, str | None]]:
    """Yield bracketed numbers that stand where the markers of just as many notes are missing."""
    known = {marker.number for marker in chosen}
    loose = [marker for marker in found if marker.form in ("square", "raised")]
    starts = [marker.text.start for marker in loose]
    edges: list[Marker | None] = [None, *chosen, None]
    for last, following in pairwise(edges):
        low, high = last.number if last else 0, following.number if following else max(ids, default=0) + 1
        missing = [n for n in range(low + 1, high) if n in ids and n not in known]
        start = bisect_right(starts, last.text.start) if last else 0
        end = bisect_left(starts, following.text.start) if following else len(starts)
        if missing and end - start == len(missing):
            yield from zip(loose[start:end], (ids[n] for n in missing), strict=True)


def orphans(found: Sequence[Marker], taken: set[int], by_label: dict[str, str]) -> list[Marker]:
    """Return the markers that no note answers.

    With notes in the article: raised numbers and ``[^x]``. Without any: a chain of raised or bracketed
    numbers from 1.
    """
    if by_label:
        numbers = [int(label) for label in by_label if label.isdigit()]
        highest = max(numbers, default=0)
        return [
            m for m in found
            if m.text.start not in taken
            and m.label not in by_label
            and (m.form == "caret" or (m.form == "raised" and 0 < m.number <= highest + 50))
        ]  # fmt: skip
    forms = ("raised", "square", "round")
    for some in (forms, *((form,) for form in forms)):
        usable = [m for m in found if m.form in (*some, "caret")]
        run = chain(usable, {m.number for m in usable})
        if len(run) >= 3 and run[0].number == 1 and run[-1].number <= 2 * len(run):
            return run
    return [m for m in found if m.form == "caret"]
