"""Damages references as journals and PDF conversion do: lost marks, missing spaces, line breaks."""

from __future__ import annotations

import re
from random import Random

Piece = tuple[str, str]


def damage(pieces: list[Piece], random: Random) -> list[Piece]:
    """Return pieces of a reference (text, label), some of them damaged."""
    if random.random() < 0.6:
        return pieces
    kind = random.choice((straight, unspaced, broken, lettered, unmarked, numbered, spaced, glued, cut))
    return kind(pieces, random)


def each(pieces: list[Piece], pattern: str, new: str, random: Random, chance: float) -> list[Piece]:
    """Replace what ``pattern`` matches, each time with a chance."""
    return [
        (re.sub(pattern, lambda m: m.expand(new) if random.random() < chance else m[0], text), label)
        for text, label in pieces
    ]


def straight(pieces: list[Piece], random: Random) -> list[Piece]:
    """Make quotation marks and apostrophes straight."""
    return each(each(pieces, "[“”„]", '"', random, 1), "[‘’]", "'", random, 1)


def unspaced(pieces: list[Piece], random: Random) -> list[Piece]:
    """Lose spaces after marks."""
    return each(pieces, r"(?<=[.,;:]) (?=\w)", "", random, 0.3)


def glued(pieces: list[Piece], random: Random) -> list[Piece]:
    """Lose the space before a bracket."""
    return each(pieces, r"\s+(?=\()", "", random, 1)


def spaced(pieces: list[Piece], random: Random) -> list[Piece]:
    """Put spaces before marks."""
    return each(pieces, r"(?<=\w)(?=[,;:](?:\s|$))", " ", random, 0.5)


def broken(pieces: list[Piece], random: Random) -> list[Piece]:
    """Leave the hyphen of a line's end in a word."""
    return each(pieces, r"(?<=[a-zà-ÿ]{3})(?=[a-zà-ÿ]{3})", random.choice(["- ", "-", "-\n"]), random, 0.02)


def lettered(pieces: list[Piece], random: Random) -> list[Piece]:
    """Misread letters, as OCR does."""
    old, new = random.choice([("i", "l"), ("m", "rn"), ("e", "c"), ("é", "e"), ("’", " "), ("n", "ri")])
    return each(pieces, old, new, random, 0.08)


def unmarked(pieces: list[Piece], random: Random) -> list[Piece]:
    """Lose the quotation marks."""
    return each(pieces, r"[«»“”„\"]\s?", "", random, 1)


def numbered(pieces: list[Piece], random: Random) -> list[Piece]:
    """Put a list's number before the reference."""
    number = random.randint(1, 120)
    return [(random.choice([f"[{number}] ", f"{number}. ", f"{number} ", "- ", "• "]), ""), *pieces]


def cut(pieces: list[Piece], random: Random) -> list[Piece]:
    """Lose the closing mark."""
    return [*pieces[:-1], (pieces[-1][0].rstrip(" ."), pieces[-1][1])]
