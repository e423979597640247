r"""The shorthands that a LaTeX document defines: ``\newcommand{\zit}[2]{\footcite[#1]{#2}}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from citecheck.read.tex import words
from citecheck.read.tex.source import Source

NAME = r"\s*\{?\s*\\([A-Za-z@]+)\s*\}?\s*"
COMMAND = re.compile(
    rf"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?{NAME}(?:\[(\d)\])?(\s*\[[^\[\]\n]*\])?"
)
DOCUMENT_COMMAND = re.compile(
    rf"\\(?:New|Renew|Provide|Declare)DocumentCommand{NAME}\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}"
)
DEFAULT = re.compile(r"\{[^{}]*\}")
DEF = re.compile(r"\\def\s*\\([A-Za-z@]+)((?:#\d)*)")
LET = re.compile(r"\\let\s*\\([A-Za-z@]+)\s*=?\s*\\([A-Za-z]+)")
SAME = re.compile(rf"\\(?:re)?newcommand\*?{NAME}(?:\{{\s*)?\\([A-Za-z]+)")
CITE = re.compile(
    r"\\(?P<name>[A-Za-z]+)\*?(?P<notes>(?:\s*\[[^\[\]]*\]|\s*\([^()]*\))*)\s*\{\s*#(?P<key>\d)\s*\}"
)
SLOT = re.compile(r"#(\d)")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Macro:
    """A shorthand.

    Attributes:
        takes: for each of its arguments a letter: ``m`` in braces, ``o`` in square brackets, ``s`` a star.
        cites: for each citation that it makes, the numbers of the arguments that give key and pages, or 0.
        footed: whether they stand in a footnote.
        shown: what it prints, where it cites nothing.
    """

    takes: str = ""
    cites: tuple[tuple[int, int], ...] = ()
    footed: bool = False
    shown: str = ""


def macros(source: Source, end: int, show: Callable[[int, int], str]) -> Iterator[tuple[str, Macro]]:
    """Yield the shorthands defined before ``end`` that cite, or that always print the same words.

    Args:
        source: a document.
        end: where its text begins.
        show: returns what a stretch of it prints.
    """
    for name, takes, after in definitions(source.source, end):
        span = source.span(after)
        body = source.source[slice(*span)] if span else ""
        cites = tuple(citing(body))
        if span and cites:
            footed = "\\footnote" in body or any(
                words.FOOTED.fullmatch(c["name"]) for c in CITE.finditer(body)
            )
            yield name, Macro(takes, cites, footed)
        elif span and len(body) < LONGEST and not re.search(r"#|\\(?:foot|begin|end|item)|[cC]ite", body):
            shown = show(*span)
            if len(shown) < LONGEST:
                yield name, Macro(takes, shown=shown)


def definitions(source: str, end: int) -> Iterator[tuple[str, str, int]]:
    """Yield name, arguments (as in ``Macro``) and the place of the body of each definition."""
    for match in COMMAND.finditer(source, 0, end):
        count = int(match[2] or 0)
        yield match[1], "o" + "m" * (count - 1) if count and match[3] else "m" * count, match.end()
    for match in DOCUMENT_COMMAND.finditer(source, 0, end):
        letters = re.findall("[mos]", DEFAULT.sub("", match[2]).lower())
        yield match[1], "".join(letters), match.end()
    for match in DEF.finditer(source, 0, end):
        yield match[1], "m" * match[2].count("#"), match.end()


def renamed(source: str, end: int) -> dict[str, str]:
    r"""Return the commands that only stand for a citing one: ``\let\fc\footcite``."""
    found = [match.groups() for pattern in (LET, SAME) for match in pattern.finditer(source, 0, end)]
    return {name: other for name, other in found if words.CITES.fullmatch(other)}


def citing(body: str) -> Iterator[tuple[int, int]]:
    """Yield for each citation in a shorthand's body the arguments that give its key and its pages."""
    for match in CITE.finditer(body):
        if words.CITES.fullmatch(match["name"]):
            slots = SLOT.findall(match["notes"].rpartition("[")[2])
            yield int(match["key"]), int(slots[0]) if slots else 0
