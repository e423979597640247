"""Cuts running text into sentences, in spite of abbreviations and initials."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citecheck import lexicon

END = re.compile(
    r"[.!?…؟۔]+[»”\"’')\]]*(?:\s*(?:\[\^[^\]]+\]|\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}(?=\s|$)))?(?=\s|$)"
)
START = re.compile(r"(?<!\w)\S")
INITIAL = re.compile(r"(?:^|[\s.(«“\"'’-])[^\W\d_]$")


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations, in small letters and without their full stop."""
    keys = ("short.ibid", "short.opcit", "names.etal", "labels.page", "labels.volume", "labels.issue",
            "roles.editor", "citing.see", "text.abbreviations")  # fmt: skip
    return frozenset(word.lower() for key in keys for word in lexicon.words(key))


def abbreviated(before: str) -> bool:
    """Tell whether the words before a full stop end in an abbreviation."""
    small = re.sub(r"\s+", " ", before.lower())
    return any(small[word.start() :] in abbreviations() for word in START.finditer(small))


@lru_cache(maxsize=256)
def boundaries(text: str) -> tuple[int, ...]:
    """Return the indices at which the sentences of ``text`` end."""
    return tuple(match.end() for match in END.finditer(text) if ends_sentence(text, match))


def ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether the stop that ``match`` found ends a sentence."""
    following = text[match.end() :].lstrip(" \t\n«“\"'([¿¡—-")
    if following and (following[0].islower() or following[0] in ",;:"):
        return False
    if match[0] != ".":
        return True
    before = text[max(0, match.start() - 30) : match.start()]
    return not (INITIAL.search(before[-3:]) or abbreviated(before))


def sentence(text: str, at: int) -> tuple[int, int]:
    """Return the index range of the sentence of ``text`` that holds index ``at``."""
    start = 0
    for end in boundaries(text):
        if end > at:
            return start + len(text[start:]) - len(text[start:].lstrip()), end
        start = end
    return start + len(text[start:]) - len(text[start:].lstrip()), len(text)


def tidy(words: str) -> str:
    """Return ``words`` on one line, words that a line's end broke put together."""
    return " ".join(re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_])", "", words).split())
