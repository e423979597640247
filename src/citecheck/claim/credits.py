"""Finds who is credited in a text with what it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon
from citecheck.claim.forms import Forms, forms
from citecheck.claim.names import UPPER, Lexis, openers, persons, run
from citecheck.match.forms import fold
from citecheck.parse.vocabulary import mentions

YEAR = re.compile(r"\s?[(\[]\s?((?:1[5-9]|20)\d\d)[a-z]?(?:[^)\]]{0,25})?[)\]]")
OPENS = re.compile(r"(?:^|[.!?:;»”\"(\[•–—-])\s*$")
QUOTE = re.compile(r"[«“„\"]")
ALONE = Lexis()
MARKS = "*_'‘’\"“”«» \t"
WINDOW = 90
NEAR = 30


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody to whom a text credits something.

    Attributes:
        name: as printed, with the given name where one stands there.
        start, end: where the name stands in the text.
        surnames: the words, folded, that a list would know the person by.
        full: whether a given name or initials stand there.
        known: whether a list of names vouches for it.
        form: how it is credited: ``verb``, ``according``, ``as-said``, ``inverted``, ``by``, ``work``,
            ``others`` (X et al.), ``year`` (X (2001)), ``beside`` (before the marker), ``organisation``.
        year: the year that stands beside the name.
        reports: whether a verb of saying with "that", a colon or a quotation follows.
        others: whether "et al." or the like stands behind the name.
    """

    name: str
    start: int
    end: int
    surnames: tuple[str, ...]
    full: bool
    known: bool
    form: str
    year: int | None = None
    reports: bool = False
    others: bool = False


def credits(text: str, lang: str, lexis: Lexis = ALONE) -> list[Credit]:
    """Return the credits in a text, in its order.

    Args:
        text: one or a few sentences.
        lang: their language; an unknown one is read with the forms of all languages.
        lexis: the words of the article that the text is from.
    """
    found = [*organisations(text, lang), *arabic(text)] if lang == "ar" else list(organisations(text, lang))
    for match in run().finditer(text):
        found += in_run(text, match, lang, lexis)
    return sorted(found, key=lambda credit: credit.start)


def in_run(text: str, match: re.Match[str], lang: str, lexis: Lexis) -> Iterator[Credit]:
    """Yield a credit for each person of a run of names, where the words around it credit them."""
    known = forms(lang)
    others = known.others.match(text, match.end())
    behind = others.end() if others else match.end()
    year = YEAR.match(text, behind)
    opens = not others and not year and bool(OPENS.search(text[: match.start()].rstrip(MARKS)))
    found = persons(match[0], lang, lexis, opens=opens)
    if not found:
        return
    behind = skip(text, year.end() if year else behind)
    start = match.start() + match[0].find(found[0].text)
    if known.apart.search(text[max(0, start - NEAR) : start]):
        return
    form, reports = how(text, start, behind, known)
    form = form or ("others" if others else "year" if year else "")
    if (
        not form
        and not text[behind:].strip(" ,.;:([")
        and not known.behind.search(text[max(0, start - NEAR) : start])
    ):
        form = "beside"
    for one in found if form else ():
        at = match.start() + match[0].find(one.text)
        yield Credit(
            one.text, at, at + len(one.text), one.surnames, one.full, one.known, form,
            int(year[1]) if year else None, reports, bool(others) or len(found) > 1,
        )  # fmt: skip


def skip(text: str, at: int) -> int:
    """Return the index behind a mark of emphasis or a closing quotation mark."""
    while at < len(text) and text[at] in "*_'’”\"":
        at += 1
    return at


def how(text: str, start: int, end: int, known: Forms) -> tuple[str, bool]:
    """Return how the name from ``start`` to ``end`` is credited, and whether words are reported."""
    before = text[max(0, start - WINDOW) : start].rstrip("*_'‘\"“«")
    before = before if before.endswith((" ", "'", "’")) or not before else before + " "
    for form, pattern in known.before.items():
        if pattern.search(before):
            return form, True
    verb = known.verb.match(text, end)
    if verb and not known.behind.search(before[-NEAR:]):
        return "verb", bool(known.that.match(text, verb.end()))
    return "", False


@cache
def bodies() -> re.Pattern[str]:
    """Return the pattern of an organisation's name: a word such as "ministry" and what belongs to it."""
    heads = lexicon.alternation("publishing.organisations")
    small = lexicon.alternation("language.function", "names.particles")
    more = rf"(?:\s(?:[dl]['’])?[{UPPER}]\w+|\s(?i:{small})\b|\s[dl]['’]\w+|\s[^\W\d_]{{4,}}(?=,))"
    return re.compile(rf"(?<![\w-])(?:[{UPPER}][\w’'-]+\s)?(?i:{heads})(?!\w){more}{{0,9}}")


def organisations(text: str, lang: str) -> Iterator[Credit]:
    """Yield the organisations that are the subject of a reporting verb with a quotation."""
    known = forms(lang)
    if not QUOTE.search(text) or not mentions(text.lower(), "publishing.organisations"):
        return
    for match in bodies().finditer(text):
        first = match[0].split()[0]
        start = match.start() + (len(first) + 1 if fold(first) in openers(lang) else 0)
        name = text[start : match.end()].strip()
        if len(name.split()) < 2 or name.islower():
            continue
        verb = known.verb.match(text, match.end())
        if verb and quoted(text, verb.end()):
            end = start + len(name)
            yield Credit(name, start, end, (name,), True, True, "organisation", reports=True)


def quoted(text: str, at: int) -> bool:
    """Tell whether a quotation begins soon behind ``at``, in the same sentence."""
    match = QUOTE.search(text, at, at + 120)
    return bool(match) and "." not in text[at : match.start() if match else at]


@cache
def arabic_forms() -> re.Pattern[str]:
    """Return the pattern of an Arabic credit: a verb or "according to", then two or three words."""
    letter = r"[\u0621-\u064a\u064b-\u0652ـ]"
    heads = lexicon.alternation("claims.verbs", "claims.according", lang="ar")
    titles = lexicon.alternation("claims.titles", lang="ar")
    stop = lexicon.alternation("claims.that", "language.function", lang="ar")
    word = rf"(?!{stop}(?!{letter})){letter}{{2,}}"
    return re.compile(
        rf"(?<!{letter})[وف]?{heads}\s?(?:{titles}\s+){{0,2}}(?P<name>{word}\s{word}(?:\s{word})?)"
        rf"(?=\sف?(?:{lexicon.alternation('claims.that', lang='ar')})(?!{letter})|[\s،]*[:(«\"“])"
    )


def arabic(text: str) -> Iterator[Credit]:
    """Yield the credits of an Arabic text, which has no capitals to know a name by."""
    for match in arabic_forms().finditer(text):
        name = match["name"]
        yield Credit(
            name, match.start("name"), match.end("name"), tuple(name.split()), True, True, "verb", None, True
        )
