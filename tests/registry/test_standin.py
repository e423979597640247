"""The stand-in does what the real registries do, so that tests of those who ask prove something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from citecheck.registry.client import certificates
from citecheck.registry.crossref import record_of
from tests.registry.invented import works
from tests.registry.standin.index import Index, Item
from tests.registry.standin.neighbours import neighbours, versions
from tests.registry.standin.pools import POLITE, PUBLIC, REAL, Pool, most_in_a_second
from tests.registry.standin.server import Standin

Get = Callable[..., httpx.Response]
MAILTO = "editor@example.org"


@pytest.fixture
def items() -> list[Item]:
    """Return works with standard numbers and dates."""
    found = works(30)
    for number, item in enumerate(found):
        item["deposited"] = {"date-parts": [[2024, 1, number + 1]]}
        item["published"] = item["issued"]
    found[4] |= {"type": "book", "ISBN": ["http://id.crossref.org/isbn/9780306406157"]}
    found[5] |= {"DOI": "10.1234/salt", "update-to": [{"DOI": "10.5555/WORK.6", "type": "correction"}]}
    return found


@pytest.fixture
def server(items: list[Item], loopback: None) -> Iterator[Standin]:
    """Return a stand-in over these works."""
    with Standin(Index(items)) as running:
        yield running


@pytest.fixture
def get(server: Standin) -> Iterator[Get]:
    """Return a function that asks the stand-in."""
    with httpx.Client(verify=certificates()) as http:

        def ask(path: str, method: str = "GET", **params: str) -> httpx.Response:
            return http.request(method, server.url + path, params=params or None)

        yield ask


def message(response: httpx.Response) -> Any:
    """Return the message of a good answer."""
    assert response.json()["status"] == "ok"
    return response.json()["message"]


@pytest.mark.parametrize(
    ("filters", "dois"),
    [
        pytest.param("doi:10.5555/work.1,doi:10.5555/WORK.2", ["10.5555/work.1", "10.5555/work.2"], id="or"),
        pytest.param("doi:10.5555/none,doi:10.5555/work.1", ["10.5555/work.1"], id="absent ones are silent"),
        pytest.param("isbn:978-0-306-40615-7,type:book", ["10.5555/work.4"], id="and"),
        pytest.param("isbn:9780306406157,type:report", [], id="and, in vain"),
        pytest.param("updates:10.5555/work.6", ["10.1234/salt"], id="notices"),
        pytest.param("prefix:10.1234", ["10.1234/salt"], id="prefix"),
        pytest.param("from-update-date:2024-01-30", ["10.5555/work.29"], id="from a day"),
        pytest.param("until-update-date:2024-01-01", ["10.5555/work.0"], id="to a day"),
    ],
)
def test_filters(filters: str, dois: list[str], get: Get) -> None:
    """The same filter twice is "or", another one "and"; scores of lists are 0."""
    found = message(get("/crossref/works", filter=filters))
    assert sorted(item["DOI"] for item in found["items"]) == sorted(dois)
    assert {item["score"] for item in found["items"]} <= {0.0}
    assert found["total-results"] == len(dois)


@pytest.mark.parametrize(
    "params",
    [
        pytest.param({"filter": "doi:10.5555/a,b"}, id="a comma in a DOI"),
        pytest.param({"filter": "colour:red"}, id="filter"),
        pytest.param({"rows": "1001"}, id="rows"),
        pytest.param({"offset": "10001"}, id="offset"),
        pytest.param({"sample": "101"}, id="sample"),
        pytest.param({"rows": "many"}, id="number"),
        pytest.param({"select": "DOI,subtype"}, id="field"),
        pytest.param({"colour": "red"}, id="parameter"),
    ],
)
def test_refusals(params: dict[str, str], get: Get) -> None:
    """What is not well put is refused with a list of what is wrong."""
    refused = get("/crossref/works", **params)
    assert refused.status_code == 400
    assert refused.json()["message-type"] == "validation-failure"
    assert isinstance(refused.json()["message"], list)


def test_search(get: Get, items: list[Item]) -> None:
    """A search brings falling scores, a great total, and the likest work first."""
    found = message(get("/crossref/v1/works", **{"query.bibliographic": items[7]["title"][0]}))
    scores = [item["score"] for item in found["items"]]
    assert found["items"][0]["DOI"] == items[7]["DOI"]
    assert scores == sorted(scores, reverse=True)
    assert found["total-results"] > 1000
    assert found["items-per-page"] == 20


def test_ties(get: Get, server: Standin, items: list[Item]) -> None:
    """Two works of the same words have the same score."""
    server.index.put(items[7] | {"DOI": "10.5555/twin"})
    found = message(get("/crossref/works", **{"query.bibliographic": items[7]["title"][0], "rows": "2"}))
    first, second = found["items"]
    assert first["score"] == second["score"]


def test_pages(get: Get) -> None:
    """Offsets and cursors bring every work once; a sample brings some of them."""
    pages = [message(get("/crossref/works", rows="12", offset=str(start))) for start in (0, 12, 24)]
    by_offset = [item["DOI"] for page in pages for item in page["items"]]
    by_cursor, cursor = [], "*"
    for _ in range(3):
        page = message(get("/crossref/works", rows="12", cursor=cursor))
        by_cursor += [item["DOI"] for item in page["items"]]
        cursor = page["next-cursor"]
    assert by_offset == by_cursor
    assert len(set(by_offset)) == 30
    assert len(message(get("/crossref/works", sample="3"))["items"]) == 3


def test_order_and_choice(get: Get) -> None:
    """Lists are sorted as told, by update without; a field that a work lacks is left out without a word."""
    assert message(get("/crossref/works"))["items"][0]["DOI"] == "10.5555/work.29"
    up = message(get("/crossref/works", sort="issued", order="asc", rows="1", select="DOI,ISBN"))["items"]
    assert [list(item) for item in up] == [["DOI"]]


def test_head(get: Get) -> None:
    """HEAD brings the headers of GET."""
    whole, head = (get("/crossref/works/10.5555%2Fwork.1", method) for method in ("GET", "HEAD"))
    assert head.headers["content-length"] == str(len(whole.content))
    assert not head.content


def test_versions(get: Get, server: Standin, items: list[Item]) -> None:
    """A work is clean, then retracted, then of concern under the same number: both stand in its record."""
    for day, version in enumerate(versions(items[8])):
        server.index.put(version, day)
    kinds = []
    for day in range(3):
        server.index.day = day
        record = record_of(message(get(f"/crossref/works/{items[8]['DOI']}")))
        kinds.append([(notice.type, notice.id) for notice in record.notices])
    retracted, concern = ("retraction", "4711"), ("expression_of_concern", "4711")
    assert kinds == [[], [retracted], [retracted, concern]]


@pytest.mark.parametrize(
    ("mailto", "pool", "limits"),
    [
        pytest.param({"mailto": MAILTO}, "polite", POLITE, id="polite"),
        pytest.param({}, "public", PUBLIC, id="public"),
    ],
)
def test_pools(mailto: dict[str, str], pool: str, limits: Any, get: Get, server: Standin) -> None:
    """Who gives an address may ask more; headers say how much, for works and for lists."""
    server.pools = REAL
    single = get("/crossref/works/10.5555%2Fwork.1", **mailto)
    many = get("/crossref/works", **{**mailto, "rows": "1"})
    assert (single.headers["x-api-pool"], many.headers["x-api-pool"]) == (f"{pool}-single", f"{pool}-array")
    assert single.headers["x-rate-limit-limit"] == str(limits.single)
    assert many.headers["x-rate-limit-limit"] == str(limits.list)
    assert many.headers["x-concurrency-limit"] == str(limits.at_once)


def test_too_often(get: Get, server: Standin) -> None:
    """Who asks too often is refused: never are more lists answered in a second than may be."""
    server.pools = REAL
    for _ in range(9):
        get("/crossref/works", rows="1", mailto=MAILTO)
    assert most_in_a_second([arrival for arrival in server.log if not arrival.fault]) <= 3
    assert server.refused == sum(bool(arrival.fault) for arrival in server.log)


def test_refusals_take_turns(get: Get, server: Standin) -> None:
    """A refusal comes in four forms: with nothing, as a page, with seconds to wait, with a date."""
    server.pools = {"public": Pool(0, 0, 1)}
    answers = [get("/crossref/works/10.5555%2Fwork.1") for _ in range(4)]
    assert {answer.status_code for answer in answers} == {429}
    forms = {(answer.text[:6], answer.headers.get("retry-after", "")[-3:]) for answer in answers}
    assert forms == {("", ""), ("<html>", ""), ("busy", "0"), ("busy", "GMT")}


def test_neighbours(get: Get, server: Standin, items: list[Item]) -> None:
    """A title alone finds a preprint, an erratum, a review, a planted copy and a component as well."""
    for other in neighbours(items[9]):
        server.index.put(other)
    found = message(get("/crossref/works", rows="6", **{"query.title": items[9]["title"][0]}))["items"]
    assert {item["DOI"] for item in found} == {items[9]["DOI"], *(one["DOI"] for one in neighbours(items[9]))}


def test_other_registries(get: Get, server: Standin) -> None:
    """DataCite's lists, OpenAlex's works, and doi.org's way on to whose a DOI is."""
    server.agencies = {"10.5555/work.1": "DataCite", "10.5555/work.2": "DataCite", "10.5555/work.3": "JaLC"}
    ids = "10.5555/work.1,10.5555/work.2,10.5555/none"
    assert [one["id"] for one in get("/datacite/dois", ids=ids).json()["data"]] == ids.split(",")[:2]
    assert get("/openalex/works/doi:10.5555/work.4").json()["doi"] == "https://doi.org/10.5555/work.4"
    ways = [get(f"/doi.org/10.5555/work.{number}").headers["location"] for number in (0, 1, 3)]
    parts = (
        "/crossref/v1/works/10.5555%2Fwork.0/transform",
        "/data.crosscite.org/10.5555%2FWORK.1",
        "/agency/",
    )
    assert all(way.startswith(server.url + part) for way, part in zip(ways, parts, strict=True))
    assert get("/doi.org/foo").status_code == 400
