"""Guesses the language of a title from its function words and letters."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from citecheck.lexicon import languages, words

WORD = re.compile(r"[^\W\d_]+")
ARABIC = re.compile(r"[\u0600-\u06ff]")
LETTERS = {
    "ñ": "es",
    "¿": "es",
    "ã": "pt",
    "õ": "pt",
    "ß": "de",
    "ä": "de",
    "ü": "de",
    "ö": "de",
    "œ": "fr",
    "ù": "fr",
    "ê": "fr",
    "ò": "it",
    "ì": "it",
}


@cache
def owners() -> dict[str, tuple[str, ...]]:
    """Return for each function word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for lang in languages():
        for word in words("language.function", lang):
            found[word] = (*found.get(word, ()), lang)
    return found


def language(title: str) -> str:
    """Return the code of the language that a title is in; "" where too little speaks for any."""
    if len(ARABIC.findall(title)) * 2 > len(WORD.findall(title)) > 0:
        return "ar"
    points: defaultdict[str, float] = defaultdict(float)
    small = title.lower()
    for word in WORD.findall(small):
        for lang in owners().get(word, ()):
            points[lang] += 1 / len(owners()[word])
    for letter, lang in LETTERS.items():
        if letter in small:
            points[lang] += 0.6
    best = sorted(points.items(), key=lambda one: -one[1])[:2]
    if not best or best[0][1] < 0.5 or (len(best) > 1 and best[0][1] - best[1][1] < 0.3):
        return ""
    return best[0][0]
