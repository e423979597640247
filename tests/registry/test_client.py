"""Every question ends in an answer, in "not found" or in "could not be asked"; and all are asked politely."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import ModuleType

import pytest

from citecheck.registry import crossref, datacite, doiorg, negotiation, openalex
from citecheck.registry.client import Client
from citecheck.registry.outcome import Missing, Unasked
from citecheck.registry.pace import PUBLIC, Limits, retry_after
from citecheck.registry.store import Store
from tests.registry.conftest import asking
from tests.registry.invented import works
from tests.registry.standin.answers import Answer
from tests.registry.standin.index import Index
from tests.registry.standin.pools import REAL
from tests.registry.standin.server import Standin

DOI = "10.5555/work.3"
JALC = "10.9999/jalc.7"


async def client_itself(client: Client) -> Client:
    """Ask about one work, and return the client."""
    await crossref.work(client, DOI)
    return client


def test_found(standin: Standin, store: Store) -> None:
    """A registered work is found under its DOI, and asked for once."""
    for _ in range(2):
        found = asking(standin, store, lambda client: crossref.work(client, DOI))
        assert found["DOI"] == DOI
    assert len(standin.log) == 1


def test_not_found(standin: Standin, store: Store) -> None:
    """What the registry does not know is "not found"."""
    assert asking(standin, store, lambda client: crossref.work(client, "10.5555/none")) == Missing("crossref")


def test_batch_with_holes(standin: Standin, store: Store) -> None:
    """A DOI that a list does not hold is asked alone before it is not found; one with a comma always."""
    dois = [DOI, "10.5555/work.4", "10.5555/none", "10.5555/a,b"]
    found = asking(standin, store, lambda client: crossref.works(client, dois))
    assert [isinstance(found[doi], Missing) for doi in dois] == [False, False, True, True]
    assert len(standin.log) == 3


@pytest.mark.parametrize("registry", [crossref, datacite], ids=["crossref", "datacite"])
def test_batches(registry: ModuleType, standin: Standin, store: Store) -> None:
    """A hundred DOIs are three questions, and none the next time."""
    items = works(100)
    dois = [item["DOI"] for item in items]
    standin.index = Index(items)
    standin.agencies = dict.fromkeys(dois, "DataCite") if registry is datacite else {}
    for _ in range(2):
        found = asking(standin, store, lambda client: registry.works(client, dois))
        assert {doi: registry.record_of(found[doi]).doi for doi in dois} == {doi: doi for doi in dois}
    assert len(standin.log) == 3


def test_failed_batch(standin: Standin, store: Store) -> None:
    """Where a list cannot be asked for, its DOIs are not asked one by one."""
    standin.script = lambda number, target: "503"
    dois = [f"10.5555/work.{number}" for number in range(20)]
    found = asking(standin, store, lambda client: crossref.works(client, dois))
    assert all(isinstance(one, Unasked) for one in found.values())
    assert all("filter=" in target for target in standin.targets())


@pytest.mark.parametrize("status", [400, 414])
def test_refused_batch(status: int, standin: Standin, store: Store) -> None:
    """One DOI that the registry cannot read does not take the others of its list with it."""
    dois = [DOI, "10.5555/work.4", "10.5555/["]
    standin.recorded = {crossref_key(dois): Answer(status, b"")}
    found = asking(standin, store, lambda client: crossref.works(client, dois))
    assert [isinstance(found[doi], Missing) for doi in dois] == [False, False, True]


def crossref_key(dois: list[str]) -> str:
    """Return the key of the question for a list."""
    params = {"filter": ",".join(f"doi:{doi}" for doi in dois), "rows": str(len(dois))}
    return f"crossref /works {sorted(params.items())}"


def test_agencies(standin: Standin, store: Store) -> None:
    """doi.org tells agencies; a DOI exists nowhere only where both of its services say so."""
    standin.agencies = {JALC: "JaLC"}
    dois = [DOI, JALC, "10.9999/none"]
    for _ in range(2):
        found = asking(standin, store, lambda client: doiorg.agencies(client, dois))
        assert found == {DOI: "Crossref", JALC: "JaLC", "10.9999/none": Missing("doi.org")}
    assert len(standin.targets("/doiRA/")) == 1
    assert len(standin.targets("/api/handles/")) == 1


def test_agency_of_a_doi_with_a_comma(standin: Standin, store: Store) -> None:
    """doi.org would take it for two DOIs, so Crossref is asked whose it is."""
    standin.agencies = {"10.9999/a,b": "mEDRA"}
    dois = ["10.9999/a,b", "10.9999/none,b"]
    found = asking(standin, store, lambda client: doiorg.agencies(client, dois))
    assert found == {dois[0]: "mEDRA", dois[1]: Missing("doi.org")}
    assert not standin.targets("/doiRA/")


def test_other_registries(standin: Standin, store: Store) -> None:
    """DataCite and OpenAlex answer behind the same interface."""
    standin.agencies = {DOI: "DataCite"}
    found = asking(standin, store, lambda client: datacite.works(client, [DOI, "10.5/x"]))
    record = datacite.record_of(found[DOI])
    assert (record.doi, record.type) == (DOI, "journal-article")
    assert found["10.5/x"] == Missing("datacite")
    assert DOI in asking(standin, store, lambda client: openalex.search(client, record.title[0]))


def test_negotiation(standin: Standin, store: Store) -> None:
    """A record of an agency without a service of its own comes through doi.org, in CSL-JSON."""
    item = works(1)[0] | {"DOI": JALC, "author": [{"literal": "Saltworks of Ghent"}], "ISSN": ["0012-3456"]}
    standin.index.put(item)
    standin.agencies = {JALC: "JaLC", "10.9999/bare": "JaLC"}
    found = asking(standin, store, lambda client: negotiation.works(client, [JALC, "10.9999/bare"]))
    record = negotiation.record_of(found[JALC])
    assert (record.doi, record.type, record.registry) == (JALC, "journal-article", "doi.org")
    assert record.title == tuple(item["title"])
    assert record.author == (("Saltworks of Ghent", ""),)
    assert record.issued == tuple(item["issued"]["date-parts"][0])
    assert (record.container, record.issn) == (tuple(item["container-title"]), ("0012-3456",))
    assert found["10.9999/bare"] == Missing("negotiation")
    assert [target.split("/")[1] for target in standin.targets(JALC.replace("/", "%2F"))] == ["agency"]


def test_negotiation_leaves_others_alone(standin: Standin, store: Store) -> None:
    """doi.org's way to another registry is not followed: that would be a question past its pace."""
    found = asking(standin, store, lambda client: negotiation.works(client, [DOI, "10.9999/none"]))
    assert isinstance(found[DOI], Unasked)
    assert found["10.9999/none"] == Missing("negotiation")
    assert not standin.targets("/crossref/")


