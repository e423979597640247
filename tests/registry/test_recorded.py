"""The stand-in answers as the registries did when their answers were recorded, and can serve those too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx
import pytest

from citecheck.registry import crossref, datacite, openalex
from citecheck.registry.client import certificates
from citecheck.registry.store import Store
from tests.registry.conftest import asking
from tests.registry.standin.answers import Answer, Question
from tests.registry.standin.faults import PASSING
from tests.registry.standin.index import Index
from tests.registry.standin.recorded import FOLDER, Recording, exact, recordings, works
from tests.registry.standin.server import ROUTES, Standin

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the recorded answers are not here"),
]


@pytest.fixture(scope="module")
def index() -> Index:
    """Return all recorded works."""
    return Index(works())


@pytest.fixture
def serving(index: Index, loopback: None) -> Iterator[Standin]:
    """Return a stand-in over all recorded works and answers."""
    with Standin(index, recorded=exact()) as running:
        yield running


def ours(one: Recording, index: Index, agencies: Mapping[str, str] | None = None) -> Answer:
    """Return what the stand-in answers by itself to a recorded request."""
    question = Question.of(one.target, index, agencies or {}, "https:/")
    return ROUTES[question.registry](question)


def told(answer: Answer) -> Any:
    """Return the JSON of an answer."""
    return json.loads(answer.body)


def chosen(kind: str, choice: Callable[[Recording], bool]) -> list[Any]:
    """Return recorded answers of a folder as parameters."""
    return [pytest.param(one, id=one.path.stem) for one in recordings(kind) if choice(one)]


@pytest.mark.parametrize(
    "one",
    [
        *chosen("errors", lambda one: "/crossref/works" in one.target and one.answer.status < 500),
        *chosen("datacite", lambda one: one.answer.status == 404),
        *chosen("openalex", lambda one: one.answer.status == 404),
    ],
)
def test_refusals(one: Recording, index: Index) -> None:
    """What the registries refuse is refused in their own words, byte for byte."""
    assert (ours(one, index).status, ours(one, index).body) == (one.answer.status, one.answer.body)


@pytest.mark.parametrize("one", chosen("errors", lambda one: one.answer.status == 500))
def test_stack(one: Recording) -> None:
    """An exception comes with the keys recorded."""
    thrown = told(PASSING["500 with a stack"](one.answer))
    assert (set(thrown), set(thrown["message"])) == (set(one.json), set(one.json["message"]))


@pytest.mark.parametrize("one", chosen("errors", lambda one: one.answer.status == 504))
def test_balancer(one: Recording) -> None:
    """The balancer's page is the one recorded."""
    page = PASSING["504 of the balancer"](one.answer)
    assert (page.body, page.headers["Content-Type"]) == (one.answer.body, one.answer.headers["content-type"])


@pytest.mark.parametrize(
    "one", chosen("search", lambda one: "/crossref/works?" in one.target and "has-orcid" not in one.target)
)
def test_lists(one: Recording, index: Index) -> None:
    """Lists come in the envelope recorded: the same keys in the same order, of the same kinds."""
    found, recorded = told(ours(one, index)), one.json
    message = found["message"]
    assert list(found) == list(recorded)
    assert list(message) == list(recorded["message"])
    assert list(map(type, message.values())) == list(map(type, recorded["message"].values()))
    for key in ("items-per-page", "query"):
        assert message[key] == recorded["message"][key]
    assert all(("score" in item) == ("select=" not in one.target) for item in message["items"])


@pytest.mark.parametrize("one", chosen("doi-org", lambda one: "/ra/" in one.target))
def test_prefixes(one: Recording) -> None:
    """doi.org tells an agency, or that there is none, in the form recorded."""
    (said,) = one.json
    agencies = {said["DOI"]: said["RA"]} if "RA" in said else {}
    assert ours(one, Index([]), agencies).body == one.answer.body


@pytest.mark.parametrize("one", chosen("doi-org", lambda one: "/agency" in one.target))
def test_agency(one: Recording) -> None:
    """So does Crossref."""
    said = one.json["message"]
    assert ours(one, Index([]), {said["DOI"]: said["agency"]["label"]}).body == one.answer.body


@pytest.mark.parametrize("one", chosen("doi-org", lambda one: one.answer.status == 302))
def test_way_on(one: Recording) -> None:
    """The way on to a record of DataCite is the one recorded."""
    way = ours(one, Index([]), {"10.5281/zenodo.30799": "DataCite"})
    assert (way.body, way.headers["Location"]) == (one.answer.body, one.answer.headers["location"])


@pytest.mark.parametrize("one", chosen("datacite", lambda one: one.answer.status == 200))
def test_datacite(one: Recording) -> None:
    """DataCite's works make records; of its works the stand-in tells no key that there was not."""
    assert datacite.is_work(one.json)
    recorded = one.json["data"]
    record = datacite.record_of(recorded["attributes"])
    assert record.title
    assert record.years
    item = {"DOI": record.doi, "type": "book", "issued": {"date-parts": [[2000]]}}
    found = told(ours(one, Index([item]), {record.doi: "DataCite"}))["data"]
    assert set(found) <= set(recorded)
    assert set(found["attributes"]) <= set(recorded["attributes"])


@pytest.mark.parametrize("one", chosen("openalex", lambda one: "results" in (one.json or {})))
def test_openalex(one: Recording) -> None:
    """OpenAlex's lists come in the envelope recorded."""
    assert openalex.is_list(one.json)
    found = told(ours(one, Index([])))
    assert (list(found), list(found["meta"])) == (list(one.json), list(one.json["meta"]))


def test_every_work_is_found(serving: Standin, store: Store) -> None:
    """All recorded works are served, and each makes a record."""
    dois = [item["DOI"].lower() for item in works()]
    found = asking(serving, store, lambda client: crossref.works(client, dois))
    assert len(dois) > 2184
    assert {doi: crossref.record_of(item).doi for doi, item in found.items()} == {doi: doi for doi in dois}


def test_recorded_answers_win(serving: Standin) -> None:
    """A recorded search brings the recorded ranks and scores, whoever asks."""
    answers = [one for one in recordings("search") if "/crossref/works?query.title" in one.target]
    with httpx.Client(verify=certificates()) as http:
        for one in answers:
            told = http.get(f"{serving.url}{one.target.replace('/works', '/v1/works')}&mailto=a@example.org")
            assert told.json() == one.json
