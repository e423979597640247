"""Finds where notes begin: raised numbers, signs, or plain numbers that count upwards from line to line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from citecheck import lexicon
from citecheck.divide import looks
from citecheck.model import Block
from citecheck.text import RAISED

RAISED_LABEL = re.compile(r"\s*[\[(]?(\d{1,3})\s*[-–.)\]]*\s*")
LOST = re.compile(r"\s*[-–*†]\s*")
AFTER_LABEL = re.compile(r"\s*(?:[-–—.:)\]]\s*)*")
PLAIN = re.compile(
    r"(?:^|(?<=\n))[ \t\u00a0]*"
    r"(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})(?:\s?[.)]\s?[-–—]?|\s?[-–—])?(?=\s|[A-ZÀ-Ý«“\"]))"
    r"[ \t\u00a0\u2009\u202f]*(?:[-–][ \t]*)?(?=[^\W\d]|[«“\"‘'(¿¡\[]|(?<=[.)\]] )\d{1,3} [A-Z])"
)
SIGN = re.compile(r"(?:^|(?<=\n))[ \t]*([*†‡§¶]{1,3})[ \t]*(?=[^\W\d])")
SIGNED = re.compile(r"(?<=[^\W_]|[.)»”\"])[ \u00a0]?([*†‡§¶]{1,3})(?=[\s,;:.)*†‡]|$)")
NUMBER = re.compile(r"(?<!\d)(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3}))(?![\w%])")
MARKED = re.compile(r"[^\W_\d][\u00a0\u202f\u2009]?$|[»”\"’).,;:!?…]\s?$")
BRACKETED = re.compile(r"[^\W_\d]\s?$|[»”\"’).,;:!?…\u00a0]\s?$")
SIGNS = "*†‡§¶"
GAP = 3
SIGN_REACH = 25


@dataclass(frozen=True, slots=True)
class Label:
    """Where a note begins: the block, the index of its label and of its words; ``label`` is "" if lost."""

    block: int
    start: int
    text: int
    label: str

    @property
    def number(self) -> int:
        """The label as a number; 0 where it is none."""
        return int(self.label) if self.label.isdigit() else 0


class Marked:
    """The numbers that stand in the text as note markers do, with the blocks that hold them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.places: dict[int, list[int]] = {}
        for index, block in enumerate(blocks):
            for match in NUMBER.finditer(block.text.string):
                before = block.text.string[max(0, match.start() - 2) : match.start()]
                if (MARKED if match[3] else BRACKETED).search(before):
                    self.places.setdefault(number_of(match), []).append(index)

    def until(self, number: int, index: int) -> bool:
        """Tell whether ``number`` stands as a marker in a block before or at ``index``."""
        return bool(self.places.get(number)) and self.places[number][0] <= index

    def between(self, number: int, start: int, end: int) -> bool:
        """Tell whether ``number`` stands as a marker in a block from ``start`` to ``end``."""
        places = self.places.get(number, [])
        at = bisect_left(places, start)
        return at < len(places) and places[at] <= end


def number_of(match: re.Match[str]) -> int:
    """Return the number that one of the groups of ``match`` holds."""
    return int(next(filter(None, match.groups())))


def raised_labels(blocks: Sequence[Block], tied: AbstractSet[int] = frozenset()) -> Iterator[Label]:
    """Yield the raised numbers, or raised dashes, that begin a line and are followed by words.

    Inside a line a raised number begins a note where it goes on counting behind a note that is ended, unless
    it is one of the offsets ``tied``: those that the format ties to a source. Inside a paragraph none is the
    label of a note that the format itself gives.
    """
    given = {block.label for block in blocks if block.kind == "note"}
    last = 0
    for index, block in enumerate(blocks):
        if block.kind not in ("paragraph", "item"):
            continue
        string, opened = block.text.string, False
        for start, end in block.text.runs(RAISED):
            match = RAISED_LABEL.fullmatch(string[start:end]) or LOST.fullmatch(string[start:end])
            if not match or not string[end:].strip():
                continue
            number = int(match[1]) if match.re is RAISED_LABEL else 0
            if string[:start].strip() and str(number) in given:
                continue
            at_line_start = not string[:start].rpartition("\n")[2].strip()
            counts = number == last + 1 and tied.isdisjoint(block.text.offsets[start:end])
            if at_line_start or (counts and follows_note(string, start, end, opened)):
                skipped = AFTER_LABEL.match(string, end)
                yield Label(index, start, skipped.end() if skipped else end, str(number or ""))
                last, opened = number or last + bool(last), True


