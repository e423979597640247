"""REF009, REF010: references that stop too early or go on into another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citecheck.catalogue import Rule
from citecheck.check.ref_printed import ADDRESS, Source
from citecheck.lexicon import alternation, words
from citecheck.model import Article, Entry, Finding, Note
from citecheck.text import Text


def truncated_reference(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source whose text stops before its end (REF009)."""
    for sources in (article.entries, article.notes):
        cut = [(source, form, spot) for source in sources for form, spot in ends_early(source)]
        for source, form, spot in cut:
            alike = sum(
                other == form and source.text.string[-1:] == s.text.string[-1:] for s, other, _ in cut
            )
            if form != "dangling" or alike <= max(1, len(sources) // 3):
                yield rule.finding(article, source, text=spot, form=form, end=spot.string.strip())


def ends_early(source: Source) -> Iterator[tuple[str, Text]]:
    """Yield how a source's text is cut, as the name of a message, and its last or open characters."""
    if isinstance(source, Note) and (source.kind != "full" or not source.works):
        return
    text = source.text.strip()
    last = text.string.split()[-1:] or [""]
    if not ADDRESS.search(last[0]) and not announces_address(text.string):
        found = dangling().search(text.string)
        if found:
            yield "dangling", text[found.start() :]
            return
    start = unclosed(text.string)
    if start is not None:
        yield "open", text[start : start + 30]


@cache
def dangling() -> re.Pattern[str]:
    """Return what finds an end that announces more: a colon, a comma, a hyphen, "p.", "vol."."""
    label = "|".join(re.escape(word) for word in SHORT if len(word) > 1)
    return re.compile(rf"[:,،]$|(?<=\w)[-‐–—]$|(?<!\s[sSnN])[,;:.(]\s*(?:(?i:{label})|p)[.:]?$")


SHORT = tuple(
    word for key in ("labels.page", "labels.volume", "labels.issue") for word in words(key) if len(word) <= 3
)


def announces_address(string: str) -> bool:
    """Tell whether the text ends where an address is announced: that is another rule's."""
    return bool(re.search(rf"{alternation('access.available')}\s*:?\s*$", string, re.IGNORECASE))


def unclosed(string: str) -> int | None:
    """Return where a bracket or a quotation opens that nothing after it could close; None where all do.

    Quotation marks open and close in other directions from language to language: any later mark closes one.
    """
    string = ADDRESS.sub(lambda match: "·" * len(match.group()), string)
    stack: list[int] = []
    for position, character in enumerate(string):
        if character in "([":
            stack.append(position)
        elif character in ")]" and stack:
            stack.pop()
    brackets = [position for position in stack if not re.search(r"[)\]]", string[position:])]
    marks = [found.start() for found in re.finditer(r"[«»“”„](?=\s?\w)|[«»“”„\"]", string)]
    quotes = marks if len(marks) == 1 and re.match(r"[«“„]\s?\w|»\w", string[marks[0] :]) else []
    return min(brackets + quotes, default=None)


def merged_entries(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry that holds a second reference (REF010)."""
    for entry in article.entries:
        start = second_start(entry)
        if start is not None:
            yield rule.finding(
                article, entry, text=entry.text[start:], second=first_words(entry.text.string[start:])
            )


def first_words(string: str) -> str:
    """Return the first words of a reference."""
    return " ".join(string.split()[:8]) + "…"


NAME = r"(?:[a-z]{1,3}[\s'’-]){0,3}[A-ZÀ-ÞŠŽ][\w'’-]+(?:[\s-][A-ZÀ-Þ][\w'’-]+)?"
PERSON = rf"{NAME},\s(?:[A-ZÀ-Þ]\.[\s-]?){{1,4}}"
PEOPLE = rf"{PERSON}(?:,?\s?(?:&|and|et|y|e|und|;|,)\s?{PERSON})*(?:,?\s?et\sal\.)?"
DATE = r"\((?:1[5-9]|20)\d\d[a-z]?(?:,\s[^()\d]{3,12}(?:\s?\d{1,2})?|,\s\d{1,2}\s[^()\d]{3,12})?\)"
FIRST = re.compile(rf"^[^()]{{3,250}}{DATE}|^\s*{PEOPLE},?\s(?:1[5-9]|20)\d\d[a-z]?[.,]")
SECOND = re.compile(
    rf"(?P<people>{PEOPLE})\s?(?:{DATE}[.,:]?|(?:1[5-9]|20)\d\d[a-z]?[.,])\s(?=\S.{{15}})", re.S
)
TITLED = re.compile(rf"(?<=[\]/\d\w])\s(?P<title>[A-ZÀ-Þ][^.()\n\[\]]{{20,150}}[.?!]?)\s{DATE}\.\s(?=\S)")
END = re.compile(r"(?:[.\])»”]|https?://\S+|\d)\s*$")


def second_start(entry: Entry) -> int | None:
    """Return where in an entry a second reference begins; None where it holds only one."""
    string = entry.text.string
    first = FIRST.match(string)
    if not first:
        return None
    for found in SECOND.finditer(string, first.end() + 20):
        before = string[: found.start()]
        if END.search(before) and not leads_on(before) and not leads_on(found["people"].split()[0]):
            return found.start()
    for found in TITLED.finditer(string, first.end() + 20):
        if re.search(r"(?:\]|https?://\S+|\d[-–]\d+\.)$", string[: found.start()]):
            return found.start("title")
    return None


def leads_on(before: str) -> bool:
    """Tell whether what stands before a name makes it part of the same reference."""
    keys = (
        "labels.in",
        "roles.editor",
        "roles.translator",
        "citing.through",
        "citing.see",
        "state.related",
        "names.and",
    )
    return bool(re.search(rf"(?<!\w){alternation(*keys)}\.?\)?:?\s*$", before, re.IGNORECASE))