@pytest.mark.parametrize(
    ("csl", "issued", "author"),
    [
        pytest.param(
            {"title": "Salt", "issued": {"date-parts": [["1998", "2"]]}, "author": [{"family": "Roy"}]},
            (1998, 2),
            (("Roy", ""),),
            id="numbers as words",
        ),
        pytest.param(
            {"title": ["Salt"], "issued": {"raw": "1998"}, "author": {}}, (), (), id="date as words"
        ),
        pytest.param({"title": "Salt", "issued": None, "author": ["Roy"]}, (), (), id="neither"),
    ],
)
def test_negotiated_shapes(
    csl: Mapping[str, object], issued: tuple[int, ...], author: tuple[tuple[str, str], ...]
) -> None:
    """The agencies' servers do not agree on shapes; what is none of them is left out."""
    record = negotiation.record_of({"DOI": JALC, "type": "article-journal", **csl})
    assert (record.title, record.issued, record.author) == (("Salt",), issued, author)


def test_contact(standin: Standin, store: Store) -> None:
    """The user's address goes along twice, and never one that the user did not give."""
    asking(standin, store, lambda client: crossref.work(client, DOI))
    asking(standin, store, lambda client: crossref.work(client, "10.5555/work.5"), mailto="")
    first, second = standin.log
    assert "mailto=editor%40example.org" in first.target
    assert "mailto:editor@example.org" in first.agent
    assert "mailto" not in second.target + second.agent