def follows_note(string: str, start: int, end: int, opened: bool) -> bool:
    """Tell whether the raised number inside a line opens a note: behind an address or an ended note."""
    before, after = string[:start].rstrip(), string[end:].lstrip()
    if looks.is_address(before.rpartition("\n")[2].rpartition(" ")[2]):
        return bool(re.match(r"[-–]|[^\W\d_]", after))
    return (
        opened
        and looks.is_ended(before)
        and bool(re.match(r"[-–«“\"]|[^\W\d_]", after))
        and after[:1] == after[:1].upper()
    )


def endnote_labels(blocks: Sequence[Block], indices: Sequence[int]) -> Iterator[Label]:
    """Yield the notes of a section headed "Notes": numbered lines, or items that the format numbers.

    It may go on counting from the section before, and ends where several blocks in a row hold no note.
    """
    expected, without = 0, 0
    for index in indices:
        block = blocks[index]
        found = [label for label in numbered_lines([block]) if label.number]
        without += 1
        for label in found:
            if not expected or expected <= label.number <= expected + GAP or block.kind == "item":
                yield replace(label, block=index)
                expected, without = label.number + 1, 0
        if without > GAP:
            return


def counted_labels(blocks: Sequence[Block], listed: AbstractSet[int]) -> Sequence[Label]:
    """Return the plain numbers at the starts of lines that count upwards and begin notes, if any do."""
    marked = Marked(blocks)
    lines = [line for line in numbered_lines(blocks) if line.block not in listed]
    expected, found, good = 1, list[Label](), 0
    for line in lines:
        goes_on = expected <= line.number <= expected + GAP
        again = line.number == 1 and found and marked.between(1, found[-1].block, line.block)
        if not goes_on and not again:
            continue
        likely = reads_like_note(blocks[line.block].text.string[line.text :].partition("\n\n")[0])
        if likely or (found and line.number == expected and marked.until(line.number, line.block)):
            found.append(line)
            expected, good = line.number + 1, good + likely
    evidence = sum(marked.until(label.number, label.block) for label in found)
    if not found or good * 2 < len(found) or evidence * 2 < len(found):
        return []
    return [*earlier(lines, found[0], marked), *found]


def numbered_lines(blocks: Sequence[Block]) -> Iterator[Label]:
    """Yield the lines of paragraphs that begin with a number, and the items that the format numbers."""
    for index, block in enumerate(blocks):
        if block.kind == "item" and block.label.isdigit():
            yield Label(index, 0, 0, block.label)
        elif block.kind in ("paragraph", "item"):
            for match in PLAIN.finditer(block.text.string):
                yield Label(index, match.start(), match.end(), str(number_of(match)))


def earlier(lines: Sequence[Label], first: Label, marked: Marked) -> list[Label]:
    """Return the remarks that stand right before the first note that reads like one, and count up to it."""
    found: list[Label] = []
    wanted = first.number - 1
    for line in reversed(lines[: lines.index(first)]):
        if (
            wanted
            and line.number == wanted
            and line.block >= first.block - GAP
            and marked.until(wanted, line.block)
        ):
            found.append(line)
            wanted -= 1
    return found[::-1]


def sign_labels(source: str, blocks: Sequence[Block]) -> Iterator[Label]:
    """Yield the lines that begin with a sign (``*``, ``†``) which the text before them bears as a marker."""
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        string = block.text.string
        bullet = source[block.text.start - 3 : block.text.start].rpartition("\n")[2].strip()
        if block.kind == "item" and bullet and SIGN.match(bullet + "x") and near(seen, bullet, index):
            yield Label(index, 0, 0, bullet)
        if block.kind in ("paragraph", "item"):
            if not any(sign in string for sign in SIGNS):
                continue
            for match in SIGN.finditer(string):
                if near(seen, match[1], index):
                    yield Label(index, match.start(), match.end(), match[1])
            for match in SIGNED.finditer(string):
                seen[match[1]] = index


def near(seen: dict[str, int], sign: str, index: int) -> bool:
    """Tell whether ``sign`` was seen as a marker shortly before the block at ``index``."""
    return sign in seen and index - seen[sign] <= SIGN_REACH


def reads_like_note(words: str) -> bool:
    """Tell whether ``words`` are a reference, a short form or an address."""
    head = " ".join(words[:500].split())
    return bool(looks.reference_score(head) >= 2 or SHORT.match(head) or looks.ADDRESS.match(head))


SHORT = re.compile(
    rf"\W*{lexicon.alternation('short.ibid', 'short.idem', 'citing.see', 'citing.through')}(?!\w)",
    re.IGNORECASE,
)
