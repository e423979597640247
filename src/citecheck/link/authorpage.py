"""Finds citations by author and page, "(Roux, 156)", and by the page alone behind a named author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from citecheck import lexicon
from citecheck.link import dates
from citecheck.link.found import Found
from citecheck.link.names import cues, through
from citecheck.link.roster import Roster
from citecheck.link.sentences import sentence
from citecheck.match.forms import fold
from citecheck.model import Block, Cited, Entry

PAGES = r"(\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)*)"
BRACKET = re.compile(r"[(\[]([^()\[\]\d]{0,90}?)(?<![\w.-])" + PAGES + r"\s*[)\]]")
ENOUGH = 2


@cache
def label() -> re.Pattern[str]:
    """Return the pattern of "p." and the like at the end of a text, with the comma before it."""
    return re.compile(rf"[\s,:]*(?:(?<!\w){lexicon.alternation('labels.page')}\s?\.?)?\s*$", re.IGNORECASE)


def find(blocks: Sequence[Block], roster: Roster) -> Iterator[tuple[Block, Found]]:
    """Yield the citations by page whose author the list has; pages alone where others name their author."""
    if not roster.entries:
        return
    alone: list[tuple[Block, re.Match[str]]] = []
    named = 0
    for block in blocks:
        for match in BRACKET.finditer(block.text.string):
            if next(dates.find(match[0][1:-1]), None):
                continue
            lead = label().sub("", match[1])
            if not lead.strip(" ,"):
                alone.append((block, match))
                continue
            found = by_author(match, lead, roster)
            if found:
                named += 1
                yield block, found
    if named >= ENOUGH:
        yield from by_sentence(alone, roster)


def by_author(match: re.Match[str], lead: str, roster: Roster) -> Found | None:
    """Return the citation that a bracket with names and pages makes, where the list has just these names."""
    cut = through().search(lead)
    cue = next(cues(lead[cut.end() :] if cut else lead), None)
    found = roster.fit(cue.names) if cue else []
    if cue is None or not found or not all(is_called(found[0], name) for name in cue.names):
        return None
    before = lead[cut.end() :] if cut else lead
    if cue.start > len(before) - len(before.lstrip(" ,.")) + 14:
        return None
    part = Cited(cue.names, "", match[2], tuple(entry.id for entry in found))
    return Found(match.start(), match.end(), "author-page", (*((Cited(through=True),) if cut else ()), part))


def is_called(entry: Entry, name: str) -> bool:
    """Tell whether a creator of the entry is called exactly ``name``."""
    folded = fold(name)
    return any(
        folded == fold(str(creator)) or folded in fold(str(creator)).split()
        for creator in entry.work.creators
    )


def by_sentence(
    alone: Sequence[tuple[Block, re.Match[str]]], roster: Roster
) -> Iterator[tuple[Block, Found]]:
    """Yield pages alone, "(199–206)", tied to the last author of the list whom their sentence names."""
    families = {f" {fold(e.work.creators[0].family)} ": e for e in roster.entries if e.work.creators}
    families.pop("  ", None)
    for block, match in alone:
        string = block.text.string
        first, _ = sentence(string, match.start())
        before = f" {fold(string[first : match.start()])} "
        last = max(families, key=before.rfind, default="")
        if last and last in before:
            named = families[last]
            part = Cited((str(named.work.creators[0]),), "", match[2], (named.id,))
            yield block, Found(match.start(), match.end(), "author-page", (part,))
