"""Every question ends in an answer, in "not found" or in "could not be asked"; and all are asked politely."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.registry import crossref, datacite, doiorg, openalex
from citecheck.registry.outcome import Missing, Unasked
from citecheck.registry.pace import PUBLIC, Limits, retry_after
from citecheck.registry.store import Store
from tests.registry.conftest import asking
from tests.registry.standin.faults import FAULTS
from tests.registry.standin.server import Standin

DOI = "10.5555/work.3"


def test_found(standin: Standin, store: Store) -> None:
    """A registered work is found under its DOI, and asked for once."""
    for _ in range(2):
        found = asking(standin, store, lambda client: crossref.work(client, DOI))
        assert found["DOI"] == DOI
    assert len(standin.log) == 1


def test_not_found(standin: Standin, store: Store) -> None:
    """What the registry does not know is "not found"."""
    assert asking(standin, store, lambda client: crossref.work(client, "10.5555/none")) == Missing("crossref")


@pytest.mark.parametrize("fault", FAULTS)
def test_passing_fault(fault: str, standin: Standin, store: Store) -> None:
    """A fault that passes costs an attempt, not the answer."""
    standin.script = lambda number, target: fault if number == 1 else ""
    assert asking(standin, store, lambda client: crossref.work(client, DOI))["DOI"] == DOI
    assert len(standin.log) == 2


@pytest.mark.parametrize("fault", FAULTS)
def test_lasting_fault(fault: str, standin: Standin, store: Store) -> None:
    """A fault that lasts is "could not be asked", and is forgotten by the next run."""
    standin.script = lambda number, target: fault
    assert isinstance(asking(standin, store, lambda client: crossref.work(client, DOI)), Unasked)
    standin.script = lambda number, target: ""
    assert asking(standin, store, lambda client: crossref.work(client, DOI))["DOI"] == DOI


def test_batch_with_holes(standin: Standin, store: Store) -> None:
    """A DOI that a list does not hold is asked alone before it is not found; one with a comma always."""
    dois = [DOI, "10.5555/work.4", "10.5555/none", "10.5555/a,b"]
    found = asking(standin, store, lambda client: crossref.works(client, dois))
    assert [isinstance(found[doi], Missing) for doi in dois] == [False, False, True, True]
    assert len(standin.log) == 3


def test_agencies(standin: Standin, store: Store) -> None:
    """doi.org tells agencies; a DOI exists nowhere only where both of its services say so."""
    standin.agencies = {"10.9999/jalc": "JaLC"}
    dois = [DOI, "10.9999/jalc", "10.9999/none"]
    found = asking(standin, store, lambda client: doiorg.agencies(client, dois))
    assert found == {DOI: "Crossref", "10.9999/jalc": "JaLC", "10.9999/none": Missing("doi.org")}
    assert len(list(standin.targets("/api/handles/"))) == 1


def test_fall_backs(standin: Standin, store: Store) -> None:
    """DataCite and OpenAlex answer behind the same interface."""
    standin.agencies = {DOI: "DataCite"}
    item = asking(standin, store, lambda client: datacite.work(client, DOI))
    record = datacite.record_of(item)
    assert (record.doi, record.type) == (DOI, "journal-article")
    assert asking(standin, store, lambda client: datacite.work(client, "10.5/x")) == Missing("datacite")
    assert asking(standin, store, lambda client: openalex.search(client, record.title[0]))


def test_contact(standin: Standin, store: Store) -> None:
    """The user's address goes along twice, and never one that the user did not give."""
    asking(standin, store, lambda client: crossref.work(client, DOI))
    asking(standin, store, lambda client: crossref.work(client, "10.5555/work.5"), mailto="")
    first, second = standin.log
    assert "mailto=editor%40example.org" in first.target
    assert "mailto:editor@example.org" in first.agent
    assert "mailto" not in second.target + second.agent


def test_block(standin: Standin, store: Store) -> None:
    """A 403 is a block: nothing more is asked."""
    standin.script = lambda number, target: "403"
    found = asking(standin, store, lambda client: crossref.works(client, [DOI, "10.5555/a,b"]))
    assert all(isinstance(one, Unasked) for one in found.values())
    assert len(standin.log) == 1


def test_limits_only_tighten() -> None:
    """Headers lower the limits; high, absent and absurd ones do nothing."""
    limits = Limits(10, 3, 3)
    lower = {"x-rate-limit-limit": "2", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}
    assert limits.tightened(lower, "list") == Limits(10, 2, 1)
    for value in ("50", "0", "-1", "many", "1e99"):
        assert limits.tightened({"x-rate-limit-limit": value}, "single") == limits
    assert limits.tightened({}, "single") == limits


def test_public_pool_is_noticed(standin: Standin, store: Store) -> None:
    """Where the registry does not count the address, the limits are those of unknown callers."""
    standin.pool = "public"

    async def ask(client: object) -> object:
        await crossref.work(client, DOI)  # type: ignore[arg-type]
        return client

    client = asking(standin, store, ask)
    assert client.warnings == {"public"}
    assert client.limits["crossref"] == PUBLIC


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param("7", 7, id="seconds"),
        pytest.param("Sun, 22 Nov 2026 10:00:30 GMT", 30, id="date"),
        pytest.param("Sun, 22 Nov 2026 09:00:00 GMT", 0, id="past date"),
        pytest.param("soon", None, id="neither"),
        pytest.param(None, None, id="absent"),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    """``Retry-After`` comes as seconds or as a date."""
    assert retry_after(value, datetime(2026, 11, 22, 10, tzinfo=UTC)) == seconds


PROCESS = """
import asyncio, sys
from pathlib import Path
from citecheck.registry import crossref
from citecheck.registry.client import Client, Setup
from citecheck.registry.pace import Limits
from citecheck.registry.store import Store

async def main():
    store = Store(Path(sys.argv[2]))
    async with Client(Setup("editor@example.org", sys.argv[1], Limits(100, 12, 3)), store) as client:
        texts = [f"salt {number % 14}" for number in range(14)]
        found = await asyncio.gather(*(crossref.search(client, text) for text in texts))
    assert all(isinstance(one, list) for one in found), found
    store.close()

asyncio.run(main())
"""


def test_two_processes(standin: Standin, tmp_path: Path) -> None:
    """Two processes keep the rate together, run three requests at most, and ask nothing twice."""
    standin.lists = 12
    words = [sys.executable, "-c", PROCESS, standin.url, str(tmp_path / "shared")]
    running = [subprocess.Popen(words) for _ in range(2)]
    assert [one.wait(60) for one in running] == [0, 0]
    assert standin.refused == 0
    assert standin.most_in_a_second("list") <= 12
    assert max(one.running for one in standin.log) <= 3
    assert len(standin.log) == 14
