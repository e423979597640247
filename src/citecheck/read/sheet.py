"""A plain text made of a file that has no lines: one line for each paragraph, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from citecheck.model import Anchor, Spot
from citecheck.read import inline, lines
from citecheck.text import PLAIN, Text

FIRST_WORDS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """What the format says of the source that some characters point at; see ``Anchor``."""

    key: str = ""
    locator: str = ""
    tagged: Mapping[str, str] = field(default_factory=dict)
    vocabulary: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Characters in one style; ``node`` is the file's own element that holds them."""

    string: str
    style: int = PLAIN
    node: Any = None
    ties: tuple[Tie, ...] = ()


class Sheet:
    """Puts pieces one after the other, and remembers where each came from.

    Attributes:
        spots: for each line, where it stands.
        nodes: (offset, piece) of the pieces that have a node, in order.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.spots: list[Spot] = []
        self.nodes: list[tuple[int, Piece]] = []
        self.ties: dict[Tie, tuple[int, int]] = {}

    @property
    def source(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    @property
    def lines(self) -> tuple[int, ...]:
        """The offsets at which its lines begin."""
        return lines.starts(self.source)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The stretches that are tied to sources."""
        return tuple(
            Anchor(start, end, tie.key, tie.locator, tie.tagged, tie.vocabulary)
            for tie, (start, end) in self.ties.items()
        )

    def add(self, pieces: Iterable[Piece], spot: Spot) -> Text:
        """Return the pieces as one paragraph, written at the end of the text."""
        found = []
        for piece in pieces:
            if piece.node is not None:
                self.nodes.append((self.size, piece))
            for tie in piece.ties:
                start, _ = self.ties.get(tie, (self.size, 0))
                self.ties[tie] = start, self.size + len(piece.string)
            found.append(Text.of(piece.string, self.size, piece.style))
            self.write(piece.string)
        self.write("\n")
        text = Text.join(found)
        placed = replace(spot, words=opening(text.string))
        self.spots += [placed] * (text.string.count("\n") + 1)
        return text

    def write(self, string: str) -> None:
        """Add characters."""
        self.parts.append(string)
        self.size += len(string)


def opening(string: str) -> str:
    """Return the first words of a paragraph."""
    head = string[:200].split()
    cut = " ".join(head[:FIRST_WORDS])[:60]
    return cut + ("…" if len(head) > FIRST_WORDS else "")


def behind(words: str, address: str) -> str:
    """Return what a link adds to its words: its address, where these do not show one."""
    return "" if inline.shows(words, address) else f" {address}"
