"""The language of a text, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from citecheck import lexicon

ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[^\W\d_]+")
ET_AL = re.compile(r"\bet al\b")
SENTENCE = 150
PROSE = 0.3


def language(text: str, default: str = "") -> str:
    """Return the code of the language that most words of ``text`` belong to.

    Args:
        text: running text; its first 20,000 characters count.
        default: returned where no language has enough words.
    """
    text = text[:20_000].lower()
    if len(ARABIC.findall(text)) > len(text) / 3:
        return "ar"
    seen = Counter(LATIN.findall(ET_AL.sub(" ", text)))
    total = sum(seen.values())
    scores = {
        lang: sum(seen[word] for word in lexicon.words("language.function", lang))
        for lang in lexicon.languages()
    }
    best = max(scores, key=lambda lang: (scores[lang], lang == default))
    return best if total and scores[best] >= max(2, total / 8) else default


def is_prose(text: str) -> bool:
    """Tell whether ``text`` is running text: long enough, and many of its words small ones."""
    return len(text) >= SENTENCE and share_of_small_words(text) >= PROSE


def share_of_small_words(text: str) -> float:
    """Return the share of words that are among the commonest of the language that they fit best."""
    seen = LATIN.findall(text[:600].lower())
    best = max(sum(word in small(lang) for word in seen) for lang in lexicon.languages())
    return best / len(seen) if seen else 0.0


@cache
def small(lang: str) -> frozenset[str]:
    """Return the commonest words of a language."""
    return frozenset(lexicon.words("language.function", lang))
