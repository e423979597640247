"""Changes to a file's characters; everything outside them stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from citecheck.text import Text


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the characters from offset ``start`` to before ``end`` become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends one thing: all of its edits, or none of them.

    Attributes:
        rule: names what it mends.
        edits: what it changes.
        at: where the finding stands that it mends; -1 where there is none.
    """

    rule: str
    edits: tuple[Edit, ...]
    at: int = -1


def rewritten(text: Text, wanted: str, source: str, rule: str) -> Iterator[Fix]:
    """Yield the fix that makes ``text`` read ``wanted``; nothing where the file's own marks stand between."""
    if text.string == wanted or not text.string:
        return
    if source[text.start : text.end] == text.string:
        yield Fix(rule, (Edit(text.start, text.end, wanted),))
        return
    edits: list[Edit] = []
    for kind, first, last, start, end in SequenceMatcher(None, text.string, wanted, False).get_opcodes():
        if kind == "equal":
            continue
        if first == last:
            at = text.offsets[first] if first < len(text) else text.end
            edits.append(Edit(at, at, wanted[start:end]))
        elif source[text.offsets[first] : text.offsets[last - 1] + 1] == text.string[first:last]:
            edits.append(Edit(text.offsets[first], text.offsets[last - 1] + 1, wanted[start:end]))
        else:
            return
    yield Fix(rule, tuple(edits))


def joined(fixes: Iterable[Fix], at: int) -> Iterator[Fix]:
    """Yield the fixes of the finding at offset ``at`` as one; nothing where there are none."""
    parts = apart(fixes)
    if parts:
        yield Fix(parts[0].rule, tuple(edit for fix in parts for edit in fix.edits), at)


def apart(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes that do not touch what an earlier one changes."""
    kept: list[Fix] = []
    taken: list[tuple[int, int]] = []
    for fix in fixes:
        spans = [(edit.start, max(edit.end, edit.start + 1)) for edit in fix.edits]
        if not any(start < last and first < end for start, end in spans for first, last in taken):
            kept.append(fix)
            taken += spans
    return kept


def applied(source: str, fixes: Iterable[Fix]) -> str:
    """Return ``source`` with ``fixes`` applied; they must not overlap."""
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.start, reverse=True)
    for edit in edits:
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def written(edit: Edit, fixes: Iterable[Fix]) -> tuple[int, int]:
    """Return where the text of one of the edits of ``fixes`` begins and ends after them."""
    before = (one for fix in fixes for one in fix.edits if one is not edit and one.end <= edit.start)
    start = edit.start + sum(map(growth, before))
    return start, start + len(edit.text)


def growth(edit: Edit) -> int:
    """Return by how many characters an edit makes a text longer."""
    return len(edit.text) - (edit.end - edit.start)


def moved(at: int, fixes: Iterable[Fix]) -> int:
    """Return where a character stands after fixes; -1 where it is gone."""
    edits = [edit for fix in fixes for edit in fix.edits]
    if any(edit.start <= at < edit.end and not edit.text for edit in edits):
        return -1
    return at + sum(growth(edit) for edit in edits if edit.end <= at)
