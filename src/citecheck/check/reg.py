"""REG: references against what the registries said of them, as it stands in the lock file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from citecheck.catalogue import Rule
from citecheck.check.addresses import Source, dois, spot
from citecheck.check.doi import RESOLVER
from citecheck.facts import Facts, Record
from citecheck.match.disagree import another, differences
from citecheck.match.registered import Match, best
from citecheck.model import Article, Finding, Note
from citecheck.registry.questions import Question, questions
from citecheck.text import Text


@dataclass(frozen=True)
class Known:
    """A question with what is known about it."""

    question: Question
    facts: Facts

    @cached_property
    def given(self) -> Record | None:
        """The record of the DOI that the reference gives."""
        return self.facts.record(self.question.doi)

    @cached_property
    def foreign(self) -> bool:
        """Whether the DOI given is that of another work."""
        one = self.question
        return bool(self.given and another(one.text, one.work, self.given))

    @cached_property
    def matches(self) -> list[Match]:
        """The records that a search brought, the likest first."""
        one = self.question
        return best(one.text, one.work, self.facts.found(one.key))

    @cached_property
    def match(self) -> Match | None:
        """The record found by a search that is this work."""
        return self.matches[0] if self.matches and self.matches[0].same else None

    @cached_property
    def record(self) -> Record | None:
        """The work's record: that of its DOI, else the one found."""
        if self.given and not self.foreign:
            return self.given
        return self.match.record if self.match else None


def known(article: Article) -> Iterator[Known]:
    """Yield what is known of each reference; nothing where no registry was asked."""
    if article.facts is not None:
        yield from (Known(question, article.facts) for question in questions(article))


def words_of(one: Known) -> Text | None:
    """Return the characters of one of several works in a note; None where the reference is of it alone."""
    source, (start, end) = one.question.source, one.question.work.text
    return source.text[start:end] if len(source.works) > 1 and end else None


def doi_not_found(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each DOI that is registered nowhere (REG001)."""
    for one in known(article):
        doi = one.question.doi
        if doi in one.facts.absent and doi not in one.facts.works:
            yield wrong_doi(article, rule, one, form="found" if one.match else "default")


def doi_is_another_work(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each DOI whose record describes another work (REG002)."""
    for one in known(article):
        if one.given and one.foreign:
            form = "found" if one.match else "default"
            yield wrong_doi(article, rule, one, form=form, leads_to=called(one.given, rule), confidence=0.95)


def wrong_doi(
    article: Article, rule: Rule, one: Known, *, form: str, leads_to: str = "", confidence: float = 1.0
) -> Finding:
    """Return the finding for a DOI that is not this work's, with the right one where a search found it."""
    source, doi = one.question.source, one.question.doi
    right = one.match.record.doi if one.match else ""
    evidence = {"doi": doi, "closest": closest(one)}
    text = doi_text(source, doi)
    return rule.finding(
        article,
        source,
        text=text,
        form=form,
        evidence=evidence,
        confidence=confidence,
        fix=RESOLVER + right if right and text else None,
        doi=doi,
        right=right,
        title=one.question.work.title,
        leads_to=leads_to,
    )


def doi_text(source: Source, doi: str) -> Text | None:
    """Return the characters of a DOI in its reference; None where they are not printed as such."""
    found = next((one for one in dois(source) if one.value == doi), None)
    return spot(source, found) if found else None


def called(record: Record, rule: Rule) -> str:
    """Return the words by which a rule's message calls a record: first author, title, year."""
    parts = (
        record.author[0][0] if record.author else "",
        rule.say("quoted", title=record.title[0]) if record.title else record.doi,
    )
    year = f" ({record.issued[0]})" if record.issued else ""
    return ", ".join(filter(None, parts)) + year


def closest(one: Known) -> list[dict[str, object]]:
    """Return the records that come closest, as evidence."""
    return [
        {
            "doi": match.record.doi,
            "title": match.record.title[0] if match.record.title else "",
            "year": match.record.issued[0] if match.record.issued else None,
            "similarity": match.similarity,
        }
        for match in one.matches[:3]
    ]


def metadata_differs(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each field that the work's record has otherwise (REG003)."""
    for one in known(article):
        if one.record is None:
            continue
        source, work = one.question.source, one.question.work
        for field, printed, registered in differences(one.question.text, work, one.record):
            text = field_text(one.question, field)
            yield rule.finding(
                article,
                source,
                text=text,
                form=field,
                evidence={
                    "doi": one.record.doi,
                    "field": field,
                    "printed": printed,
                    "registered": registered,
                },
                fix=registered if text and certain(field, registered) else None,
                confidence=0.9,
                printed=printed,
                registered=registered,
                doi=one.record.doi,
            )


def certain(field: str, registered: str) -> bool:
    """Tell whether a value can be written as it is registered: one year of several, or names, cannot."""
    return registered.isdecimal() if field == "issued" else field not in ("author", "title")


def field_text(question: Question, field: str) -> Text | None:
    """Return the characters of a field in its reference, where they stand in one place."""
    spans = question.work.printed.get(field, ())
    if len(spans) != 1:
        return None
    start, end = spans[0]
    return question.source.text[start:end] or None


def doi_available(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each reference without a DOI whose work has one (REG004)."""
    for one in known(article):
        if one.question.doi or not one.match or dois(one.question.source):
            continue
        address = RESOLVER + one.match.record.doi
        end = end_of(one.question)
        yield rule.finding(
            article,
            one.question.source,
            text=end or words_of(one),
            evidence={"closest": closest(one)},
            fix=f"{end.string.removesuffix('.')}. {address}" if end else None,
            confidence=one.match.similarity,
            title=one.question.work.title,
            doi=address,
        )


def end_of(question: Question) -> Text | None:
    """Return the last word of a printed entry, after which its DOI belongs; None in a note or a database."""
    source, text = question.source, question.source.text
    if isinstance(source, Note) or source.vocabulary or len(source.works) > 1:
        return None
    words = list(re.finditer(r"\S+", text.string))
    return text[words[-1].start() : words[-1].end()]


def published_version(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each preprint whose published version is registered (REG008)."""
    for one in known(article):
        if one.record and one.record.type == "posted-content" and one.record.published_as:
            published = one.record.published_as[0]
            evidence = {"doi": one.record.doi, "published": list(one.record.published_as)}
            yield rule.finding(
                article,
                one.question.source,
                text=words_of(one),
                evidence=evidence,
                title=one.question.work.title,
                doi=RESOLVER + published,
            )
