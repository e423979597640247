"""A run asks what is missing and nothing else, and loses nothing when registries fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from citecheck.facts import Facts
from citecheck.match.registered import best
from citecheck.registry import crossref, lock
from citecheck.registry.questions import Question
from citecheck.registry.resolve import Refresh, Run, begin, resolve
from citecheck.registry.store import Store
from tests.registry.conftest import asking
from tests.registry.invented import questions_of, reference, works
from tests.registry.standin import openalex
from tests.registry.standin.faults import seeded
from tests.registry.standin.index import Index
from tests.registry.standin.server import Standin

TODAY = date(2026, 1, 15)
MANY = 120


def run(
    standin: Standin,
    store: Store,
    asked: list[Question],
    facts: Facts | None = None,
    *,
    today: date = TODAY,
    refresh: Refresh = "",
) -> Run:
    """Return a finished run."""

    async def work(client: Any) -> Run:
        state = begin(client, facts or Facts(), today)
        await resolve(state, asked, refresh)
        return state

    done: Run = asking(standin, store, work)
    return done


def many(standin: Standin) -> list[Question]:
    """Return references of which a third has no work in the index, half of the others a DOI."""
    items = works(MANY, seed=5)
    standin.index = Index([item for number, item in enumerate(items) if number % 3])
    return list(questions_of([reference(item, doi=number % 3 == 1) for number, item in enumerate(items)]))


def found(question: Question, facts: Facts) -> str:
    """Return the DOI that facts give for a question: its own, or that of the record found."""
    if question.doi:
        return question.doi if facts.record(question.doi) else ""
    matches = best(question.text, question.work, facts.found(question.key))
    return matches[0].record.doi if matches and matches[0].same else ""


def test_works_and_searches(standin: Standin, store: Store) -> None:
    """A DOI brings its record, a reference without one the record that a search finds."""
    with_doi, without = (reference(item, doi=number == 0) for number, item in enumerate(works(2)))
    asked = list(questions_of([with_doi, without]))
    facts = run(standin, store, asked).facts
    assert [found(question, facts) for question in asked] == ["10.5555/work.0", "10.5555/work.1"]
    assert facts.works["10.5555/work.0"].fetched == "2026-01-15"


def test_nothing_is_asked_again(standin: Standin, store: Store) -> None:
    """What facts answer is not asked again, even with an empty store."""
    asked = list(questions_of([reference(item, doi=number % 2 == 0) for number, item in enumerate(works(6))]))
    facts = run(standin, store, asked).facts
    standin.log.clear()
    store.database.execute("delete from answers")
    again = run(standin, store, asked, facts)
    assert not standin.log
    assert lock.dump(again.facts) == lock.dump(facts)


def test_wrong_doi_is_searched_for(standin: Standin, store: Store) -> None:
    """Where a DOI is nobody's, or another work's, the work is searched for."""
    first, second = works(2)
    foreign = reference(first) + f" https://doi.org/{second['DOI']}"
    nobody = reference(second) + " https://doi.org/10.5555/nobody"
    facts = run(standin, store, list(questions_of([foreign, nobody]))).facts
    assert "10.5555/nobody" in facts.absent
    assert len(facts.searches) == 2


def test_ten_percent_faults(standin: Standin, store: Store) -> None:
    """With a tenth of the answers failing in every way, the outcome is that of a sound network."""
    asked = many(standin)
    sound = run(standin, store, asked)
    store.database.execute("delete from answers")
    standin.script = seeded(0.1)
    shaken = run(standin, store, asked)
    assert not shaken.failures
    assert lock.dump(shaken.facts) == lock.dump(sound.facts)
    assert sum(bool(found(question, shaken.facts)) for question in asked) >= 0.98 * MANY * 2 / 3
    assert standin.refused == 0


def test_outage_in_the_middle(standin: Standin, store: Store) -> None:
    """An outage ends the questions and is no "not found"; the next run asks only what was not answered."""
    asked = many(standin)
    standin.script = lambda number, target: "503" if number > 60 else ""
    broken = run(standin, store, asked)
    assert broken.failures
    assert len(standin.log) < 135
    answered = {one.target for one in standin.log[:60]}
    standin.log.clear()
    standin.script = lambda number, target: ""
    whole = run(standin, store, asked, broken.facts)
    assert not whole.failures
    assert not answered & {one.target for one in standin.log if "doiRA" not in one.target}
    assert not [doi for doi in whole.facts.absent if whole.facts.record(doi)]
    assert sum(bool(found(question, whole.facts)) for question in asked) >= 0.98 * MANY * 2 / 3


def test_failure_is_no_fact(standin: Standin, store: Store) -> None:
    """Where nothing could be asked, nothing is known afterwards."""
    standin.script = lambda number, target: "reset before the answer"
    broken = run(standin, store, list(questions_of([reference(item, doi=True) for item in works(4)])))
    assert broken.facts == Facts()
    assert len(broken.failures) == 4


def test_retracted_later(standin: Standin, store: Store) -> None:
    """Notices are asked for again when they are a week old and a refresh is wanted; the record stays."""
    item = works(1)[0]
    asked = list(questions_of([reference(item, doi=True)]))
    facts = run(standin, store, asked).facts
    notice = {
        "DOI": "10.5555/notice",
        "type": "retraction",
        "source": "retraction-watch",
        "record-id": "9",
        "updated": {"date-time": "2026-01-20T00:00:00Z"},
    }
    standin.index.put(item | {"updated-by": [notice]})
    store.database.execute("delete from answers")
    later = run(standin, store, asked, facts, today=date(2026, 1, 23), refresh="notices").facts
    record = later.record(item["DOI"])
    assert record
    assert [(one.type, one.date) for one in record.notices] == [("retraction", "2026-01-20")]
    assert later.works[item["DOI"]].noticed == "2026-01-23"
    assert replace(record, notices=()) == facts.record(item["DOI"])
    assert later.works[item["DOI"]].fetched == facts.works[item["DOI"]].fetched


def test_notices_of_many(standin: Standin, store: Store) -> None:
    """A refresh of notices asks for nothing but these, in lists; a work with a comma in its DOI alone."""
    items = [*works(60), works(1)[0] | {"DOI": "10.5555/a,b"}]
    standin.index = Index(items)
    asked = list(questions_of([reference(item, doi=True) for item in items]))
    facts = run(standin, store, asked).facts
    standin.log.clear()
    standin.index.put(items[7] | {"title": ["RETRACTED: " + items[7]["title"][0]], "volume": "999"})
    store.database.execute("delete from answers")
    later = run(standin, store, asked, facts, today=date(2026, 1, 23), refresh="notices").facts
    assert {work.noticed for work in later.works.values()} == {"2026-01-23"}
    record, before = later.record(items[7]["DOI"]), facts.record(items[7]["DOI"])
    assert record
    assert before
    assert (record.title[0][:10], record.volume) == ("RETRACTED:", before.volume)
    lists = standin.targets("/works?")
    assert len(lists) == 2
    assert all("select=DOI" in target for target in lists)
    assert len(standin.log) == 3


@pytest.mark.parametrize("refresh", ["", "notices", "all"])
def test_vanished(refresh: Refresh, standin: Standin, store: Store) -> None:
    """A work that the registry no longer knows keeps its record, and says since when."""
    item = works(1)[0]
    asked = list(questions_of([reference(item, doi=True)]))
    facts = run(standin, store, asked).facts
    standin.index = Index([])
    store.database.execute("delete from answers")
    later = run(standin, store, asked, facts, today=date(2026, 9, 1), refresh=refresh).facts
    assert later.works[item["DOI"]].vanished == "2026-09-01"
    assert later.record(item["DOI"]) == facts.record(item["DOI"])


def test_other_agency(standin: Standin, store: Store) -> None:
    """A DOI of an agency that gives no records is known to exist, and that is all."""
    standin.agencies = {"10.9999/jalc": "JaLC"}
    item = works(1)[0] | {"DOI": "10.9999/jalc"}
    facts = run(standin, store, list(questions_of([reference(item, doi=True)]))).facts
    assert facts.works["10.9999/jalc"].agency == "JaLC"
    assert facts.record("10.9999/jalc") is None


def test_record_of_another_agency(standin: Standin, store: Store) -> None:
    """An agency that is neither Crossref nor DataCite gives its record by content negotiation."""
    item = works(1)[0] | {"DOI": "10.9999/jalc"}
    standin.index.put(item)
    standin.agencies = {"10.9999/jalc": "JaLC"}
    record = run(standin, store, list(questions_of([reference(item, doi=True)]))).facts.record("10.9999/jalc")
    assert record
    assert record.title == (item["title"][0],)


def test_openalex_is_not_believed(standin: Standin, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenAlex finds works; that it calls one retracted is no fact, and is not even asked."""
    item = works(40)[3]
    told = openalex.described
    monkeypatch.setattr(openalex, "described", lambda work: told(work) | {"is_retracted": True})
    monkeypatch.setattr(crossref, "ROWS", 0)
    facts = run(standin, store, list(questions_of([reference(item)]))).facts
    assert not [one for work in facts.works.values() if work.record for one in work.record.notices]
    assert standin.targets("/openalex/")
    assert not [target for target in standin.targets("/openalex/") if "retract" in target]


def test_found_and_not_to_be_had(standin: Standin, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What OpenAlex finds and Crossref cannot be asked about is no search in vain."""
    monkeypatch.setattr(crossref, "ROWS", 0)
    standin.script = lambda number, target: (
        "503" if "crossref" in target and "bibliographic" not in target else ""
    )
    asked = list(questions_of([reference(works(40)[3])]))
    broken = run(standin, store, asked)
    assert set(broken.failures) == {asked[0].key}
    assert not broken.facts.searches


def test_merge_takes_the_later(standin: Standin, store: Store) -> None:
    """Two lock files become one: of what both have, what was asked last."""
    item = works(1)[0]
    ours = run(standin, store, list(questions_of([reference(item, doi=True)]))).facts
    newer = replace(ours.works[item["DOI"]], fetched="2026-02-01", noticed="2026-02-01")
    theirs = Facts({item["DOI"]: newer, "10.5555/other": newer})
    merged = lock.merge(ours, theirs)
    assert merged == lock.merge(theirs, ours)
    assert merged.works[item["DOI"]] == newer
    assert set(merged.works) == {item["DOI"], "10.5555/other"}
