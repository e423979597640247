"""The text of an article, passage by passage, with its marked places and the findings beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from citecheck.model import Article, Finding, Related, Severity
from citecheck.report.html.elements import escape, tag
from citecheck.report.look import Look
from citecheck.report.where import where
from citecheck.report.words import say
from citecheck.text import BOLD, ITALIC, PLAIN, RAISED, Text

Numbered = tuple[int, Finding]
GRAVITY: tuple[str, ...] = get_args(Severity)
MARKER = re.compile(r"\[\^([^\s\]]+)\]")
STYLES = {ITALIC: "i", BOLD: "b", RAISED: "sup"}
ELEMENTS = {"heading": "h4", "code": "pre", "table": "pre"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, a note or an entry; ``lead`` says which note it is."""

    text: Text
    element: str = "p"
    lead: str = ""
    kind: str = "body"


def passages(article: Article, findings: Sequence[Numbered], look: Look) -> str:
    """Return the whole text; each finding stands beside the passage that holds its place."""
    found = list(text_of(article))
    starts = [passage.text.start for passage in found]
    beside: dict[int, list[Numbered]] = {}
    for number, finding in findings:
        own = finding.place.path == article.path and finding.place.start >= 0
        at = max(bisect_right(starts, finding.place.start) - 1, 0) if own else 0
        beside.setdefault(at, []).append((number, finding))
    markers = {at for one in article.citations if one.kind == "note-marker" for at in one.text.offsets}
    found = [replace(one, text=raised(bare(one.text), markers)) for one in found]
    return "".join(row(article, passage, beside.get(index, []), look) for index, passage in enumerate(found))


def bare(text: Text) -> Text:
    """Return a text whose note markers are their labels alone, as on a printed page."""
    parts, last = [], 0
    for match in MARKER.finditer(text.string):
        parts += [text[last : match.start()], text[match.start(1) : match.end(1)]]
        last = match.end()
    return Text.join([*parts, text[last:]])


def raised(text: Text, markers: set[int]) -> Text:
    """Return a text whose note markers are raised, also where the file has them on the line."""
    styles = bytes(
        s | RAISED if at in markers else s for s, at in zip(text.styles, text.offsets, strict=True)
    )
    return replace(text, styles=styles)


def text_of(article: Article) -> Iterator[Passage]:
    """Yield the passages of an article in the order of the file."""
    found = [Passage(block.text, ELEMENTS.get(block.kind, "p")) for block in (*article.front, *article.body)]
    found += [Passage(note.text, "p", note.label, "note") for note in article.notes]
    found += [Passage(entry.text, "p", "", "entry") for entry in article.entries]
    found = [one for one in found if one.text.string.strip()] or [Passage(whole(article))]
    yield from sorted(found, key=lambda one: one.text.start)


def whole(article: Article) -> Text:
    """Return an article as its file has it."""
    return Text.of(article.manuscript.source[article.start : article.end], article.start)


def row(article: Article, passage: Passage, findings: Sequence[Numbered], look: Look) -> str:
    """Return a passage with what was found in it."""
    lead = tag("span", escape(passage.lead), class_="label") + " " if passage.lead else ""
    words = tag(
        passage.element,
        lead,
        marked(passage.text, findings),
        class_=f"words {passage.kind}",
        dir="auto",
        lang=article.lang or None,
    )
    if not findings:
        return tag("div", words, class_="passage")
    cards = "".join(card(article, one, look) for one in findings)
    return tag("div", words, tag("div", cards, class_="beside"), class_="passage found")


def marked(text: Text, findings: Sequence[Numbered]) -> str:
    """Return the words with their styles, what findings are about marked and numbered."""
    spans = [(number, finding.severity, *span(text, finding)) for number, finding in findings]
    changes = {i for i in range(1, len(text)) if text.styles[i] != text.styles[i - 1]}
    cuts = sorted({0, len(text), *changes, *(at for _, _, start, end in spans for at in (start, end))})
    parts = []
    for start, end in pairwise(cuts):
        about = [
            (number, severity) for number, severity, first, last in spans if first <= start and end <= last
        ]
        words = styled(text.string[start:end], text.styles[start])
        worst = min((severity for _, severity in about), key=GRAVITY.index, default="")
        parts.append(tag("mark", words, class_=worst) if about else words)
        parts += [number_link(number) for number, _, _, last in spans if last == end]
    return "".join(parts)


def number_link(number: int) -> str:
    """Return the number of a finding, after the words that it is about."""
    return tag("a", str(number), class_="number", href=f"#f{number}", id=f"m{number}")


def span(text: Text, finding: Finding) -> tuple[int, int]:
    """Return the indices of the words that a finding is about; all of them where its place is elsewhere."""
    place = finding.place
    inside = [i for i, at in enumerate(text.offsets) if place.start <= at < place.end]
    return (inside[0], inside[-1] + 1) if inside else (0, len(text))


def styled(words: str, style: int) -> str:
    """Return words in italics, bold or raised, as the author has them."""
    html = escape(words)
    if style == PLAIN or not words.strip():
        return html
    for one, name in STYLES.items():
        if style & one:
            html = tag(name, html)
    return html


def card(article: Article, numbered: Numbered, look: Look) -> str:
    """Return a finding."""
    number, finding = numbered
    title = tag(
        "h4",
        tag("a", str(number), class_="number", href=f"#m{number}"),
        " ",
        tag("span", escape(say(look.lang, f"severity.{finding.severity}")), class_="severity"),
        " ",
        tag("code", escape(finding.rule)),
        " ",
        tag("span", escape(finding.name), class_="name"),
    )
    fix = tag("p", escape(say(look.lang, "fix", fix=finding.fix)), class_="fix") if finding.fix else ""
    related = [tag("li", escape(pointer(article, one, look)), dir="auto") for one in finding.related]
    return tag(
        "article",
        title,
        tag("p", escape(finding.message)),
        fix,
        tag("ul", *related) if related else "",
        tag("p", escape(where(finding.place, look.lang, "page.where")), class_="where"),
        id=f"f{number}",
        class_=f"finding {finding.severity}",
        data_rule=finding.rule,
        data_severity=finding.severity,
        data_article=finding.article,
    )


def pointer(article: Article, related: Related, look: Look) -> str:
    """Return another place that a finding speaks of."""
    key = "related" if related.place.path == article.path else "related-elsewhere"
    place = where(related.place, look.lang)
    return say(look.lang, key, path=related.place.path, place=place, message=related.message)
