"""The words ibid, idem, op. cit. and their like: where they stand, and how they are misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from citecheck import lexicon

IBIDS = ("ibid", "ibidem", "idem")
CITED = ("op. cit", "loc. cit")
WORD = re.compile(r"(?:(?<=[,;] )|(?<=\A))(?P<word>[^\W\d_]{3,7})(?=\.|,|\s*\Z)")
TWO_WORDS = re.compile(r"(?<!\w)(?P<words>[olp]{1,3}c?\.?\s?[^\W\d_]{3,4})(?=\.|,|\s*\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slip:
    """A misspelt short form: where it stands in its note, and what it should be."""

    start: int
    end: int
    right: str


@cache
def in_list_pattern() -> re.Pattern[str]:
    """Return the pattern of short forms in a list entry: ibid anywhere, idem only in the author's place."""
    anywhere = lexicon.alternation("short.listed")
    first = lexicon.alternation("short.idem")
    return re.compile(
        rf"(?<![\w.])(?<!; )(?<!(?i:erratum)[- ])(?P<form>(?i:{anywhere}))(?=[.,;:)\s]|\Z)"
        rf"|\A\W*(?!ID\b)(?P<first>(?i:{first}))(?=\.|:|\s\()"
    )


def in_list(string: str) -> re.Match[str] | None:
    """Return where a list entry uses a short form."""
    return in_list_pattern().search(string)


@cache
def ibid_pattern() -> re.Pattern[str]:
    """Return the pattern of an ibid at the start of a citation in the running text."""
    return re.compile(rf"(?i)[(\[]?\s*(?P<form>{lexicon.alternation('short.ibid')})(?!\w)")


def opening(citation: str) -> str | None:
    """Return the ibid that a citation in the running text begins with; None where it begins otherwise."""
    match = ibid_pattern().match(citation)
    return match["form"] if match else None


@cache
def quoted_through() -> re.Pattern[str]:
    """Return the pattern of the words that lead to a source at second hand ("cité par", "in")."""
    return re.compile(
        rf"(?i)\b{lexicon.alternation('citing.through')}|\b{lexicon.alternation('labels.in')}\W*\Z"
    )


def before(string: str, form: str) -> str:
    """Return what stands before ``form`` in a note; nothing where it leads there ("cité par Roy, ibid.")."""
    at = string.find(form)
    words = string[:at].rpartition(";")[2] if at > 0 and form else ""
    return "" if quoted_through().search(words) else words


def misspelt(string: str, words: Collection[str]) -> Slip | None:
    """Return the first form in a note that is a letter or two off a right one.

    Args:
        string: the note.
        words: real words that come near, in small letters.
    """
    return next(
        (slip for slip in slips(string) if string[slip.start : slip.end].casefold() not in words), None
    )


def slips(string: str) -> Iterator[Slip]:
    """Yield what comes near a short form and is none: words that begin like ibid, pairs like "op. sit."."""
    for match in WORD.finditer(string):
        word = bare(match["word"])
        for right in IBIDS:
            if word not in right_forms() and word[0] in "ijlí" and near(word, right):
                yield Slip(*match.span("word"), like(match["word"], right))
                break
    for match in TWO_WORDS.finditer(string):
        words = bare(match["words"])
        for right in CITED:
            if words not in right_forms() and OSA.distance(words, bare(right)) == 1:
                yield Slip(*match.span("words"), like(match["words"], right))
                break


@cache
def right_forms() -> frozenset[str]:
    """Return the letters of all short forms that are spelt right."""
    keys = ("short.ibid", "short.idem", "short.opcit", "short.loccit")
    return frozenset(bare(word) for key in keys for word in lexicon.words(key))


def near(word: str, right: str) -> bool:
    """Return whether ``word`` is one slip of the keyboard off ``right``, two where that is long."""
    return 0 < OSA.distance(word, right) <= (2 if len(right) > 4 and len(word) > 4 else 1)


def bare(words: str) -> str:
    """Return the letters of ``words`` alone, small."""
    return "".join(filter(str.isalpha, words.casefold()))


def like(printed: str, right: str) -> str:
    """Return ``right`` with a capital where ``printed`` has one."""
    return right.capitalize() if printed[:1].isupper() else right
