"""Takes volumes, issues and editions out of their labels and lumps ("vol. 3, n° 1", "3(1)", "2nd ed.")."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation
from citecheck.parse.tokens import DIGITS

LUMP = re.compile(r"(?P<volume>[\dIVXLC]+)\s*[(/.:]\s*(?P<issue>\d[\d/–-]*)\s*\)?\Z")
ORDINAL = re.compile(r"(?P<number>\d+)\s?(?:st|nd|rd|th|e|è|ème|eme|re|a|ª|º|°|\.)?\Z")


@cache
def labels() -> re.Pattern[str]:
    """Return the label words before a number of volume or issue, in every language."""
    words = alternation("labels.volume", "labels.issue")
    return re.compile(
        rf"^(?:{words}(?:\.|(?=[\s\d:])|(?=[٠-٩]))\s*:?\s*)+(?=[\w٠-٩])|(?<=\d)\.?\s*(?:{words})\.?\Z", re.I
    )


@cache
def editions() -> re.Pattern[str]:
    """Return the words of an edition statement."""
    return re.compile(
        rf"(?<!\w){alternation('labels.edition')}(?:\.|(?!\w))|(?<!\w)rev(?:\.|ised)?(?!\w)", re.I
    )


def number(printed: str) -> str:
    """Return the number of a volume or an issue, without its label."""
    text = " ".join(printed.split()).strip(" ,;:.()[]")
    return labels().sub("", text).strip(" ,;:.()[]") or text


def lump(printed: str) -> tuple[str, str]:
    """Return volume and issue of a lump such as "3(1)"; the issue is "" where there is none."""
    found = LUMP.fullmatch(number(printed))
    return (found["volume"], found["issue"]) if found else (number(printed), "")


def edition(printed: str) -> str:
    """Return an edition's number where it is an ordinal ("2nd ed."), else its words."""
    text = " ".join(printed.split()).strip(" ,;:.()[]")
    bare = editions().sub("", text).strip(" ,;:.()[]").translate(DIGITS)
    found = ORDINAL.match(bare)
    return found["number"] if found else text
