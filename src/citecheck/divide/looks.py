"""What the words of a line look like: a reference, a bare address, the rest of the line before."""

from __future__ import annotations

import re
from functools import cache

from citecheck import lexicon
from citecheck.text import Text

YEAR = re.compile(r"(?<!\d)(?:[1١][4-9٤-٩]\d\d|[2٢][0٠]\d\d)(?:[a-z]\b)?(?!\d)")
ADDRESS = re.compile(r"(?:https?://|www\.|file:///?|doi\s*:?\s*10\.)\S+", re.IGNORECASE)
ENDED = re.compile(r"[.!?…»”\"')\]:;]\s*$")
UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽ"
WORD = rf"[{UPPER}][\w’'\-]*"
PARTICLES = (
    r"(?:(?:d[’']|de|du|des|del|della|di|da|dos|das|do|la|le|van|von|der|den|el|al|ben|bin|ibn)"
    r"[\s\-’']*){0,3}"
)
INVERTED = re.compile(rf"{PARTICLES}(?:{WORD}\s){{0,3}}{WORD},\s*(?:{PARTICLES}[{UPPER}]|\()", re.UNICODE)
DATED = re.compile(
    rf"[{UPPER}\"«“¿¡'‘\d][^()]{{1,240}}\((?:[^()]{{0,30}}\W)?(?:1[4-9]\d\d|20\d\d)", re.UNICODE
)
UPRIGHT = re.compile(
    rf"(?:[{UPPER}]\.[\s\-]?){{1,3}}\s*{PARTICLES}{WORD}|{WORD}(?:\s[{UPPER}]\.)*\s{PARTICLES}{WORD},"
)
INITIALED = re.compile(
    rf"{PARTICLES}{WORD}(?:[\s-]{WORD})?,?\s(?:[{UPPER}]\.[\s-]?){{1,3}}\s?(?:[,(:&;]|[-–—]\s|[{UPPER}«“\"]|et\s|and\s|y\s|e\s|u(?:nd)?\s)"
)
YEARED = re.compile(rf"{PARTICLES}{WORD}(?:[\s-]{WORD}){{0,3}},\s(?:1[4-9]\d\d|20\d\d)[a-z]?\s?[,.:]")
ROLES = lexicon.alternation("roles.editor", "roles.translator", "labels.page", "labels.volume", lang="ar")
ARABIC = re.compile(
    rf"(?!{ROLES}\W)[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){{0,8}}\s?"
    r"(?:،[^،]{2,80}،|:\s?[\w«“\"]|\.?\s\((?=[^()]*\d{4}))"
)
QUOTED = re.compile(r"[«“\"‟„][^«»“”\"]{8,}[»”\"]")
LABEL = re.compile(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+")
DASHES = re.compile(r"^\s*(?:[—–_]\s?|-\s?-){2,}[,.\s]")
LOCATED = re.compile(r"\b\d+\s?\(\d+(?:[-–/]\d+)?\)|\b\d{1,4}\s?[-–]\s?\d{1,4}\b")


def lines_of(text: Text) -> list[Text]:
    """Return the lines of ``text``, without their ends."""
    return [text[match.start() : match.end()] for match in re.finditer(r"[^\n]+", text.string)]


def bare(string: str) -> str:
    """Return the words of ``string`` in lower case, one space between them."""
    return " ".join(re.findall(r"\w+", string.casefold()))


@cache
def labels() -> re.Pattern[str]:
    """Return the pattern of a page, volume or issue label with its number."""
    words = lexicon.alternation("labels.page", "labels.volume", "labels.issue")
    return re.compile(rf"(?<!\w){words}[.°ºs]*\s?\d", re.IGNORECASE)


def unlabelled(line: str) -> str:
    """Return ``line`` without the bullet or the number of a list item at its head."""
    return LABEL.sub("", line).lstrip(" -–•·*\t")


def reference_score(line: str) -> int:
    """Return how many signs of a reference ``line`` shows: 0 for prose, 3 and more for a reference."""
    if not 15 <= len(line) <= 1200:
        return 0
    start = unlabelled(line)
    inverted = INVERTED.match(start) or INITIALED.match(start) or YEARED.match(start) or ARABIC.match(start)
    signs = (
        bool(inverted or UPRIGHT.match(start)) + bool(inverted),
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


def may_be_reference(line: str) -> bool:
    """Tell whether ``line`` is a reference, or may be one: a sign of it, a year, a stop at its end."""
    return is_reference(line) or bool(YEAR.search(line) and is_ended(line) and reference_score(line) >= 1)


def starts_entry(line: str) -> bool:
    """Tell whether ``line`` begins as the entries of a list do: author, title and year, or dashes."""
    head = unlabelled(line)[:260]
    forms = (INVERTED, INITIALED, YEARED, DATED, ARABIC)
    return any(form.match(head) for form in forms) or bool(DASHES.match(line))


def is_address(line: str) -> bool:
    """Tell whether ``line`` holds a web address and hardly anything else."""
    return bool(ADDRESS.search(line)) and len(ADDRESS.sub("", line).strip(" .,;<>()[]-–")) <= 8


def is_ended(line: str) -> bool:
    """Tell whether ``line`` ends as a sentence or an entry does."""
    return bool(ENDED.search(line.rstrip()[-3:]))
