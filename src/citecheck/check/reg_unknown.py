"""REG: works that no registry asked knows, where the registries cover works of that kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from citecheck.catalogue import Rule
from citecheck.check.reg import Known, called, known
from citecheck.facts import Facts, Record
from citecheck.match import fields
from citecheck.match.forms import fold, title_of
from citecheck.match.registered import PARTS, WHOLES, closeness
from citecheck.model import Article, Entry, Finding, Work
from citecheck.parse.identifiers import identifiers, valid

LATEST = 9999
BACK = 5
BOOKS = 2
REGISTRIES = {"crossref": "Crossref", "datacite": "DataCite", "openalex": "OpenAlex"}


class Coverage:
    """The journals and publishers that have records: of these a registry can be expected to know a work."""

    def __init__(self, facts: Facts) -> None:
        self.records = [locked.record for locked in facts.works.values() if locked.record]

    @cached_property
    def journals(self) -> Mapping[str, int]:
        """The first year with a record of each journal, by its folded name."""
        found: dict[str, int] = {}
        for record in self.records:
            for name in map(fold, record.container) if record.type == "journal-article" else ():
                found[name] = min(found.get(name, LATEST), *record.years, LATEST)
        return found

    @cached_property
    def publishers(self) -> Mapping[str, int]:
        """How many books and chapters of each publisher have a record, by its folded name."""
        books = (record for record in self.records if record.type in (*WHOLES, *PARTS))
        return Counter(fold(record.publisher) for record in books)

    def since(self, one: Known) -> int:
        """Return the first year with a record of an article's journal; a very late one where none has."""
        work = one.question.work
        found = [record for record in one.facts.found(one.question.key) if same_journal(work, record)]
        years = [year for record in found for year in record.years]
        return min([*years, self.journals.get(fold(work.container_title), LATEST)])

    def publisher(self, work: Work) -> bool:
        """Tell whether books of a publisher have records."""
        name = f" {fold(work.publisher)} "
        forms = ((f" {other} ", count) for other, count in self.publishers.items() if other)
        books = sum(count for other, count in forms if name in other or other in name)
        return bool(name.strip()) and books >= BOOKS


def same_journal(work: Work, record: Record) -> bool:
    """Tell whether a record is of an article in a work's journal, whichever form of the name it has."""
    printed = title_of(work.container_title)
    same = any(fields.containers(printed, title_of(name)) in ("same", "close") for name in record.container)
    return same and record.type == "journal-article"


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
        if signs and one.question.work.type == "article-journal" and coverage.since(one) == LATEST:
            signs.append(rule.say("sign-journal", name=one.question.work.container_title))
        yield finding(article, rule, one, signs)


def unknown(one: Known, rule: Rule) -> bool:
    """Tell whether a search was made for an entry of a kind and year that registries hold, in vain."""
    question, work = one.question, one.question.work
    since = rule.options["since"].get(work.type)
    if not isinstance(question.source, Entry) or since is None or not work.year or work.year < since:
        return False
    if question.key not in one.facts.searches or (question.doi in one.facts.works and not one.foreign):
        return False
    return not any(match.perhaps for match in one.matches)


def covered(one: Known, coverage: Coverage) -> bool:
    """Tell whether the registries hold works of this journal, from about its year or before, or publisher."""
    work = one.question.work
    if work.type == "article-journal":
        return bool(work.container_title) and coverage.since(one) <= (work.year or 0) + BACK
    return coverage.publisher(work)


def failures(one: Known, rule: Rule) -> Iterator[str]:
    """Yield the identifiers of a reference that fail, as sentences."""
    if one.question.doi and one.question.doi in one.facts.absent:
        yield rule.say("sign-doi", name=one.question.doi)
    if one.foreign:
        yield rule.say("sign-foreign", name=one.question.doi)
    for identifier in identifiers(one.question.text):
        if identifier.kind in ("ISSN", "ISBN") and not valid(identifier):
            yield rule.say("sign-number", name=f"{identifier.kind} {identifier.printed}")


def finding(article: Article, rule: Rule, one: Known, signs: list[str]) -> Finding:
    """Return what there is to say, with the closest records and how close they come."""
    search = one.facts.searches[one.question.key]
    near = [(closeness(one.question.text, match.record), match.record) for match in one.matches]
    near.sort(key=lambda pair: (-pair[0], pair[1].doi))
    shown = " · ".join(
        rule.say("close", record=called(record, rule), share=round(100 * share)) for share, record in near[:2]
    )
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
        near=rule.say("near", closest=shown) if near else "",
    )
