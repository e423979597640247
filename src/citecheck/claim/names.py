"""Tells the names of persons from other words with capitals, by lists and by the article itself."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from citecheck import lexicon
from citecheck.match.forms import fold
from citecheck.parse.vocabulary import listed

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢĪĮİĶŁĽĻŃŅŇŌŐŒŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
LOWER = "a-zß-öø-ÿāăąćĉčďđēęěğģīįıķłľļńņňōőœřśşšșţťțūůűųźżž"
WORD = (
    rf"(?:(?:[DLO]['’]|Mc|Mac|[AaEe]l-|Ben-)?[{UPPER}]{{1,2}}[{LOWER}]+(?:[{UPPER}][{LOWER}]+)?"
    rf"(?:[-'’][{UPPER}]?[{LOWER}]{{2,}})*|[{UPPER}]{{3,}}(?:-[{UPPER}]+)*)"
)
INITIALS = rf"(?:[{UPPER}]\.(?:\s?-?[{UPPER}]\.)*)"
MIXED = re.compile(rf"[{LOWER}][{UPPER}]|^[{UPPER}]{{2}}[{LOWER}]")
PREFIXED = re.compile(r"(?:Mc|Mac|De|La|Le|Van|Di|Du|O['’]|D['’]|L['’])")
ABSTRACT = re.compile(r"(?:mente|ment|tion|sion|isme|ismo|ism|ology|logie|logia|dade|tat|idad|dae|inae|ics)$")
LONGEST = 6
PARTICLES = ("names.particles", "claims.particles")


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it stands in a text.

    Attributes:
        text: as printed, without a title before it.
        surnames: its last words, folded; the words by which a list would know the person.
        full: whether a given name or initials stand before the surname.
        known: whether a list of names, or the article's own list, vouches for it.
    """

    text: str
    surnames: tuple[str, ...]
    full: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Lexis:
    """What an article itself shows of its words.

    Attributes:
        common: words that it also writes without a capital.
        makers: surnames, folded, of those who made its sources.
    """

    common: Set[str] = frozenset()
    makers: Set[str] = frozenset()


@cache
def given_names() -> Set[str]:
    """Return the given names, folded."""
    return frozenset(fold(name) for name in listed("given"))


@cache
def surnames() -> Set[str]:
    """Return the surnames that are common in some country, folded."""
    return frozenset((Path(__file__).parent / "surnames.txt").read_text("utf-8").split("\n")) - {""}


@cache
def no_names() -> Set[str]:
    """Return words with capitals that name no person: months, organisations, things."""
    keys = ("publishing.organisations", "publishing.words", "serials.words", "citing.things", "claims.roles",
            "claims.pronouns", "claims.works")  # fmt: skip
    found = {fold(word) for key in keys for word in lexicon.words(key)}
    return (found | {fold(month) for month in lexicon.numbered("dates.months")}) - {""}


@cache
def openers(lang: str) -> Set[str]:
    """Return the words of a language that begin a sentence and no name."""
    known = lang if lang in lexicon.languages() else None
    keys = ("language.function", "citing.openers", "claims.according", "claims.as_said", "claims.determiners",
            "claims.between", "claims.such_as")  # fmt: skip
    return frozenset(fold(one) for key in keys for word in lexicon.words(key, known) for one in word.split())


@cache
def places() -> Set[str]:
    """Return the names of countries and towns, folded."""
    return frozenset(fold(place) for place in listed("places"))


@cache
def opening() -> re.Pattern[str]:
    """Return the pattern of titles that stand before a name."""
    return re.compile(rf"(?:{lexicon.alternation('claims.titles')}\s+)+")


@cache
def run() -> re.Pattern[str]:
    """Return the pattern of a run of words that can be a name, or several joined by "and"."""
    known = {word.strip(" '’") for key in PARTICLES for word in lexicon.words(key)}
    within = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    name = (
        rf"(?:{INITIALS}\s?)*{WORD}(?:\s(?:{INITIALS}|(?:{within})(?:\s(?:la|las|los|der|den))?(?=\s[{UPPER}])"
        rf"|{WORD}))*"
    )
    joint = rf",?\s{lexicon.alternation('names.and')}\s"
    return re.compile(rf"(?<![\w'’\-]){name}(?:(?:,\s{name}){{0,6}}{joint}{name})?(?!\w)")


@cache
def joints() -> re.Pattern[str]:
    """Return what stands between two names."""
    return re.compile(rf"\s*(?:,|\s{lexicon.alternation('names.and')}\s)\s*")


def persons(printed: str, lang: str, lexis: Lexis, *, opens: bool) -> list[Person]:
    """Return the persons that a run of words with capitals names.

    Args:
        printed: the run.
        lang: the language of the text.
        lexis: the article's own words.
        opens: whether the run begins a sentence, so that its first word has its capital from there.
    """
    parts = joints().split(printed)
    found = [person(part.strip(" ,."), lang, lexis, opens=opens and part is parts[0]) for part in parts]
    return [one for one in found if one]


def person(printed: str, lang: str, lexis: Lexis, *, opens: bool = False) -> Person | None:
    """Return the person that words with capitals name; nothing where they name something else."""
    title = opening().match(printed)
    words = printed[title.end() if title else 0 :].split()
    while words and (fold(words[0]) in openers(lang) or (opens and opener(words, lexis))):
        words, opens = words[1:], False
    capitals = [word for word in words if word[:1].isupper() and not re.fullmatch(INITIALS, word)]
    if not capitals or len(words) > LONGEST or impossible(words, capitals, lang):
        return None
    folded = [fold(word) for word in capitals]
    initials = len(capitals) < sum(word[:1].isupper() for word in words)
    given = len(folded) > 1 and folded[0].split()[0] in given_names()
    last = folded[-1].split()
    surname = last[-1] in lexis.makers or any(part in surnames() for part in last)
    small = any(word.lower() in lexis.common for word in capitals)
    if len(folded) == 1 and not initials and doubtful(last, surname=surname, small=small, opens=opens):
        return None
    if small and not (given or surname):
        return None
    family = tuple(folded[1:] if len(folded) > 1 else folded)
    return Person(" ".join(words), family, len(folded) > 1 or initials, given or surname)


def doubtful(last: list[str], *, surname: bool, small: bool, opens: bool) -> bool:
    """Tell whether one word with a capital may well be no name."""
    if surname:
        return opens and small
    return opens or small or bool(ABSTRACT.search(last[-1]))


def opener(words: list[str], lexis: Lexis) -> bool:
    """Tell whether the first of several words only has its capital from the sentence that it begins."""
    return len(words) > 1 and words[0].lower() in lexis.common and fold(words[0]) not in given_names()


def impossible(words: list[str], capitals: list[str], lang: str) -> bool:
    """Tell whether the words name a place, an organisation, a thing, or are an acronym."""
    if any(fold(word) in no_names() for word in capitals) or fold(" ".join(words)) in places():
        return True
    last = capitals[-1]
    if len(last) < 2 or fold(last) in openers(lang) or any(odd(word) for word in capitals):
        return True
    return len(capitals) == 1 == len(words) and last.isupper() and fold(last) not in surnames()


def odd(word: str) -> bool:
    """Tell whether a word has a capital inside, as products have and names have not."""
    return bool(MIXED.search(word)) and not PREFIXED.match(word)
