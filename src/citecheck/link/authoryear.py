"""Finds citations by author and year, in brackets and in the sentence itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from citecheck import lexicon
from citecheck.link import authorpage, brackets, credible, dates
from citecheck.link.aliases import explained
from citecheck.link.brackets import Bracket
from citecheck.link.dates import Dated
from citecheck.link.found import Found, citation
from citecheck.link.names import Cue, cues, is_cased, kind_of, phrases, through
from citecheck.link.roster import Roster
from citecheck.link.sentences import sentence
from citecheck.model import Block, Cited
from citecheck.text import ITALIC, Text

__all__ = ["Found", "citation", "find"]

SKIPPED = ("heading", "table", "code", "entry")
RECENT, BEHIND = 12, 260
LETTER = re.compile(r"[^\W\d_]")
ACRONYM = re.compile(r"(?<=\w\s)[(\[][A-ZÀ-Þ][A-ZÀ-Þ&.-]{1,9}[)\]](?=\s*[,;(])")


@cache
def see() -> re.Pattern[str]:
    """Return the pattern of words that introduce names ("voir", "cf.", "see also") or join two years."""
    words = lexicon.alternation("citing.see", "names.and")
    return re.compile(rf"(?<!\w){words}(?!\w)\.?", re.IGNORECASE)


def find(blocks: Sequence[Block], roster: Roster) -> Iterator[tuple[Block, Found]]:
    """Yield the citations of ``blocks`` with their blocks, tied to the list where they fit."""
    read = [block for block in blocks if block.kind not in SKIPPED]
    roster.learn(explained(read))
    seen: list[Cited] = []
    for block in read:
        for found in in_text(block.text, roster, seen):
            seen += found.parts
            yield block, found
    yield from authorpage.find(read, roster)


def in_text(text: Text, roster: Roster, seen: Sequence[Cited]) -> Iterator[Found]:
    """Yield the citations of one paragraph; ``seen`` are the sources cited before it."""
    string = dates.ARABIC_DIGIT.sub(lambda digit: str(int(digit[0])), text.string)
    string = ACRONYM.sub(lambda found: " " * len(found[0]), string)
    recent = list(seen[-RECENT:])
    reached = 0
    for bracket in brackets.find(string):
        if bracket.nested and bracket.end <= reached:
            continue
        inside = bracket.inside(string)
        years = list(dates.find(inside))
        if not years:
            continue
        found = Reading(text, string, bracket, inside, years, roster).found(recent)
        if found:
            found = secondhand(found, string)
            recent = [*recent, *found.parts][-RECENT:]
            reached = found.end
            yield found


def secondhand(found: Found, string: str) -> Found:
    """Return a citation as one through another where "cited in" stands behind it."""
    following = through().search(string, found.end, found.end + 40)
    if following is None or string[found.end : following.start()].strip(" ,"):
        return found
    return replace(found, parts=tuple(replace(part, through=True) for part in found.parts))


@dataclass(frozen=True, slots=True)
class Reading:
    """A bracket with years, and what is needed to read it."""

    text: Text
    string: str
    bracket: Bracket
    inside: str
    years: list[Dated]
    roster: Roster

    def found(self, seen: Sequence[Cited]) -> Found | None:
        """Return the citation that the bracket makes, with the names before it or inside it."""
        if words(self.inside[: self.years[0].start]):
            return self.parenthetical()
        return None if self.years[0].spans else self.narrative(seen)

    def parenthetical(self) -> Found | None:
        """Return a citation all inside the bracket."""
        parts = self.parts(None)
        if not any(part.targets for part in parts):
            glued = self.string[max(0, self.bracket.start - 1) : self.bracket.start].isalnum()
            if glued or self.is_made(parts) or not self.is_plain():
                return None
        if not any(part.year for part in parts):
            return None
        return Found(self.bracket.start, self.bracket.end, "author-year", tuple(parts))

    def narrative(self, seen: Sequence[Cited]) -> Found | None:
        """Return a citation whose names stand before the bracket."""
        begin = max(0, self.bracket.start - BEHIND)
        lead = self.string[begin : self.bracket.start]
        undated = not self.years[0].years[0][0].isdigit()
        strict = not lead[-1:].isspace() or self.follows_title() or not self.is_plain() or undated
        cue = self.choose(lead, self.years[0], strict)
        if cue is None:
            return self.bare(seen) or self.distant()
        return Found(begin + cue.start, self.bracket.end, "narrative", tuple(self.parts(cue)))

    def is_plain(self) -> bool:
        """Tell whether the bracket holds words alone: no code, no address, no further statement."""
        return credible.bracket(self.inside, self.inside[self.years[-1].end :])

    def is_made(self, parts: Sequence[Cited]) -> bool:
        """Tell whether the bracket says who made the film or the opera whose title stands before it."""
        return any(credible.is_full(part.names) for part in parts) or (
            self.follows_title() and not any(self.roster.dated(part.year) for part in parts)
        )

    def follows_title(self) -> bool:
        """Tell whether the words before the bracket are set in italics, with a capital, as titles are."""
        last = len(self.string[: self.bracket.start].rstrip())
        first = next((start for start, end in self.text.runs(ITALIC) if start < last <= end), last)
        return self.string[first:last].strip(' «“"')[:1].isupper()

    def bare(self, seen: Sequence[Cited]) -> Found | None:
        """Return "(2008: 224)", tied to the source of that year cited before it."""
        parts = []
        for dated in self.years:
            last = next((s for s in reversed(seen) if s.year == dated.years[0] and s.targets), None)
            if last is None or not dated.locator:
                return None
            parts.append(replace(last, locator=dated.locator, through=False))
        return Found(self.bracket.start, self.bracket.end, "narrative", tuple(parts))

    def distant(self) -> Found | None:
        """Return "(1979, p. 88)", tied to the one entry of that year whose author its sentence names."""
        dated = self.years[0]
        first, _ = sentence(self.string, self.bracket.start)
        named = self.roster.named(self.string[first : self.bracket.start], dated.years[0])
        if len(named) != 1 or len(self.years) > 1 or not self.inside.strip().startswith(dated.years[0]):
            return None
        part = Cited((str(named[0].work.creators[0]),), dated.years[0], dated.locator, (named[0].id,))
        return Found(self.bracket.start, self.bracket.end, "narrative", (part,))

    def parts(self, cue: Cue | None) -> list[Cited]:
        """Return the sources that the bracket names; ``cue`` are names that stand before it."""
        result: list[Cited] = []
        last = 0
        for dated in self.years:
            lead, last = self.inside[last : dated.start], dated.end
            if words(lead):
                lead = self.origin(lead, result)
                cue = self.choose(lead, dated)
            if cue is not None and not (dated.spans and not self.resolved(cue, dated.years[0]).targets):
                result += [
                    replace(self.resolved(cue, year), locator=dated.locator if i == 0 else "")
                    for i, year in enumerate(dated.years)
                ]
        return result

    def origin(self, lead: str, result: list[Cited]) -> str:
        """Return what stands behind "cited in"; mark, or add, the original that stands before it."""
        cut = through().search(lead)
        if cut is None:
            return lead
        original = next(cues(lead[: cut.start()]), None)
        if original:
            result.append(Cited(original.names, through=True))
        elif result:
            result[-1] = replace(result[-1], through=True)
        return lead[cut.end() :]

    def choose(self, lead: str, dated: Dated, strict: bool = False) -> Cue | None:
        """Return the names at the end of ``lead`` that the list answers, else those that read like names.

        Args:
            lead: what stands before the year.
            dated: the year.
            strict: whether names that the list does not have are none.
        """
        read = [cue for cue in cues(lead) if self.is_name(cue, lead)]
        if not is_cased(lead):
            read.sort(key=lambda cue: not self.roster.bears(cue.names[0]))
        for cue in (*read, *phrases(lead)):
            found = self.resolved(cue, dated.years[0]).targets
            if found and (
                len(cue.names) == len(read[0].names if read else ()) or self.roster.leads(found, cue.names[0])
            ):
                return cue
        if strict:
            return None
        likely = [cue for cue in unnested(read) if credible.names(cue.names, lead[: cue.start])]
        known = (cue for cue in likely if self.resolved(cue, dated.years[0]).candidates)
        return next(chain(known, body(lead), likely), None)

    def is_name(self, cue: Cue, lead: str) -> bool:
        """Tell whether a name that begins small or is a place ("van der Berg", "London") is in the list."""
        small = kind_of(lead[cue.start :].split(maxsplit=1)[0]) != "name"
        return not (small or credible.is_place(cue.names)) or self.roster.bears(cue.names[0])

    def resolved(self, cue: Cue, year: str) -> Cited:
        """Return the source that names and a year mean in the list."""
        return self.roster.resolve(Cited(cue.names, year), cue.others, cue.whole)


def words(lead: str) -> str:
    """Return ``lead`` without the words that introduce or join citations, if letters are left."""
    left = see().sub(" ", lead)
    return left if LETTER.search(left) else ""


def body(lead: str) -> Iterator[Cue]:
    """Yield a bracket's piece before the comma, if it is an organisation: "Ministère de la santé,"."""
    first = next(phrases(lead), None)
    piece = words(lead.rpartition(";")[2]).strip()
    if (
        first
        and piece.endswith(",")
        and piece.startswith(first.names[0])
        and credible.organisation(first.names[0])
    ):
        yield first


def unnested(read: Sequence[Cue]) -> Iterator[Cue]:
    """Yield of cues that differ in the first words of one name the longest: not "Vienna" of a treaty."""
    count = 0
    for cue in read:
        if len(cue.names) != count:
            yield cue
        count = len(cue.names)
