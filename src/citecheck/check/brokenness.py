"""What is visibly broken about an address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from citecheck.check.addresses import Source, addresses, path, split
from citecheck.parse.identifiers import Identifier

FlawKind = Literal["escape", "blank", "backslash", "scheme", "host", "ellipsis", "cut"]

ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
SCHEMES = ("http", "https")
DOUBLED = re.compile(r"(?i)^https?\W{0,3}(?:www\.)?https?\b\W{0,3}")
SLASHES = re.compile(r"(?i)^https?(?::/{0,1}(?!/)|//|:///)")
SCHEME_LIKE = re.compile(r"(?<![\w/])([a-zA-Z]{3,7})\s?:\s?//(?=\w)")
HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}\.?|[0-9a-f:]*:[0-9a-f:]*|\d+\.\d+\.\d+\.\d+")
ELLIPSIS = re.compile(r"…|\.\.\.|\[\.\.|\(\.\.")
AFTER = re.compile(r"\s?[\[(]?(?:…|\.\.\.)")
LEFTOVER = re.compile(r" (?P<word>[a-z]{4,})\W*\Z")
SLUG_END = re.compile(r"(?:[a-z0-9]+-){4,}[a-z]+$")
LONG = 120


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw: its kind (a message of the rule), where the address stands in its source, what shows it."""

    kind: FlawKind
    start: int
    end: int
    part: str = ""


def flaws(source: Source, known: Collection[str]) -> Iterator[Flaw]:
    """Yield the addresses of a source that are broken, each with its first flaw.

    Args:
        source: a note or an entry.
        known: every address of the article; the whole form of one that is cut may be among them.
    """
    raw = source.text.string
    for match in SCHEME_LIKE.finditer(raw):
        if misspelt(match[1].casefold()):
            yield Flaw("scheme", match.start(), match.end(), match[0])
    for address in addresses(source):
        flaw = inside(address) or at_end(address, raw, known)
        if flaw:
            yield flaw


def misspelt(scheme: str) -> bool:
    """Return whether a scheme is a letter off ``http`` or ``https``."""
    return scheme not in SCHEMES and any(OSA.distance(scheme, right) == 1 for right in SCHEMES)


def inside(address: Identifier) -> Flaw | None:
    """Return what is wrong in an address itself."""
    value = address.value

    def flaw(kind: FlawKind, part: str = "") -> Flaw:
        return Flaw(kind, address.start, address.end, part)

    if match := DOUBLED.match(value) or SLASHES.match(value):
        return flaw("scheme", match[0])
    if ELLIPSIS.search(value):
        return flaw("ellipsis")
    if match := ESCAPE.search(value):
        return flaw("escape", value[match.start() : match.start() + 3])
    if "\\" in value:
        return flaw("backslash")
    parts = split(value)
    name = (parts.hostname or "") if parts else ""
    if name not in ("localhost", "127.0.0.1") and not HOST.fullmatch(name):
        return flaw("host", name)
    if " " in value:
        return flaw("blank", value.partition(" ")[2])
    return None


def at_end(address: Identifier, raw: str, known: Collection[str]) -> Flaw | None:
    """Return what is wrong with the end of an address."""
    value, end = address.value, address.end
    if AFTER.match(raw, end):
        return Flaw("ellipsis", address.start, end)
    if path(value) and (re.search(r"[a-z]-$", value) or half_word(value, known)):
        return Flaw("cut", address.start, end, re.split(r"[-/](?=.)", value)[-1])
    leftover = LEFTOVER.match(raw, end)
    if leftover and SLUG_END.search(value):
        return Flaw("blank", address.start, leftover.end("word"), leftover["word"])
    return None


def half_word(value: str, known: Collection[str]) -> bool:
    """Return whether an address stops in a word: of a longer address of the article, or of its own path."""
    last = re.search(r"-([a-z]{4,})$", value)
    if not last:
        return False
    if any(other.startswith(value) and other[len(value)].isalpha() for other in known if other != value):
        return True
    return len(value) >= LONG and bool(re.search(rf"[-/]{last[1]}[a-z]{{2,}}[-/]", value))
