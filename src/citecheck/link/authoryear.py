"""Finds citations by author and year, by author and page, in brackets and in the sentence itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from citecheck import lexicon
from citecheck.divide.looks import UPPER
from citecheck.match.forms import fold
from citecheck.link.roster import Roster
from citecheck.model import Block, Citation, CitationKind, Cited
from citecheck.text import Text

BRACKET = re.compile(r"[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?)[)\]]")
YEAR = r"(?:1[4-9]\d\d|20\d\d)(?:\s?[a-h](?!\w))?"
YEARS = re.compile(rf"(?<![\d–-]){YEAR}(?![\d])")
RANGE = re.compile(r"(?:1[4-9]\d\d|20\d\d)\s?[-–—]\s?(?:1[4-9]\d\d|20\d\d|\d\d)?\s?$")
PAGES = re.compile(r"^\s*[,:]?\s*(?:[^\W\d_]{1,4}\.?\s*)?((?:\d+|[ivxl]+)(?:\s?[-–]\s?\d+)?(?:,\s?\d+(?:\s?[-–]\s?\d+)?)*)")
NAME = rf"(?:[{UPPER}][\w’'\-]+|[{UPPER}]\.)"
LOWER = r"(?:d[’']|de|du|des|del|della|di|da|dos|das|do|la|le|las|los|van|von|der|den|ter|el|al|ben|bin|ibn|of|y)"
WORDS_ONLY = re.compile(r"^[^\d]{2,80}$")
PAGE_ONLY = re.compile(r"\s*(?:pp?\.?\s*|págs?\.?\s*|S\.\s*)?(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*")
LOOK_BACK = 130


@dataclass(frozen=True, slots=True)
class Found:
    """A citation in a text: its index range, kind and sources."""

    start: int
    end: int
    kind: CitationKind
    parts: tuple[Cited, ...]


@cache
def joiners() -> str:
    """Return the group of words that join two names."""
    return lexicon.alternation("names.and")


@cache
def others() -> re.Pattern[str]:
    """Return the pattern of "et al." in any language."""
    return re.compile(rf"[,\s]*(?<!\w){lexicon.alternation('names.etal')}(?!\w)\.?", re.IGNORECASE)


@cache
def before_names() -> re.Pattern[str]:
    """Return the pattern of words that precede the names in a bracket ("voir", "cf.", "see also")."""
    words = lexicon.alternation("citing.see", "citing.through")
    return re.compile(rf"^\W*(?:(?<!\w){words}(?!\w)[.,:]?\s*)*", re.IGNORECASE)


@cache
def through() -> re.Pattern[str]:
    """Return the pattern of the words by which a source is cited through another."""
    return re.compile(rf"(?<!\w){lexicon.alternation('citing.through')}(?!\w)\.?", re.IGNORECASE)


@cache
def upright() -> re.Pattern[str]:
    """Return the pattern of names at the end of a text, just before a bracket with a year."""
    one = rf"(?:{LOWER}\s+)*{NAME}(?:[\s-]+(?:{LOWER}\s+)*{NAME}){{0,4}}"
    return re.compile(
        rf"((?:{one}(?:\s*,\s*(?:{joiners()}\s+)?|\s+{joiners()}\s+)){{0,5}}{one})(?:[’']s?)?"
        rf"(?:[,\s]*{lexicon.alternation('names.etal')}(?!\w)\.?)?,?\s*$"
    )


@cache
def not_names() -> frozenset[str]:
    """Return the words that begin a sentence or name a thing, never a person who is cited."""
    keys = ("citing.see", "language.function", "citing.things", "dates.undated", "citing.openers")
    months = {fold(month) for month in lexicon.numbered("dates.months")}
    return frozenset({fold(word) for key in keys for word in lexicon.words(key)} | months)


def find(blocks: Sequence[Block], roster: Roster) -> Iterator[tuple[Block, Found]]:
    """Yield the citations of ``blocks`` with their blocks, in their order, tied to the list where they fit."""
    seen: list[Cited] = []
    for block in blocks:
        if block.kind in ("heading", "table", "code", "entry"):
            continue
        for found in sorted(in_text(block.text.string, roster, seen), key=lambda f: f.start):
            seen += found.parts
            yield block, found


def in_text(string: str, roster: Roster, seen: Sequence[Cited]) -> Iterator[Found]:
    """Yield the citations of one paragraph; ``seen`` are the sources cited before it."""
    here: list[Cited] = []
    for match in BRACKET.finditer(string):
        inside = match[1]
        found = None
        if YEARS.search(inside) or undated(inside):
            found = dated(string, match, roster, [*seen, *here])
        elif roster.entries:
            found = by_page(match, roster)
        if found:
            here += found.parts
            yield found


def undated(inside: str) -> bool:
    """Tell whether a bracket ends with "n.d." or the like."""
    return bool(re.search(rf",\s*{lexicon.alternation('dates.undated')}\.?(?:\W|$)", inside, re.IGNORECASE))


def dated(string: str, match: re.Match[str], roster: Roster, seen: Sequence[Cited]) -> Found | None:
    """Return the citation whose year stands in a bracket; None for any other bracket with a year."""
    inside = match[1]
    first = YEARS.search(inside)
    lead = inside[: first.start()] if first else inside
    if first and not before_names().sub("", lead).strip(" ,.:;"):
        return narrative(string, match, roster, seen)
    parts = tuple(part for segment in segments(inside) for part in cited_in(segment))
    parts = tuple(roster.resolve(part) for part in parts)
    if not parts or not any(part.targets or credible(part) for part in parts):
        return None
    return Found(match.start(), match.end(), "author-year", parts)


def segments(inside: str) -> list[str]:
    """Return the pieces of a bracket that name one author, or one group of authors, each."""
    return [piece for piece in re.split(r"\s*;\s*", inside) if piece.strip()]


def cited_in(segment: str) -> Iterator[Cited]:
    """Yield what a piece of a bracket cites: names and years; the original first where it is cited through another."""
    halves = through().split(segment)
    if len(halves) == 2 and halves[0].strip(" ,.("):
        for cited in named_years(halves[0]):
            yield replace(cited, through=True)
        yield from named_years(halves[1])
        return
    yield from named_years(segment)


def named_years(segment: str) -> Iterator[Cited]:
    """Yield the names of ``segment`` with each of its years; "2016a, b" is two years."""
    start, names = 0, ()
    matches = list(YEARS.finditer(segment))
    for index, match in enumerate(matches):
        if RANGE.search(segment[: match.end()]) and index:
            continue
        lead = segment[start : match.start()]
        named = names_in(before_names().sub("", lead))
        names = named or names
        following = matches[index + 1].start() if index + 1 < len(matches) else len(segment)
        rest = segment[match.end() : following]
        pages = PAGES.match(rest) if index + 1 == len(matches) or named else None
        year = match[0].replace(" ", "")
        yield Cited(tuple(names), year, pages[1] if pages else "")
        letters = re.match(r"(?:\s*,\s*([b-h])(?!\w))+", rest) if year[4:] else None
        for letter in re.findall(r"[b-h](?!\w)", letters[0]) if letters else ():
            yield Cited(tuple(names), year[:4] + letter)
        start = match.end() + (pages.end() if pages else 0)
    if not matches and undated(segment):
        words = re.split(rf",\s*{lexicon.alternation('dates.undated')}", segment, flags=re.IGNORECASE)[0]
        yield Cited(names_in(before_names().sub("", words)), "n.d.")


def names_in(words: str) -> tuple[str, ...]:
    """Return the names in ``words``: "García de Alba & Ruiz, J." gives García de Alba and Ruiz."""
    words = others().sub("", words).strip(" ,.:;()[]«»“”\"'’")
    pieces = re.split(rf"\s*,\s*(?:{joiners()}\s+)?|\s+{joiners()}\s+", words)
    names = []
    for piece in pieces:
        kept = re.sub(rf"(?:^|\s)(?:[{UPPER}]\.[\s-]?)+", " ", piece).strip(" ,.;:")
        kept = re.sub(r"[’']s$", "", kept)
        if kept and any(c.isupper() for c in kept) or (kept and not kept.isascii()):
            names.append(kept)
    return tuple(names)


def credible(cited: Cited) -> bool:
    """Tell whether unlisted names and a year read like a citation and not like "(Paris, mars 2015)"."""
    if not cited.names or len(cited.names) > 6:
        return False
    words = [word for name in cited.names for word in fold(name).split()]
    return len(words) <= 9 and all(len(name.split()) <= 6 for name in cited.names) and not set(words) & not_names()


def narrative(string: str, match: re.Match[str], roster: Roster, seen: Sequence[Cited]) -> Found | None:
    """Return the citation whose names stand before a bracket that begins with a year; None without names."""
    inside = match[1]
    first = YEARS.search(inside)
    if first is None or re.match(rf"\s*{YEAR}\s?[-–—]", inside):
        return None
    back = string[max(0, match.start() - LOOK_BACK) : match.start()]
    named = upright().search(back)
    dated = list(named_years(inside))
    if named:
        for names, skipped in suffixes(named[1]):
            parts = tuple(roster.resolve(replace(part, names=names)) for part in dated)
            if any(part.targets or part.candidates for part in parts) and not set(fold(" ".join(names)).split()) <= not_names():
                start = match.start() - len(back) + named.start(1) + skipped
                return Found(start, match.end(), "narrative", parts)
        unlisted = unlisted_names(named[1])
        if unlisted:
            names, skipped = unlisted
            start = match.start() - len(back) + named.start(1) + skipped
            return Found(start, match.end(), "narrative", tuple(replace(part, names=names) for part in dated))
    return bare(match, dated, seen)


def suffixes(words: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the names at the end of ``words``, all of them first, then fewer, with the characters skipped."""
    cuts = [0, *[m.end() for m in re.finditer(rf"\s*,\s*(?:{joiners()}\s+)?|\s+", words)]]
    for cut in cuts:
        names = names_in(words[cut:])
        if names:
            yield names, cut


