"""DOI: identifiers whose form or check digit is wrong, without asking anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.catalogue import Rule
from citecheck.check.addresses import Source, dois, found, shown, spot
from citecheck.model import Article, Entry, Finding
from citecheck.parse import identifiers
from citecheck.parse.identifiers import Identifier

RESOLVER = "https://doi.org/"
CLAIMED = re.compile(
    r"(?i)(?:https?://)?(?:dx\.|www\.)?doi\.org/\s?(?:doi:\s?)?(?P<address>[^\s<>\"«»“”]*\d[^\s<>\"«»“”]*)"
    r"|\bdoi\s?[:=]\s?(?!https?://(?:dx\.)?doi\.org)(?P<label>[^\s<>\"«»“”;]*\d[^\s<>\"«»“”;]*)"
    r"|(?<![\w./-])(?P<bare>10\.\d{4,9}(?=[\s.,;]*\Z))"
)
SHORT_DOI = re.compile(r"(?i)(?:10/)?[a-z0-9]{3,8}\W*")
PLACEHOLDER = re.compile(r"(?i)x{3,}")
WRONG = re.compile(r"[‐‑‒–—−’‘“”…\\]|\.\.\.|https?:")
TORN = re.compile(r"\s?[./]\s?\w")
LABEL = re.compile(r"(?i)\bdoi\s?[:.]?\s?\Z")


def malformed_doi(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each identifier whose form or check digit is wrong (DOI001)."""
    for source in article.sources:
        for identifier in found(source.text.string):
            if identifier.kind == "DOI":
                if WRONG.search(without_resolver(identifier.printed)):
                    yield wrong(article, rule, source, identifier)
            elif not identifiers.valid(identifier):
                form = "digits" if identifier.kind in ("ISBN", "ISSN") else "default"
                yield rule.finding(
                    article,
                    source,
                    text=spot(source, identifier),
                    form=form,
                    kind=identifier.kind,
                    printed=shown(identifier),
                )
        yield from not_dois(article, rule, source)


def wrong(article: Article, rule: Rule, source: Source, identifier: Identifier) -> Finding:
    """Return the finding for a DOI with characters that no DOI has; a dash for a hyphen is put right."""
    mended = identifier.printed.translate(identifiers.DASHES)
    return rule.finding(
        article,
        source,
        text=spot(source, identifier),
        kind="DOI",
        printed=shown(identifier),
        fix=None if WRONG.search(without_resolver(mended)) else mended,
    )


def not_dois(article: Article, rule: Rule, source: Source) -> Iterator[Finding]:
    """Yield what bears the label or the resolver of a DOI and is none."""
    known = [(one.start, one.end) for one in dois(source)]
    for match in CLAIMED.finditer(source.text.string):
        group = str(match.lastgroup)
        if any(start < match.end() and match.start() < end for start, end in known):
            continue
        if SHORT_DOI.fullmatch(match[group]) or PLACEHOLDER.search(match[group]):
            continue
        if (known and group == "label") or TORN.match(source.text.string, match.end()):
            continue
        text = source.text[match.start(group) : match.end(group)].strip(".,;:)]")
        yield rule.finding(article, source, text=text, kind="DOI", printed=text.string)


def doi_form(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each DOI of the list that is no address; one finding where most are none (DOI002)."""
    found = [(entry, doi) for entry in article.entries if not entry.vocabulary for doi in dois(entry)]
    others = [(entry, doi) for entry, doi in found if not is_address(doi)]
    habit = len(others) >= rule.options["habit"] and len(others) * 2 > len(found)
    for entry, doi in others[:1] if habit else others:
        text = entry.text[labelled(entry, doi) : doi.end]
        wanted = RESOLVER + as_printed(doi)
        yield rule.finding(
            article,
            entry,
            text=text,
            form="habit" if habit else "default",
            related=tuple((other, "other") for other, _ in others[1:]) if habit else (),
            printed=" ".join(text.string.split()),
            count=len(others),
            wanted=wanted,
            fix=wanted,
        )


def is_address(doi: Identifier) -> bool:
    """Tell whether a DOI is written as an address, or is so broken that its form is DOI001's."""
    written = re.match(r"(?i)https://doi\.org/10\.", doi.printed)
    return bool(written or WRONG.search(without_resolver(doi.printed)))


def labelled(entry: Entry, doi: Identifier) -> int:
    """Return the index at which a DOI begins, its label included."""
    label = LABEL.search(entry.text.string[: doi.start])
    return label.start() if label else doi.start


def as_printed(doi: Identifier) -> str:
    """Return a DOI bare, in the case in which it is printed."""
    whole = re.sub(r"\s", "", doi.printed)
    at = whole.casefold().rfind(doi.value)
    return whole[at : at + len(doi.value)] if at >= 0 else doi.value


def without_resolver(printed: str) -> str:
    """Return a DOI from its "10." on, as printed."""
    return printed[printed.find("10.") :]


def doi_missing(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each journal article without a DOI in a list that gives DOIs (DOI003)."""
    if sum(1 for entry in article.entries if has_doi(entry)) < rule.options["least"]:
        return
    for entry in article.entries:
        if entry.work.type == "article-journal" and not has_doi(entry):
            yield rule.finding(article, entry)


def has_doi(entry: Entry) -> bool:
    """Return whether an entry gives a DOI."""
    return bool(entry.work.doi or dois(entry))
