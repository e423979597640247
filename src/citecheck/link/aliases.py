"""Finds the abbreviations that a text explains: "World Health Organization (WHO)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.match.forms import fold
from citecheck.model import Block

SHORT = re.compile(
    r"[(\[](?:[^()\[\]]{0,40}[,:]\s*)?[“\"«]?\s?([A-ZÀ-Þ][\w&.-]{1,9})\s?[”\"»]?(?:[)\]]|,\s(?:1[5-9]|20)\d\d)"
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
BACK = 140


def explained(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the abbreviations of ``blocks`` with the words that they stand for."""
    found: dict[str, str] = {}
    for block in blocks:
        string = block.text.string
        for match in SHORT.finditer(string):
            letters = fold(match[1]).replace(" ", "")
            if sum(c.isupper() for c in match[1]) < 2:
                continue
            long = expansion(letters, string[max(0, match.start() - BACK) : match.start()])
            if long:
                found.setdefault(match[1], long)
    return found


def expansion(letters: str, before: str) -> str:
    """Return the fewest words at the end of ``before`` whose initials hold all ``letters`` in their order."""
    words = list(WORD.finditer(before))[-2 * len(letters) - 4 :]
    for index in range(len(words) - 1, -1, -1):
        initials = "".join(fold(word[0])[:1] for word in words[index:])
        if initials[:1] == letters[:1] and is_within(letters, initials):
            return " ".join(before[words[index].start() :].split()).rstrip(" ,")
    return ""


def is_within(letters: str, initials: str) -> bool:
    """Tell whether ``letters`` occur in ``initials`` one after the other."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)