def unlisted_names(words: str) -> tuple[tuple[str, ...], int] | None:
    """Return the names before a year that no entry bears, if they read like persons: given and family name."""
    skipped = 0
    first = re.match(r"([\w’'\-]+)(,?\s+)", words)
    while first and fold(first[1]) in not_names():
        skipped += first.end()
        first = re.match(r"([\w’'\-]+)(,?\s+)", words[skipped:])
    names = names_in(words[skipped:])
    text = fold(words[skipped:]).split()
    personal = len(names) > 1 or (len(names) == 1 and 1 <= len(names[0].split()) <= 3)
    if not names or not personal or set(text) & not_names() or any(name.isupper() and len(name) < 6 for name in names):
        return None
    return names, skipped


def bare(match: re.Match[str], dated: Sequence[Cited], seen: Sequence[Cited]) -> Found | None:
    """Return a year with a page and no name, "(2008: 224)", tied to the source of that year cited before it."""
    parts = []
    for part in dated:
        last = next((s for s in reversed(seen[-12:]) if s.year == part.year and s.targets), None)
        if last is None or not part.locator:
            return None
        parts.append(replace(part, names=last.names, targets=last.targets))
    return Found(match.start(), match.end(), "narrative", tuple(parts)) if parts else None


def by_page(match: re.Match[str], roster: Roster) -> Found | None:
    """Return a citation by author and page, "(Roux, 156)" or "(qtd. in Roux 12)", where the list has the author."""
    inside = match[1]
    pages = re.search(r"[\s,:]+(?:pp?\.?\s*)?(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*$", inside)
    lead = inside[: pages.start()] if pages else ""
    if not pages or not WORDS_ONLY.match(lead) or len(lead.split()) > 8:
        return None
    through_other = through().search(lead)
    names = names_in(before_names().sub("", lead[through_other.end() :] if through_other else lead))
    found = roster.fit(names) if names else []
    if not found or not all(creator_named(found[0].work.creators, name) for name in names):
        return None
    part = Cited(names, "", pages[1], tuple(entry.id for entry in found))
    original = (Cited(through=True),) if through_other else ()
    return Found(match.start(), match.end(), "author-page", (*original, part))


def creator_named(creators: Sequence[object], name: str) -> bool:
    """Tell whether one of ``creators`` is called exactly ``name``."""
    return any(fold(name) == fold(str(creator)) or fold(name) in fold(str(creator)).split() for creator in creators)


def citation(id: str, text: Text, found: Found, claim: str) -> Citation:
    """Return the citation that was found in ``text``."""
    targets = tuple(dict.fromkeys(target for part in found.parts for target in part.targets))
    return Citation(id, text[found.start : found.end], found.kind, targets, claim, found.parts)