def test_answers_belong_to_everybody(standin: Standin, store: Store) -> None:
    """Who asks is no part of a question: an answer is kept for all addresses."""
    asking(standin, store, lambda client: crossref.work(client, DOI))
    asking(standin, store, lambda client: crossref.work(client, DOI), mailto="other@example.org")
    assert len(standin.log) == 1


@pytest.mark.parametrize(
    "lower",
    [
        pytest.param({"x-rate-limit-limit": "2", "x-rate-limit-interval": "1s"}, id="a second"),
        pytest.param({"x-rate-limit-limit": "120", "x-rate-limit-interval": "60s"}, id="a minute"),
    ],
)
def test_limits_only_tighten(lower: dict[str, str]) -> None:
    """Headers lower the limits; high, absent and absurd ones do nothing."""
    limits = Limits(10, 3, 3)
    assert limits.tightened(lower | {"x-concurrency-limit": "1"}, "list") == Limits(10, 2, 1)
    for value in ("50", "0", "-1", "many", "1e99", "nan"):
        assert (
            limits.tightened({"x-rate-limit-limit": value, "x-concurrency-limit": value}, "single") == limits
        )
    assert limits.tightened({}, "single") == limits


@pytest.mark.parametrize(
    ("rate", "window"),
    [
        pytest.param(3.0, (3, 1.0), id="some"),
        pytest.param(2.5, (2, 1.0), id="and a half"),
        pytest.param(0.5, (1, 2.0), id="less than one"),
        pytest.param(0.001, (1, 100.0), id="hardly any"),
    ],
)
def test_window(rate: float, window: tuple[int, float]) -> None:
    """A rate is a number of requests in a number of seconds, rounded to the careful side."""
    assert Limits(10, rate, 3).window("list") == window


def test_public_pool_is_noticed(standin: Standin, store: Store) -> None:
    """Where the registry does not count the address, the limits are those of unknown callers."""
    standin.pool = "public"
    client = asking(standin, store, client_itself)
    assert client.warnings == {"public"}
    assert client.limits["crossref"] == PUBLIC


def test_limits_are_learnt(standin: Standin, store: Store) -> None:
    """What the headers of one answer say holds from the next question on."""
    standin.pools = REAL
    assert asking(standin, store, client_itself).limits["crossref"] == Limits(10, 2000, 3)


def test_spent_budget(standin: Standin, store: Store) -> None:
    """OpenAlex is asked no more once what is free is used up; nobody else is to suffer from that."""
    standin.budget = 2

    async def ask(client: Client) -> list[object]:
        found = [await openalex.search(client, f"The price of salt {number}") for number in range(4)]
        assert client.warnings == {"spent"}
        return [*found, await crossref.work(client, DOI)]

    *free, third, fourth, other = asking(standin, store, ask)
    assert all(isinstance(one, list) for one in free)
    assert isinstance(third, Unasked)
    assert isinstance(fourth, Unasked)
    assert third.reason.values["registry"] == "openalex"
    assert other["DOI"] == DOI
    assert len(standin.targets("/openalex/")) == 2


def test_refused_for_its_price(standin: Standin, store: Store) -> None:
    """A budget that others have spent is learnt from the first refusal, which is not repeated."""
    standin.budget = 0

    async def ask(client: Client) -> list[object]:
        return [await openalex.search(client, f"The price of salt {number}") for number in range(3)]

    assert all(isinstance(one, Unasked) for one in asking(standin, store, ask))
    assert len(standin.log) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param("7", 7, id="seconds"),
        pytest.param("Sun, 22 Nov 2026 10:00:30 GMT", 30, id="date"),
        pytest.param("Sun, 22 Nov 2026 09:00:00 GMT", 0, id="past date"),
        pytest.param("Sun, 99 Nov 2026 10:00:30 GMT", None, id="impossible date"),
        pytest.param("soon", None, id="neither"),
        pytest.param(None, None, id="absent"),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    """``Retry-After`` comes as seconds or as a date."""
    assert retry_after(value, datetime(2026, 11, 22, 10, tzinfo=UTC)) == seconds
