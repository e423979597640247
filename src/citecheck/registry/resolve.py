"""Asks what facts lack, and returns them with what was answered; what could not be asked is only told."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from citecheck.facts import Absent, Facts, Locked, Record, Searched
from citecheck.match.disagree import another
from citecheck.match.registered import best, query
from citecheck.model import Sentence
from citecheck.registry import ages, crossref, datacite, doiorg, negotiation, openalex
from citecheck.registry.client import Client
from citecheck.registry.outcome import Missing, Outcome, Unasked
from citecheck.registry.questions import Question

KEPT = 3
GROUP = 40
PASSING = ("indexed", "score", "reference", "is-referenced-by-count", "references-count", "reference-count")
AGENCIES = {"Crossref": crossref, "DataCite": datacite, **dict.fromkeys(negotiation.AGENCIES, negotiation)}
Refresh = Literal["", "notices", "all"]


@dataclass(slots=True)
class Run:
    """The state of a run: what is known so far, and what could not be asked."""

    client: Client
    today: date
    works: dict[str, Locked]
    searches: dict[str, Searched]
    absent: dict[str, Absent]
    tell: Callable[[int], None] = lambda number: None
    failures: dict[str, Sentence] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """What is known now."""
        absent = {doi: one for doi, one in self.absent.items() if doi not in self.works}
        return Facts(dict(self.works), dict(self.searches), absent)

    @property
    def day(self) -> str:
        """Today, as the lock file writes it."""
        return self.today.isoformat()


def begin(client: Client, facts: Facts, today: date) -> Run:
    """Return a run that has found out nothing yet."""
    return Run(client, today, dict(facts.works), dict(facts.searches), dict(facts.absent))


async def resolve(run: Run, questions: Sequence[Question], refresh: Refresh = "") -> None:
    """Ask what is missing or too old about questions, and add the answers to the run.

    Args:
        run: is filled as answers come; what it holds can be saved at any time.
        questions: all that the articles ask.
        refresh: ask again about the notices of all works, or about everything.
    """
    dois = due_dois(run, questions, refresh)
    known = [doi for doi in dois if refresh == "notices" and only_notices(run, doi)]
    for group in groups(known):
        await ask_notices(run, group)
        run.tell(len(group))
    for group in groups([doi for doi in dois if doi not in known]):
        await ask_dois(run, group)
        run.tell(len(group))
    searches = due_searches(run, questions, refresh)
    await asyncio.gather(*(ask_search(run, one) for one in searches))


def due_dois(run: Run, questions: Iterable[Question], refresh: Refresh) -> list[str]:
    """Return the DOIs to ask about, each once, in the order of the questions."""
    due: dict[str, None] = {}
    facts = run.facts
    for one in questions:
        locked, absent = facts.works.get(one.doi), facts.absent.get(one.doi)
        known = (locked and not refresh) or (absent and refresh != "all")
        if one.doi and (
            not known
            or (locked and ages.stale_record(locked, run.today))
            or (absent and ages.stale_absence(absent.asked, one.work.year, run.today))
        ):
            due[one.doi] = None
        due |= dict.fromkeys(facts.candidates(one.key) if refresh else ())
    return list(due)


def due_searches(run: Run, questions: Iterable[Question], refresh: Refresh) -> list[Question]:
    """Return a question for each search to make: where no DOI leads to a record of the work."""
    due: dict[str, Question] = {}
    facts = run.facts
    for one in questions:
        record = facts.record(one.doi)
        settled = one.doi in run.works and not (record and another(one.text, one.work, record))
        unasked = one.doi and not facts.knows(one.doi)
        if not one.key or settled or unasked:
            continue
        search = run.searches.get(one.key)
        if not search or refresh == "all" or ages.stale_search(one, search, facts, run.today):
            due[one.key] = one
    return list(due.values())


def only_notices(run: Run, doi: str) -> bool:
    """Tell whether it is enough to ask for a work's notices, in a list of Crossref's."""
    locked = run.works.get(doi)
    if locked is None or locked.record is None or locked.vanished or "," in doi:
        return False
    return locked.agency == "Crossref" and not ages.stale_record(locked, run.today)


def groups(dois: Sequence[str]) -> Iterable[Sequence[str]]:
    """Return DOIs in groups that one list request takes."""
    return (dois[start : start + GROUP] for start in range(0, len(dois), GROUP))


async def ask_dois(run: Run, dois: Sequence[str]) -> None:
    """Ask whose DOIs these are, then their agencies for the records."""
    agencies = {doi: locked.agency for doi in dois if (locked := run.works.get(doi)) and locked.record}
    unknown = [doi for doi in dois if doi not in agencies]
    found: Mapping[str, Outcome[str]] = await doiorg.agencies(run.client, unknown) if unknown else {}
    for doi, agency in found.items():
        if isinstance(agency, Missing):
            run.absent[doi] = Absent(agency.said_by, run.day)
        elif isinstance(agency, Unasked):
            run.failures[doi] = agency.reason
        else:
            agencies[doi] = agency
    for name in sorted(set(agencies.values())):
        await ask_agency(run, name, [doi for doi, agency in agencies.items() if agency == name])


async def ask_agency(run: Run, name: str, dois: Sequence[str]) -> None:
    """Ask an agency for records; of one that gives none it is enough that the DOI is registered there."""
    registry = AGENCIES.get(name)
    if registry is None:
        run.works |= {doi: Locked(name, fetched=run.day) for doi in dois}
        return
    answers = await registry.works(run.client, dois)
    for doi, answer in answered(run, name, answers):
        run.works[doi] = locked_of(name, registry.record_of(answer), answer, run.day)


async def ask_notices(run: Run, dois: Sequence[str]) -> None:
    """Ask Crossref what has become of works whose records are known."""
    answers = await crossref.notices_about(run.client, dois)
    for doi, answer in answered(run, "Crossref", answers):
        run.works[doi] = run.works[doi].with_notices(crossref.record_of(answer), run.day)


def answered(run: Run, agency: str, answers: Mapping[str, Outcome[Any]]) -> Iterator[tuple[str, Any]]:
    """Yield each DOI with the answer about it; what failed or has no record is taken into the run."""
    for doi, answer in answers.items():
        if isinstance(answer, Unasked):
            run.failures[doi] = answer.reason
        elif isinstance(answer, Missing):
            run.works[doi] = vanished(run.works.get(doi), agency, run.day)
        else:
            yield doi, answer


def vanished(before: Locked | None, agency: str, day: str) -> Locked:
    """Return a DOI without a record; one that had a record keeps it, and says since when it is gone."""
    if before and before.record:
        return replace(before, vanished=before.vanished or day, fetched=day)
    return Locked(agency, fetched=day)


def locked_of(agency: str, record: Record, answer: Mapping[str, Any], day: str) -> Locked:
    """Return a record with what proves and dates it."""
    lasting = {key: value for key, value in answer.items() if key not in PASSING}
    canonical = json.dumps(lasting, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    indexed = str((answer.get("indexed") or {}).get("date-time") or "")
    return Locked(agency, record, digest, indexed, day, day)


async def ask_search(run: Run, question: Question) -> None:
    """Search for a reference, in OpenAlex too where Crossref brings nothing that is it."""
    answer = await crossref.search(run.client, query(question.text))
    run.tell(1)
    if isinstance(answer, Unasked):
        run.failures[question.key] = answer.reason
        return
    items = {} if isinstance(answer, Missing) else {str(item["DOI"]).lower(): item for item in answer}
    asked_of = [crossref.NAME]
    if not matched(question, items):
        others = await openalex.search(run.client, question.work.title)
        if not isinstance(others, Unasked):
            asked_of.append(openalex.NAME)
        if isinstance(others, list):
            answers = await crossref.works(run.client, [doi for doi in others if doi not in items])
            if failed := [one for one in answers.values() if isinstance(one, Unasked)]:
                run.failures[question.key] = failed[0].reason
                return
            items |= {doi: item for doi, item in answers.items() if not isinstance(item, Missing)}
    records = [crossref.record_of(item) for item in items.values()]
    chosen = [match.record for match in best(question.text, question.work, records)[:KEPT]]
    for record in chosen:
        run.works[record.doi] = locked_of("Crossref", record, items[record.doi], run.day)
    found = tuple(record.doi for record in chosen)
    run.searches[question.key] = Searched(question.text, found, tuple(asked_of), run.day, question.work.year)


def matched(question: Question, items: Mapping[str, Any]) -> bool:
    """Tell whether one of the items is the work beyond reasonable doubt."""
    found = best(question.text, question.work, [crossref.record_of(item) for item in items.values()])
    return bool(found and found[0].same)
