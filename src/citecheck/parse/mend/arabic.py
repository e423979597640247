"""Mends references in Arabic, where no capital letter tells a name from a title."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from citecheck.lexicon import alternation
from citecheck.parse.labeller import Span
from citecheck.parse.mend.spans import named, swap

WORD = "[\u0621-\u064a]+"
GIVEN = re.compile(rf"(?:عبد )?{WORD}(?: (?:عبد )?{WORD})?(?P<stop>\.\s+)(?={WORD})")
NAMES = re.compile(rf"{WORD}(?:\s{WORD}){{1,6}}\Z")


@cache
def part() -> re.Pattern[str]:
    """Return the pattern of what follows a title and is none: a role, a volume, an edition."""
    found = alternation("roles.editor", "roles.translator", "labels.volume", "labels.edition", lang="ar")
    return re.compile(rf"{found}(?!\w)")


@cache
def role() -> re.Pattern[str]:
    """Return the pattern of an editor's or a translator's role that follows a title."""
    editor, translator = (alternation(f"roles.{name}", lang="ar") for name in ("editor", "translator"))
    return re.compile(rf"\s*[.،]\s+(?:(?P<editor>{editor})|(?P<translator>{translator}))\s+")


def given_name(spans: list[Span], raw: str) -> list[Span]:
    """Give a family name the given name that begins the title, up to a full stop ("Family، Given. Title")."""
    for author, title in pairwise(spans):
        if (author.label, title.label) != ("author", "title") or "،" in raw[author.start : author.end]:
            continue
        given = GIVEN.match(raw, title.start, title.end)
        if given and raw[author.end : title.start].strip() == "،" and not part().match(raw, given.end()):
            spans = swap(spans, author, author._replace(end=given.start("stop")))
            return swap(spans, title, title._replace(start=given.end()))
    return spans


def role_in_title(spans: list[Span], raw: str) -> list[Span]:
    """Take an editor or a translator, announced by the role, off the end of a title."""
    for title in named(spans, "title"):
        found = role().search(raw, title.start, title.end)
        if found and NAMES.match(raw[found.end() : title.end]):
            names = Span(found.end(), title.end, str(found.lastgroup), title.confidence)
            return swap(spans, title, title._replace(end=found.start()), names)
    return spans
