"""What is wrong in a settings' file, where, and what comes nearest; the words are the reporter's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

MistakeKind = Literal[
    "syntax",
    "unreadable",
    "unknown-key",
    "unknown-value",
    "unknown-rule",
    "unknown-option",
    "type",
    "no-folder",
]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake.

    Attributes:
        kind: names the sentence that says it.
        file, line: where it stands; the line is 0 where the whole file is meant.
        values: what the sentence's placeholders stand for.
        nearest: what may have been meant.
    """

    kind: MistakeKind
    file: Path
    line: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    nearest: tuple[str, ...] = ()


class BadSettings(ValueError):
    """A settings' file with mistakes; all of them, not the first."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(f"{mistakes[0].file}: {mistakes[0].kind}")
        self.mistakes = tuple(mistakes)


def nearest(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the one of ``known`` that comes nearest to ``word``, if any does."""
    return tuple(get_close_matches(word, known, 1, 0.5))
