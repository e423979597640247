"""The names by which a text cites: read backwards from the year, or from the bracket that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon
from citecheck.match.forms import fold

WINDOW = 240
WORD = r"[^\W\d_](?:-\n(?=[^\W\d_])|[\w\u0300-\u036f’'‐-])*\.?"
TOKEN = re.compile(rf"{WORD}|\S")
POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
ELISION = re.compile(r"(?:[LDJldjnscmt]|[Qq]u)[’'](?=[a-zà-ÿœ])")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
MARKS = ",;،؛"
NAMES, PHRASE = 12, 10


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that may name the authors of a source.

    Attributes:
        start: the index of the first word in the text that was read.
        names: the names, without initials.
        others: whether "et al." follows them.
        whole: all the words as one name, for "Ministry of Health and Welfare".
    """

    start: int
    names: tuple[str, ...]
    others: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: ``kind`` is ``name``, ``particle``, ``joiner``, ``mark`` or empty for any other."""

    start: int
    string: str
    kind: str


@cache
def etal() -> re.Pattern[str]:
    """Return the pattern of "et al." at the end of a text."""
    return re.compile(
        rf"[,\s]*(?<!\w){lexicon.alternation('names.etal', 'citing.others')}\.?(?!\w)[,.\s]*$", re.IGNORECASE
    )


@cache
def through() -> re.Pattern[str]:
    """Return the pattern of the words by which a source is cited through another."""
    return re.compile(rf"(?<!\w){lexicon.alternation('citing.through')}(?!\w)\.?", re.IGNORECASE)


@cache
def joiners() -> frozenset[str]:
    """Return the words that join two names."""
    return frozenset(lexicon.words("names.and"))


@cache
def particles() -> frozenset[str]:
    """Return the words that may stand, in small letters, inside a name."""
    return frozenset(word for particle in lexicon.words("names.particles") for word in particle.split())


@cache
def stopped() -> frozenset[str]:
    """Return the abbreviations whose full stop ends no sentence."""
    return frozenset(word.casefold().rstrip(".") for word in lexicon.words("text.abbreviations"))


@cache
def never_names() -> frozenset[str]:
    """Return the words that begin a sentence or a bracket and never a name."""
    keys = ("citing.see", "citing.openers", "language.function", "dates.undated")
    dated = {word.casefold() for key in ("dates.months", "dates.seasons") for word in lexicon.numbered(key)}
    return frozenset({word.casefold() for key in keys for word in lexicon.words(key)} | dated)


def kind_of(word: str) -> str:
    """Return the kind of one token."""
    if word in MARKS:
        return "mark"
    if word in joiners():
        return "joiner"
    if ELISION.match(word):
        return ""
    if word[0].isalpha() and (word != word.lower() or word.lower() == word.upper()):
        return "name"
    return "particle" if word in particles() else ""


def run(string: str) -> list[Token]:
    """Return the last tokens of ``string`` as far back as they can be names and what joins them."""
    shift = max(0, len(string) - WINDOW)
    tokens = [Token(shift + m.start(), m[0], kind_of(m[0])) for m in TOKEN.finditer(string[shift:])]
    if shift and tokens and not string[shift - 1].isspace():
        tokens.pop(0)
    while tokens and tokens[-1].kind == "mark":
        tokens.pop()
    first = len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if not token.kind or (index + 1 < len(tokens) and ends_sentence(token.string)):
            break
        first = index
    return tokens[first:]


def ends_sentence(word: str) -> bool:
    """Tell whether the full stop of ``word`` ends a sentence, and no initial or abbreviation."""
    bare = word.rstrip(".")
    return word != bare and len(bare) > 1 and not bare.isupper() and bare.casefold() not in stopped()


def cues(string: str) -> Iterator[Cue]:
    """Yield what may be the names at the end of ``string``, the longest first."""
    found = etal().search(string, max(0, len(string) - 40))
    tokens = run(string[: found.start()] if found else string)
    for index, token in enumerate(tokens):
        opens = index == 0 or tokens[index - 1].kind != "particle" or token.kind == "name"
        if token.kind not in ("name", "particle") or not opens:
            continue
        if (
            token.kind == "name"
            and token.string.rstrip(".").casefold() in never_names()
            and index + 1 < len(tokens)
        ):
            continue
        names = split(tokens[index:])
        if names:
            whole = tidy(" ".join(t.string for t in tokens[index:]))
            yield Cue(token.start, names, bool(found), whole if len(names) > 1 else "")


def split(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the names that ``tokens`` make, without initials and "Jr."."""
    names: list[list[str]] = [[]]
    for token in tokens:
        if token.kind in ("mark", "joiner"):
            names.append([])
        elif not is_initial(token.string) and token.string.rstrip(".").casefold() not in SUFFIXES:
            names[-1].append(token.string)
    return tuple(tidy(" ".join(words)) for words in names if any(kind_of(w) == "name" for w in words))[:NAMES]


def is_initial(word: str) -> bool:
    """Tell whether ``word`` is an initial: "J." or "J.-P."."""
    return bool(re.fullmatch(r"(?:[^\W\d_]\.-?)+|[^\W\d_]\.?-[^\W\d_]\.", word))


def tidy(name: str) -> str:
    """Return ``name`` on one line, words broken at its end put together, without possessive and stop."""
    name = re.sub(r"-\n(?=[^\W\d_])", lambda m: "-" if m.string[m.end()].isupper() else "", name)
    return POSSESSIVE.sub("", " ".join(name.split()).strip(" ,.;:"))


def words_of(names: Sequence[str]) -> list[str]:
    """Return the folded words of ``names``."""
    return [word for name in names for word in fold(name).split()]


def is_cased(name: str) -> bool:
    """Tell whether ``name`` is in a script with capitals, where a name can be told from a word."""
    return any(c.isupper() or c.islower() for c in name)


def phrases(string: str) -> Iterator[Cue]:
    """Yield the last words of ``string`` from each capital on as one name: an organisation, a title."""
    shift = max((m.end() for m in re.finditer(r"[;:()\[\]؛]|[.!?]\s", string[-WINDOW:])), default=0)
    shift += max(0, len(string) - WINDOW)
    found = list(re.finditer(r"\S+", string[shift:]))[-PHRASE:]
    for match in found:
        if match[0].casefold() in never_names():
            continue
        if kind_of(match[0].lstrip("“«\"'l’d")[:1] or ",") == "name" or not is_cased(match[0]):
            yield Cue(shift + match.start(), (tidy(string[shift + match.start() :]).strip('“”«»" '),))
