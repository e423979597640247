"""Takes notes apart: the works in them, the comments around them, sources cited through others."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache

from citecheck.lexicon import alternation
from citecheck.model import Work
from citecheck.parse.labeller import Span
from citecheck.parse.law import law
from citecheck.parse.reading import read
from citecheck.parse.tokens import LIMIT
from citecheck.parse.vocabulary import mentions
from citecheck.parse.works import build

SHOWN = frozenset({
    "author", "editor", "translator", "title", "container-title", "collection-title", "date", "volume",
    "issue", "pages", "publisher", "location", "edition", "genre", "doi", "url",
})  # fmt: skip
QUOTED = re.compile(r"[«“„\"‘][^»”“\"’]{4,}")
DATED = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20[0-4]\d)(?!\d)")
NUMBERED = re.compile(r"(?i)(?<!\w)(?:pp?|vol|t|no|n°|nº|núm|s|ص)\.?\s?\d")
NAMED = re.compile(
    r"(?:[A-ZÀ-Þ]\.[\s-]?)+(?:(?:de|von|van|di|da)\s)?[A-ZÀ-Þ]\w+|\A[A-ZÀ-Þ][\w’'-]+(?:\s[\w’'.-]+){0,3}[,:]\s"
    r"|\A[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ]"
)
WORD = re.compile(r"[^\W\d_]+")


def entry(raw: str, lang: str = "") -> list[Work]:
    """Return the work of a list entry; a second one where the entry says "cited in"."""
    works = [
        work for piece in cited_through(raw, 0) for work in [one(raw, *piece, lang=lang, note=False)] if work
    ]
    return works[:2]


def works(raw: str, lang: str = "") -> list[Work]:
    """Return the works of a note; none where it is a comment."""
    found: list[Work] = []
    for start, end in pieces(raw):
        for through in cited_through(raw[:end], start):
            work = one(raw, *through, lang=lang, note=True)
            if work:
                found.append(work)
    return found


def fields(raw: str) -> dict[str, list[str]]:
    """Return the printed strings of a reference by label."""
    found: dict[str, list[str]] = defaultdict(list)
    for span in read(raw, sure=False):
        if span.label in SHOWN:
            found[span.label].append(raw[span.start : span.end])
    return dict(found)


def one(raw: str, start: int, end: int, through: bool, *, lang: str, note: bool) -> Work | None:
    """Return the work in ``raw[start:end]``; None where there is none."""
    named = end - len(bare(raw[start:end]))
    if legal(raw[named:end]):
        start = named
    elif note:
        start = after_comment(raw, start, end)
    work = legal(raw[start:end]) or described(raw[start:end], note=note)
    if work is None:
        return None
    work = replace(work, cited_in=through)
    return shift(work, start, lang) if start or not work.language else work


def described(text: str, *, note: bool) -> Work | None:
    """Return the work that a text describes as the model reads it; None where a note is no reference."""
    spans = read(text)
    if not spans or (note and not reference(text, spans)):
        return None
    return bare_address(text, spans) or build(text, spans, note=note)


def legal(text: str) -> Work | None:
    """Return the decision or the statute that a text cites; None where it cites none."""
    found = law(text)
    return replace(build(text, found[1]), type=found[0]) if found else None


def shift(work: Work, by: int, lang: str) -> Work:
    """Return a work whose places count from the start of the note, in ``lang`` where its own is unknown."""
    printed = {name: tuple((a + by, b + by) for a, b in places) for name, places in work.printed.items()}
    language = work.language or (lang if work.title else "")
    return replace(work, printed=printed, text=(work.text[0] + by, work.text[1] + by), language=language)


def bare_address(text: str, spans: list[Span]) -> Work | None:
    """Return a web page with nothing but its address, where the text is an address and what announces it."""
    address = next((span for span in spans if span.label == "url"), None)
    if address is None or len(text) - (address.end - address.start) > 40:
        return None
    rest = WORD.findall(text[: address.start] + text[address.end :])
    if len(rest) > 3 or DATED.search(text[: address.start]):
        return None
    whole = build(text, [span for span in spans if span.label in ("url", "accessed")])
    return replace(whole, type="webpage")


@cache
def through() -> re.Pattern[str]:
    """Return the words that lead from a work to the one it is cited through."""
    return re.compile(rf"(?<!\w){alternation('citing.through')}(?!\w)\s*:?", re.I)


def cited_through(raw: str, start: int) -> list[tuple[int, int, bool]]:
    """Cut ``raw[start:]`` where "cited in" stands: (start, end, whether it is the work cited through)."""
    match = through().search(raw, start) if mentions(raw[start:LIMIT].lower(), "citing.through") else None
    if not match or match.start() - start < 15 or len(raw) - match.end() < 8:
        return [(start, len(raw), False)]
    left = raw[: match.start()].rstrip(" ,;.([")
    right = len(raw) - (
        1 if raw.rstrip().endswith((")", "]")) and raw[len(left) : match.start()].strip(" ,;.") else 0
    )
    return [(start, len(left), False), (match.end(), right, True)]


@cache
def leading() -> re.Pattern[str]:
    """Return the words that lead to a reference ("voir aussi", "see, for example")."""
    see = rf"{alternation('citing.see')}(?:\.|(?!\w))[\s:,]*"
    return re.compile(rf"(?:\A|(?<=[\s(«.;:,]))(?i:(?:{see})+)(?=[^\W\da-zà-ÿ]|[«“\"‘])")


def after_comment(raw: str, start: int, end: int) -> int:
    """Return where the reference begins, after a comment that leads to it."""
    at = start + len(raw[start:end]) - len(raw[start:end].lstrip(" .,;:–—-"))
    for match in leading().finditer(raw, at, end):
        before = raw[at : match.start()]
        if len(before) < 200 and not DATED.search(before) and not QUOTED.search(before) and plain(before):
            at = match.end()
        break
    return at


def plain(before: str) -> bool:
    """Tell whether the words before a "see" are a comment: nothing, or words without a name at their head."""
    return not before.strip(" .,;:(") or (not NAMED.search(before) and len(WORD.findall(before)) > 1)


@cache
def breaks() -> re.Pattern[str]:
    """Return the pattern of what may stand between two works: a semicolon, or a stop before "see also"."""
    joint = rf"(?:{alternation('names.and')}\s+)?"
    return re.compile(rf";\s+{joint}|(?<=[.)\w])\.\s+(?={alternation('citing.see')}[\s.,:])", re.I)


def pieces(raw: str) -> list[tuple[int, int]]:
    """Cut a note at the semicolons, and at "see also", between two works."""
    found = [match for match in breaks().finditer(raw, 0, LIMIT) if begins(raw[match.end() :])]
    ends = [*(match.start() for match in found[1:]), len(raw)]
    start, parts = 0, []
    for match, end in zip(found[:20], ends, strict=False):
        right = raw[match.end() : end]
        dated = DATED.search(right) or QUOTED.search(right) or "://" in right
        if dated and describes(raw[start : match.start()]) and describes(right):
            parts.append((start, match.start()))
            start = match.end()
    return [part for part in (*parts, (start, len(raw))) if raw[slice(*part)].strip(" ;.")]


def begins(text: str) -> bool:
    """Tell whether a text begins as a reference does, with a name or a quotation."""
    return bool(NAMED.match(bare(text)) or QUOTED.match(bare(text)))


def bare(text: str) -> str:
    """Return a text without the words that lead to a reference."""
    return leading().sub("", text, count=1) if leading().match(text) else text


def describes(text: str) -> bool:
    """Tell whether a text alone describes a work: by a title and more, an address, or a short form."""
    if legal(bare(text)):
        return True
    labels = {span.label for span in read(text[after_comment(text, 0, len(text)) :])}
    if labels & {"url", "doi", "backref"}:
        return True
    return (
        "title" in labels and len(labels & {"author", "date", "container-title", "publisher", "location"}) > 1
    )


def reference(text: str, spans: list[Span]) -> bool:
    """Tell whether a piece of a note is a reference at all, and not a remark or an affiliation."""
    labels = {span.label for span in spans}
    if labels & {"doi", "url", "isbn", "arxiv", "pmid"}:
        return True
    if "title" not in labels and "container-title" not in labels:
        return "backref" in labels and "author" in labels
    words = [word for word in WORD.findall(text) if len(word) > 1]
    small = sum(word.islower() for word in words) / max(len(words), 1)
    points = 2 * bool(DATED.search(text)) + bool(QUOTED.search(text)) + bool(NUMBERED.search(text))
    points += bool(NAMED.match(text)) + (
        "author" in labels and bool(labels & {"publisher", "container-title", "date"})
    )
    points += "backref" in labels
    points -= (small > 0.7 and "author" not in labels) + (len(text) > 500)
    return points >= 2
