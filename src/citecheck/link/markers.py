"""Finds the note markers of an article's text and ties each to its note.

Candidates are raised numbers, ``[^1]``, numbers glued to a word or a closing mark, bracketed numbers, and numbers
that stand before a stop. Footnotes are numbered in the order of their markers, so the markers are the heaviest
chain of candidates whose numbers rise (dynamic programming, weights by how plainly a candidate is a marker).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.model import Block, Note
from citecheck.text import RAISED, Text

CARET = re.compile(r"\[\^([^\]\s]+)\]")
RAISED_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")
UNITS = re.compile(r"(?:^|[\s\d])[kcmd]?m$|\d$")
BRACKETED = re.compile(r"(?<![\w\]])\s?(?:\[(\d{1,3})\]|\((\d{1,3})\))|(?<=\w)(?:\[(\d{1,3})\]|\((\d{1,3})\))")
GLUED = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[»”\"’)\]\u00a0.,;:!?…]))(?<![\d.,]\d[.,])(?<!\d[.,:])(\d{1,3})(?![\w%°ºª€$/]|[.,:]\d|[-–]\w)")
SPACED = re.compile(r"(?<=[^\W\d_]|[»”\"’)\]])[ \u00a0](\d{1,3})(?=\s?[.,;:!?…»”\"]|\s*$|\s+[A-ZÀ-Ý«])(?![.,]\d)")
LABELLED = re.compile(r"(?:\b[^\W\d_]{1,6}[.°º]|\b(?:art|articles?|figures?|tables?|tableaux?|cuadros?|n|no|p|pp|vol|pages?|chapters?|chapitres?|cap[ií]tulos?))\s*$", re.IGNORECASE)


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
                whole = text[start:end].strip() if match[0] == words else text[start + match.start() : start + match.end()]
                yield Marker(whole, match[0], 10, "raised")


def plain(text: Text) -> Iterator[Marker]:
    """Yield numbers that neither tags nor marks raise: bracketed, glued, or before a stop."""
    for match in BRACKETED.finditer(text.string):
        label = next(filter(None, match.groups()))
        if not is_enumeration(text.string, match):
            part = text[match.start() : match.end()].strip()
            yield Marker(part, label, 5 if text.string[match.start()] in "[(" else 4, "square" if "[" in match[0] else "round")
    for match in GLUED.finditer(text.string):
        if not LABELLED.search(text.string[max(0, match.start() - 12) : match.start()]):
            yield Marker(text[match.start() : match.end()], match[1], 4, "glued")
    for match in SPACED.finditer(text.string):
        if not LABELLED.search(text.string[max(0, match.start() - 12) : match.start() + 1]):
            yield Marker(text[match.start(1) : match.end(1)], match[1], 2, "spaced")


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


def tie(blocks: Sequence[Block], notes: Sequence[Note]) -> list[tuple[Marker, str | None]]:
    """Return the markers of ``blocks``, each with the id of its note; None where there is no such note.

    A marker whose number is wrong, between the markers of notes 15 and 17, is tied to note 16.
    """
    found = candidates(blocks)
    by_label: dict[str, str] = {}
    for note in notes:
        by_label.setdefault(note.label, note.id)
    numbers = {int(label) for label in by_label if label.isdigit()} | lost_numbers(notes)
    chosen = chain([m for m in found if m.form != "caret"], numbers)
    starts = {marker.text.start for marker in chosen}
    tied: list[tuple[Marker, str | None]] = [(m, note_of(m, notes, by_label)) for m in chosen]
    tied += [(m, by_label.get(m.label)) for m in found if m.form == "caret"]
    tied += [(m, by_label.get(m.label)) for m in found if m.form == "raised" and m.text.start not in starts and m.label in by_label]
    tied += misnumbered(found, chosen, notes)
    tied += [(m, None) for m in orphans(found, {m.text.start for m, _ in tied}, by_label)]
    return sorted(tied, key=lambda pair: pair[0].text.start)


def note_of(marker: Marker, notes: Sequence[Note], by_label: dict[str, str]) -> str | None:
    """Return the id of the note with the marker's label, or of the unlabelled note where it is due."""
    if marker.label in by_label:
        return by_label[marker.label]
    before = by_label.get(str(marker.number - 1))
    ids = [note.id for note in notes]
    after = ids.index(before) + 1 if before in ids else len(ids)
    return ids[after] if after < len(ids) and not notes[after].label else None


def lost_numbers(notes: Sequence[Note]) -> set[int]:
    """Return the numbers that notes without label must have had: one more than the note before."""
    return {
        int(last.label) + 1
        for last, note in zip(notes, notes[1:], strict=False)
        if not note.label and last.label.isdigit()
    }


def misnumbered(found: Sequence[Marker], chosen: Sequence[Marker], notes: Sequence[Note]) -> Iterator[tuple[Marker, str | None]]:
    """Yield bracketed numbers that stand where the markers of just as many notes are missing."""
    known = {marker.number for marker in chosen}
    ids = {int(note.label): note.id for note in notes if note.label.isdigit()}
    edges = [None, *chosen, None]
    for last, following in zip(edges, edges[1:], strict=False):
        low, high = last.number if last else 0, following.number if following else max(ids, default=0) + 1
        missing = [n for n in range(low + 1, high) if n in ids and n not in known]
        start, end = last.text.start if last else -1, following.text.start if following else 1 << 60
        loose = [m for m in found if m.form == "square" and start < m.text.start < end]
        if missing and len(loose) == len(missing):
            yield from zip(loose, (ids[n] for n in missing), strict=True)


def orphans(found: Sequence[Marker], taken: set[int], by_label: dict[str, str]) -> list[Marker]:
    """Return the markers that no note answers.

    With notes in the article: raised numbers and ``[^x]``. Without any: a chain of raised or bracketed numbers from 1.
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
    for form in ("raised", "square", "round"):
        usable = [m for m in found if m.form in (form, "caret")]
        run = chain(usable, {m.number for m in usable})
        if len(run) >= 3 and run[0].number == 1 and run[-1].number <= 2 * len(run):
            return run
    return [m for m in found if m.form == "caret"]
