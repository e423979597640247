"""REG: works that no registry asked knows, where the registries cover works of that kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from citecheck.catalogue import Rule
from citecheck.check.reg import Known, called, known
from citecheck.facts import Facts
from citecheck.match import fields
from citecheck.match.forms import fold, title_of
from citecheck.match.registered import closeness
from citecheck.model import Article, Entry, Finding, Work
from citecheck.parse.identifiers import identifiers, valid

REGISTRIES = {"crossref": "Crossref", "datacite": "DataCite", "openalex": "OpenAlex"}


class Coverage:
    """The journals and publishers that have a record: of these a registry can be expected to know a work."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def containers(self) -> frozenset[str]:
        """The folded names of journals and books."""
        records = (locked.record for locked in self.facts.works.values())
        return frozenset(fold(name) for record in records if record for name in record.container)

    @cached_property
    def publishers(self) -> frozenset[str]:
        """The folded names of publishers."""
        records = (locked.record for locked in self.facts.works.values())
        return frozenset(fold(record.publisher) for record in records if record and record.publisher)

    def journal(self, one: Known) -> bool:
        """Tell whether the journal of an article is in any record."""
        name = one.question.work.container_title
        if fold(name) in self.containers:
            return True
        printed = title_of(name)
        found = [form for record in one.facts.found(one.question.key) for form in record.container]
        return any(fields.containers(printed, title_of(form)) in ("same", "close") for form in found)

    def publisher(self, work: Work) -> bool:
        """Tell whether the publisher of a book is in any record."""
        name = fold(work.publisher)
        return bool(name) and any(name in other or other in name for other in self.publishers)


def not_found(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each article, chapter or book that no registry asked knows (REG005)."""
    if article.facts is None:
        return
    coverage = Coverage(article.facts)
    for one in known(article):
        if not unknown(one, rule):
            continue
        signs = list(failures(one, rule))
        if not signs and not covered(one, coverage):
            continue
        if signs and one.question.work.type == "article-journal" and not coverage.journal(one):
            signs.append(rule.say("sign-journal", name=one.question.work.container_title))
        yield finding(article, rule, one, signs)


def unknown(one: Known, rule: Rule) -> bool:
    """Tell whether a search was made for an entry of a kind and year that registries hold, in vain."""
    question, work = one.question, one.question.work
    since = rule.options["since"].get(work.type)
    if not isinstance(question.source, Entry) or since is None or not work.year or work.year < since:
        return False
    if question.key not in one.facts.searches or (one.given and not one.foreign):
        return False
    return not any(match.perhaps for match in one.matches) and question.doi not in one.facts.works


def covered(one: Known, coverage: Coverage) -> bool:
    """Tell whether the registries hold works of this journal or publisher."""
    work = one.question.work
    if work.type == "article-journal":
        return bool(work.container_title) and coverage.journal(one)
    return coverage.publisher(work)


def failures(one: Known, rule: Rule) -> Iterator[str]:
    """Yield the identifiers of a reference that fail, as sentences."""
    if one.question.doi and one.question.doi in one.facts.absent:
        yield rule.say("sign-doi", name=one.question.doi)
    for identifier in identifiers(one.question.text):
        if identifier.kind in ("ISSN", "ISBN") and not valid(identifier):
            yield rule.say("sign-number", name=f"{identifier.kind} {identifier.printed}")


def finding(article: Article, rule: Rule, one: Known, signs: list[str]) -> Finding:
    """Return what there is to say, with the closest records and how close they come."""
    search = one.facts.searches[one.question.key]
    near = [(closeness(one.question.text, match.record), match.record) for match in one.matches]
    near.sort(key=lambda pair: (-pair[0], pair[1].doi))
    shown = "; ".join(f"{called(record)}, {share:.0%}" for share, record in near[:2])
    form = "signs" if signs else "default" if near else "nothing"
    records = [
        {"doi": record.doi, "title": record.title[0] if record.title else "", "similarity": round(share, 3)}
        for share, record in near[:3]
    ]
    return rule.finding(
        article,
        one.question.source,
        form=form,
        confidence=0.9 if signs else 0.75,
        evidence={"closest": records, "asked": list(search.asked_of), "signs": signs, "date": search.asked},
        registries=", ".join(REGISTRIES.get(name, name) for name in search.asked_of),
        title=one.question.work.title,
        closest=shown,
        signs=" ".join(signs),
        name="",
    )
