"""Labels the stretches of one reference: identifiers and access dates by rule, the rest by the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from citecheck.lexicon import alternation
from citecheck.parse.access import accessed
from citecheck.parse.identifiers import Identifier, identifiers
from citecheck.parse.labeller import Span, label
from citecheck.parse.mend import mend
from citecheck.parse.tokens import LIMIT, tokens
from citecheck.parse.vocabulary import mentions

IDENTIFIED = {
    "DOI": "doi",
    "URL": "url",
    "handle": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "arXiv": "arxiv",
}
SHORT = ("short.ibid", "short.opcit", "short.loccit", "short.artcit")
JOINING = re.compile(r"[\s,;:./&–—-]*\Z")
BETWEEN = {
    "title": 4,
    "author": 4,
    "editor": 4,
    "container-title": 3,
    "publisher": 3,
    "pages": 3,
    "location": 4,
}
MARKS = re.compile(r"\s?[?!]+")
INITIAL = re.compile(r"(?<!\w)\w\Z")
PLACEHOLDER = re.compile(
    r"(?i)[\[<(]\s*(?:url|doi|link|lien|enlace|pdf|insert|insérer|à ajouter|to be added)\b[^\])>]{0,80}[\])>]"
)
LICENCE = re.compile(r"(?:[^\W\d_]+\s?:\s?)?(?<!\w)CC[ -]BY(?:-[A-Z]{2})*(?!\w)(?:\s\d\.\d)?")


@cache
def short_forms() -> re.Pattern[str]:
    """Return the pattern of "ibid.", "op. cit." and the like."""
    either = alternation(*SHORT)
    return re.compile(rf"(?<![\w.]){either}\.?(?!\w)", re.I)


@cache
def editions() -> re.Pattern[str]:
    """Return the pattern of a numbered edition ("2nd rev. ed.", "4. überarbeitete Auflage", "3e éd.")."""
    ordinal = r"(?<![\w.,/-])\d{1,2}\s?(?:\.?[ªº°]|st|nd|rd|th|e|è|ème|a|\.)?"
    revised = alternation("labels.revised")
    return re.compile(
        rf"{ordinal}(?:[\s,]+{revised}\.?){{0,4}}[\s,]+{alternation('labels.edition')}(?:\.|(?!\w))(?!\s*(?:by|de|par|von|di|por)\b)",
        re.I,
    )


@cache
def undated() -> re.Pattern[str]:
    """Return the pattern of "(n.d.)" and its like."""
    return re.compile(rf"[(\[]\s*(?P<date>{alternation('dates.undated')}\.?)\s*[)\]]", re.I)


@cache
def genres() -> re.Pattern[str]:
    """Return the pattern of a bracket that says what the work is ("[Thèse de doctorat, Rabat]")."""
    either = alternation("labels.thesis", "labels.paper", "labels.report", "genres.words")
    return re.compile(
        rf"[\[(]\s*(?P<genre>(?:[\w.’'-]+\s+){{0,2}}{either}(?!\w)[^\[\]()]{{0,160}})[\])]", re.I
    )


def read(raw: str, *, sure: bool = True) -> list[Span]:
    """Return the labelled stretches of one reference, in their order; labels are those of the training data.

    Besides the model's labels there are ``doi``, ``url``, ``isbn``, ``issn``, ``pmid``, ``arxiv``,
    ``accessed``, ``backref`` (short forms) and ``bracket`` (a bracketed genre). Without ``sure`` every
    confidence is 1, and the reading a little faster.
    """
    found = known(raw)
    fixed = [Span(one.start, one.end, IDENTIFIED[one.kind], 1.0) for one in found]
    head = raw[:LIMIT]
    low = head.lower()
    if mentions(low, "access.accessed"):
        for match in accessed().finditer(head):
            if clear(match.span(), fixed):
                fixed += [Span(*match.span("date"), "accessed", 1.0), Span(*match.span(), "dropped", 1.0)]
    for pattern, marks in ((PLACEHOLDER, "[<("), (LICENCE, "C")):
        if any(mark in head for mark in marks):
            fixed += [
                Span(*match.span(), "dropped", 1.0)
                for match in pattern.finditer(head)
                if clear(match.span(), fixed)
            ]
    if mentions(low, *SHORT):
        fixed += [
            Span(*match.span(), "backref", 1.0)
            for match in short_forms().finditer(head)
            if clear(match.span(), fixed)
        ]
    fixed += [
        Span(*match.span("date"), "accessed", 1.0)
        for match in after_address(head, found)
        if clear(match.span("date"), fixed)
    ]
    if mentions(low, "dates.undated"):
        fixed += [
            Span(*match.span("date"), "date", 1.0)
            for match in undated().finditer(head)
            if clear(match.span(), fixed)
        ]
    fixed += [
        Span(*match.span(), "edition", 1.0)
        for match in editions().finditer(head)
        if clear(match.span(), fixed)
    ]
    for match in genres().finditer(head):
        if clear(match.span(), fixed) and match.start():
            fixed.append(Span(*match.span("genre"), "bracket", 1.0))
    spans = [cut for span in label(tokens(raw, found), sure=sure) for cut in outside(span, fixed, raw)]
    merged = mend(merge([whole(span, raw) for span in spans], raw), raw)
    return sorted([*merged, *(span for span in fixed if span.label != "dropped")])


AFTER_ADDRESS = re.compile(
    r"[>\s,;.]*[(\[]\s*(?:\w{1,12}\.?:?\s+){0,2}(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})\s*[)\]]"
)


def after_address(head: str, found: list[Identifier]) -> Iterator[re.Match[str]]:
    """Yield the dates of access that stand in brackets after an address, without a word that says so."""
    for one in found:
        match = AFTER_ADDRESS.match(head, one.end) if one.kind == "URL" else None
        if match:
            yield match


HINT = re.compile(r"10\.\d|/|97[89]|www|\\|(?i:is[bs]n|pmid|arxiv|hdl)")


@lru_cache(maxsize=16)
def known(raw: str) -> list[Identifier]:
    """Return the identifiers of a reference that a work has fields for."""
    if not HINT.search(raw):
        return []
    return [one for one in identifiers(raw[: 4 * LIMIT]) if one.kind in IDENTIFIED]


def clear(place: tuple[int, int], spans: list[Span]) -> bool:
    """Tell whether a stretch meets none of ``spans``."""
    return all(place[1] <= span.start or span.end <= place[0] for span in spans)


def outside(span: Span, fixed: list[Span], raw: str) -> list[Span]:
    """Return what is left of a span beside those that rules have found: its longest part."""
    parts = [(span.start, span.end)]
    for other in fixed:
        parts = [
            part
            for start, end in parts
            for part in (
                ((start, min(end, other.start)), (max(start, other.end), end))
                if other.start < end and start < other.end
                else ((start, end),)
            )
            if re.search(r"\w", raw[part[0] : part[1]])
        ]
    if not parts:
        return []
    best = max(parts, key=lambda part: part[1] - part[0])
    start, end = best
    if best != (span.start, span.end):
        text = raw[start:end]
        start, end = end - len(text.lstrip(" ,;:([")), start + len(text.rstrip(" ,;:(["))
    return [span._replace(start=start, end=end)]


def whole(span: Span, raw: str) -> Span:
    """Return a span with the mark that belongs to it: a last initial's full stop, a title's "?" or "!"."""
    if span.label == "title":
        ended = MARKS.match(raw, span.end)
        return span._replace(end=ended.end()) if ended else span
    if span.label in ("author", "editor", "translator") and INITIAL.search(raw[span.start : span.end]):
        return span._replace(end=span.end + raw.startswith(".", span.end))
    return span


def merge(spans: list[Span], raw: str) -> list[Span]:
    """Join neighbours of one label that only marks part."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if (
            last
            and last.label == span.label
            and span.start - last.end <= BETWEEN.get(span.label, 0)
            and JOINING.match(raw[last.end : span.start])
        ):
            merged[-1] = last._replace(end=span.end, confidence=min(last.confidence, span.confidence))
        else:
            merged.append(span)
    return merged
