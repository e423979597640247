"""Tells names that are cited from words that merely stand before a year.

Asked only of what the list does not have: a false citation would be a false "cited but not listed".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from citecheck import lexicon
from citecheck.link.names import is_cased, joiners, kind_of, never_names, particles
from citecheck.match.forms import fold
from citecheck.parse.vocabulary import listed

CODE = re.compile(r"[=|~{}<>$\\^_\"%+*#@]|://|->|\d[.,]\d|[^\W\d_]\d|\d[^\W\da-p_]")
DIGIT = re.compile(r"\d")
VERSUS = re.compile(r"(?:v|vs|c)\.?")
NAMES, WORDS = 8, 6


@cache
def things() -> frozenset[str]:
    """Return the folded words for what has a year and is no author: laws, events, tables."""
    return frozenset(word for phrase in lexicon.words("citing.things") for word in fold(phrase).split())


@cache
def unlisted() -> re.Pattern[str]:
    """Return the pattern of the words for what is cited but never listed, such as personal communications."""
    return re.compile(rf"(?<!\w){lexicon.alternation('citing.unlisted')}(?!\w)", re.IGNORECASE)


@cache
def places() -> frozenset[str]:
    """Return the folded names of places."""
    return frozenset(fold(place) for place in listed("places"))


def names(cited: Sequence[str], before: str = "") -> bool:
    """Tell whether ``cited``, behind the words ``before``, reads like names of persons or organisations."""
    if not 0 < len(cited) <= NAMES or not all(name(one) for one in cited):
        return False
    last = before.split()[-1:]
    led_by_thing = bool(last) and (fold(last[0]) in things() or VERSUS.fullmatch(last[0]) is not None)
    return not led_by_thing and not is_place(cited) and not is_place(cited[1:][-1:])


def is_place(cited: Sequence[str]) -> bool:
    """Tell whether all of ``cited`` are names of places."""
    return bool(cited) and all(fold(one) in places() for one in cited)


def name(cited: str) -> bool:
    """Tell whether ``cited`` reads like one name."""
    words = cited.split()
    folded = [fold(word) for word in words]
    if (
        not is_cased(cited)
        or not 0 < len(words) <= WORDS
        or words[0].casefold() in never_names()
        or things() & set(folded)
    ):
        return False
    if (len(words) == 1 and cited.isupper() and len(cited) <= 3) or DIGIT.search(cited):
        return False
    return all(kind_of(w) == "name" or w in particles() or w in joiners() for w in words) and len(cited) > 1


def is_full(cited: Sequence[str]) -> bool:
    """Tell whether ``cited`` is one person with given name, as brackets name a film's director."""
    words = fold(cited[0]).split() if len(cited) == 1 else []
    return len(words) == 2 and words[0] in {fold(given) for given in listed("given")}


def organisation(words: str) -> bool:
    """Tell whether ``words``, which hold small ones, name a body that publishes: "Ministère de la santé"."""
    folded = fold(words)
    first = words[:1].isupper() and len(folded.split()) <= 12
    bodies = {fold(word) for word in lexicon.words("publishing.organisations")}
    return first and bool(bodies & set(folded.split())) and not things() & set(folded.split())


def bracket(inside: str, after: str) -> bool:
    """Tell whether a bracket reads like one that cites.

    Args:
        inside: what it holds.
        after: what stands in it behind the last year and its pages.
    """
    if CODE.search(inside) or unlisted().search(inside):
        return False
    return sum(1 for word in after.split() if kind_of(word) == "name") < 2
