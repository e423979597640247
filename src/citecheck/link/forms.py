"""Recognises the words that stand for a source named before: "ibid.", "op. cit.", "supra note 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from citecheck import lexicon
from citecheck.match.forms import fold

MISSPELT_LENGTH = 40
REMARK = 80
LONGEST = 200
KEYS = {"opcit": ("short.opcit", "short.loccit", "short.artcit")}
WORD = re.compile(r"[^\W\d_]{4,}")
CLAUSE = re.compile(r"[;:]\s|(?<=\w{4})\.\s")


@dataclass(frozen=True, slots=True)
class Form:
    """A short form: its family (``ibid``, ``idem``, ``opcit``, ``supra``), its words, those around it."""

    family: str
    words: str
    before: str
    after: str

    @property
    def number(self) -> str:
        """The number of the note that the form points at ("supra note 12"); "" where it gives none."""
        found = note_number().search(self.words + self.after[:25])
        return str(int(found[1])) if found else ""

    @property
    def named(self) -> set[str]:
        """The words that name the source, in the clause that the form ends."""
        clauses = [clause for clause in CLAUSE.split(self.before) if fold_words(clause)]
        return set(fold_words(clauses[-1])) if clauses else set()


@lru_cache(maxsize=65536)
def fold_words(words: str) -> tuple[str, ...]:
    """Return the folded words of ``words`` that are longer than two letters."""
    return tuple(word for word in fold(words).split() if len(word) > 2)


@cache
def note_number() -> re.Pattern[str]:
    """Return the pattern of a note's number ("note 12", "Anm. 3")."""
    words = lexicon.alternation("short.note")
    return re.compile(rf"(?<!\w){words}\.?\s*(?:n[°º.]\s*)?(\d{{1,3}})(?!\d)", re.IGNORECASE)


@cache
def pattern(family: str) -> re.Pattern[str]:
    """Return the pattern of the short forms of one family; "cit. in" and the like are none."""
    words = lexicon.alternation(*KEYS.get(family, (f"short.{family}",)))
    through = lexicon.alternation("citing.through")
    return re.compile(rf"(?<![\w.])(?!{through}(?!\w)){words}\.?(?!\w)", re.IGNORECASE)


@cache
def leading() -> re.Pattern[str]:
    """Return the pattern of the words that may stand before a short form ("voir", "see also")."""
    return re.compile(rf"^\W*(?:{lexicon.alternation('citing.see')}\.?\W+)*", re.IGNORECASE)


def lead(string: str) -> int:
    """Return where a note's own words begin, behind "see" and the like."""
    start = leading().match(string)
    return start.end() if start else 0


def short_form(string: str) -> Form | None:
    """Return the short form that a note consists of or begins with; None for any other note."""
    at = lead(string)
    for family in ("ibid", "idem", "opcit", "supra"):
        match = pattern(family).search(string, at)
        if match and stands_for_source(family, string[at : match.start()], string[match.end() :]):
            return Form(family, match[0], string[at : match.start()].strip(" ,.;:"), string[match.end() :])
    match = note_number().search(string)
    if match and match.start() <= at + 3 and not WORD.search(string[match.end() :]):
        return Form("supra", match[0], "", string[match.end() :])
    return misspelt(string[at:])


def stands_for_source(family: str, before: str, after: str) -> bool:
    """Tell whether the form is what the note says, and not one word of a remark."""
    alone = not before.strip()
    if family == "idem":
        return alone and not WORD.search(after[:REMARK].partition(".")[0])
    if family == "supra":
        numbered = bool(note_number().search(after[:20]))
        return len(before) < REMARK and (alone or numbered or len(after.strip()) < 30)
    if family == "ibid":
        return len(before) < LONGEST and (alone or len(after.strip(" .")) < 40) and ";" not in before
    return len(before) < LONGEST


def misspelt(string: str) -> Form | None:
    """Return the form that a very short note comes within a letter or two of ("ihid")."""
    match = re.match(r"[^\W\d_]{3,7}\b\.?", string)
    if not match or len(string.strip()) > MISSPELT_LENGTH or WORD.search(string[match.end() :]):
        return None
    word = match[0].strip(".").casefold()
    for target, most in (("ibid", 1), ("ibidem", 2), ("idem", 1)):
        if 0 < OSA.distance(word, target) <= most and abs(len(word) - len(target)) <= 1:
            return Form("ibid" if target != "idem" else "idem", match[0], "", string[match.end() :])
    return None
