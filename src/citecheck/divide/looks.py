"""What the words of a line look like: a reference, a bare address, the rest of the line before."""

from __future__ import annotations

import re
from functools import cache

from citecheck import lexicon

YEAR = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20\d\d)(?:[a-z]\b)?(?!\d)")
ADDRESS = re.compile(r"(?:https?://|www\.|file:///?|doi:?\s*10\.)\S+", re.IGNORECASE)
ENDED = re.compile(r"[.!?…»”\"')\]:;]\s*$")
UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽ"
WORD = rf"[{UPPER}][\w’'\-]*"
PARTICLES = r"(?:(?:d[’']|de|du|des|del|della|di|da|dos|das|do|la|le|van|von|der|den|el|al|ben|bin|ibn)[\s\-’']*){0,3}"
INVERTED = re.compile(rf"{PARTICLES}(?:{WORD}\s){{0,3}}{WORD},\s*(?:{PARTICLES}[{UPPER}]|\()", re.UNICODE)
DATED = re.compile(rf"[{UPPER}\"«“¿¡'‘\d][^()]{{1,240}}\((?:[^()]{{0,30}}\W)?(?:1[4-9]\d\d|20\d\d)", re.UNICODE)
UPRIGHT = re.compile(rf"(?:[{UPPER}]\.[\s\-]?){{1,3}}\s*{PARTICLES}{WORD}|{WORD}(?:\s[{UPPER}]\.)*\s{PARTICLES}{WORD},")
QUOTED = re.compile(r"[«“\"‟„][^«»“”\"]{8,}[»”\"]")
DASHES = re.compile(r"^\s*(?:[—–_]\s?|-\s?-){2,}[,.\s]")
LOCATED = re.compile(r"\b\d+\s?\(\d+(?:[-–/]\d+)?\)|\b\d{1,4}\s?[-–]\s?\d{1,4}\b")


@cache
def labels() -> re.Pattern[str]:
    """Return the pattern of a page, volume or issue label with its number."""
    words = lexicon.alternation("labels.page", "labels.volume", "labels.issue")
    return re.compile(rf"(?<!\w){words}[.°ºs]*\s?\d", re.IGNORECASE)


def reference_score(line: str) -> int:
    """Return how many signs of a reference ``line`` shows: 0 for prose, 3 and more for a reference."""
    if not 15 <= len(line) <= 1200:
        return 0
    start = line.lstrip(" -–•·*\t")
    authored = INVERTED.match(start) or UPRIGHT.match(start)
    signs = (
        bool(authored) + bool(INVERTED.match(start)),
        2 * bool(DATED.match(start)) if len(start) < 700 else 0,
        bool(YEAR.search(line)),
        bool(ADDRESS.search(line)),
        bool(labels().search(line)),
        bool(LOCATED.search(line)),
        bool(QUOTED.search(line[:400])),
        bool(DASHES.match(line)) * 2,
    )
    return sum(signs)


def is_reference(line: str) -> bool:
    """Tell whether ``line`` reads like a reference rather than prose."""
    return reference_score(line) >= 3


def starts_entry(line: str) -> bool:
    """Tell whether ``line`` begins as the entries of a list do: author, title and year, or dashes."""
    line = line.lstrip(" -–•·*\t")
    head = line[:260]
    return bool(INVERTED.match(head) or DATED.match(head) or DASHES.match(line))


def is_address(line: str) -> bool:
    """Tell whether ``line`` holds a web address and hardly anything else."""
    rest = ADDRESS.sub("", line).strip(" .,;<>()[]-–")
    return bool(ADDRESS.search(line)) and len(rest) <= 8


def is_ended(line: str) -> bool:
    """Tell whether ``line`` ends as a sentence or an entry does."""
    return bool(ENDED.search(line.rstrip()[-3:]))
