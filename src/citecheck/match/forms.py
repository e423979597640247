"""Titles, names and identifiers brought to the form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from citecheck import lexicon
from citecheck.model import Name, Work

BREAK = re.compile(r"\s[-–—:]\s|[:.?!;—]+(?=\s|$)|\s\(")
ROMAN = re.compile(r"[IVXLC]{1,6}")
VARIANTS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "ـ": ""}
DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Folded(dict[int, str]):
    """What each character becomes: a letter or figure stays, an accent goes, any other is a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        gone = "" if unicodedata.category(character) == "Mn" else " "
        self[code] = character if character.isalnum() else gone
        return self[code]


FOLDED = Folded(str.maketrans(VARIANTS))


@lru_cache(maxsize=65536)
def fold(string: str) -> str:
    """Return ``string`` without case, accents, vowel signs and punctuation, its words one space apart."""
    if string.isascii() and string.isalnum():
        return string.lower()
    decomposed = unicodedata.normalize("NFKD", string.casefold())
    return " ".join(decomposed.translate(FOLDED).split())


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral up to the hundreds."""
    values = [DIGITS[c] for c in numeral.upper()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def number(string: str) -> str:
    """Return a volume or issue number without its label; Roman numerals as Arabic ones."""
    found = re.search(r"\d+", string)
    if found:
        return fold(string[found.start() :]).replace(" ", "-").lstrip("0")
    return str(roman(string)) if ROMAN.fullmatch(string.strip(" .")) else fold(string)


@dataclass(frozen=True, slots=True)
class Title:
    """A title as words.

    Attributes:
        words: folded.
        joined: the letters alone: hyphens and lost or added spaces tell nothing apart.
        breaks: how many words stand before each place where a subtitle may begin.
        numbers: the words that are numbers, Roman ones included.
    """

    words: tuple[str, ...] = ()
    joined: str = ""
    breaks: frozenset[int] = frozenset()
    numbers: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def title_of(string: str) -> Title:
    """Return the comparable form of a title."""
    string = re.sub(r"<[^>]+>", "", string).strip(" .«»“”\"'")
    breaks = frozenset(len(fold(string[: match.start()]).split()) for match in BREAK.finditer(string))
    words = tuple(fold(string).split())
    return Title(words, "".join(words), breaks, numbers_of(string))


def numbers_of(string: str) -> tuple[str, ...]:
    """Return the numbers in ``string``: figures, and Roman numerals after the first word."""
    found = []
    for position, word in enumerate(re.findall(r"\w+", string)):
        if any(c.isdigit() for c in word):
            found.append(word.casefold())
        elif position and ROMAN.fullmatch(word) and not (len(word) == 1 and string.isupper()):
            found.append(str(roman(word)))
    return tuple(found)


@cache
def particles() -> frozenset[str]:
    """Return the folded particles of family names in every language."""
    return frozenset(word for particle in lexicon.words("names.particles") for word in fold(particle).split())


@lru_cache(maxsize=65536)
def family(name: Name) -> str:
    """Return the family name (or an organisation's name) folded, without particles and spaces."""
    if name.literal:
        return fold(name.literal)
    parts = fold(name.family).split()
    while len(parts) > 1 and parts[0] in particles():
        parts = parts[1:]
    return "".join(parts)


def initials(name: Name) -> str:
    """Return the first letters of the given names, folded."""
    return "".join(word[0] for word in fold(name.given).split())


def doi_of(work: Work) -> str:
    """Return the DOI without its resolver; empty where it is none."""
    found = re.search(r"10\.\d{4,9}/\S+", work.doi or (work.url if "doi.org/" in work.url else ""))
    return found.group().rstrip(".,;)").casefold() if found else ""


def url_of(work: Work) -> str:
    """Return the address without scheme, ``www.``, fragment and final slash."""
    bare = re.sub(r"\s+", "", work.url).split("#")[0]
    return re.sub(r"^\w+://", "", bare).removeprefix("www.").rstrip("/.").casefold()


@cache
def generic_titles() -> frozenset[str]:
    """Return the folded titles that any work may bear: “Introduction” or “Editorial”."""
    keys = ("headings.introduction", "headings.conclusion", "headings.editorial")
    return frozenset(fold(word) for key in keys for word in lexicon.words(key))
