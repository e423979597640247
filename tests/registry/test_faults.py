"""A failure costs an attempt, and becomes neither an answer nor "not found"; nobody is asked too often."""

from __future__ import annotations

import asyncio
import gzip
import socket
from collections.abc import Callable

import pytest

from citecheck.model import Sentence
from citecheck.registry import crossref, doiorg
from citecheck.registry.client import Client
from citecheck.registry.outcome import Missing, Outcome, Unasked
from citecheck.registry.store import Store
from tests.registry.conftest import asking
from tests.registry.invented import works
from tests.registry.standin.answers import Answer
from tests.registry.standin.faults import LASTING, PASSING, SLOW, about, between, seeded, until
from tests.registry.standin.index import Index
from tests.registry.standin.server import Standin

DOI = "10.5555/work.3"
OTHER = "10.5555/work.4"
ANSWERS = 1000


async def one(client: Client) -> Outcome[object]:
    """Ask about one work."""
    return await crossref.work(client, DOI)


@pytest.mark.parametrize("fault", PASSING)
def test_passing_fault(fault: str, standin: Standin, store: Store) -> None:
    """A fault that passes costs an attempt, not the answer."""
    standin.script = until(1, fault)
    assert asking(standin, store, one)["DOI"] == DOI
    assert len(standin.log) == 2


@pytest.mark.parametrize("fault", [*PASSING, *LASTING])
def test_lasting_fault(fault: str, standin: Standin, store: Store) -> None:
    """A fault that lasts is "could not be asked", and is forgotten by the next run."""
    standin.script = about(DOI, fault)
    assert isinstance(asking(standin, store, one), Unasked)
    assert len(standin.log) <= 4
    standin.script = about(OTHER, fault)
    assert asking(standin, store, one)["DOI"] == DOI


@pytest.mark.parametrize("fault", ["403", "400", "301 without TLS"])
def test_lasting_fault_is_not_repeated(fault: str, standin: Standin, store: Store) -> None:
    """What another attempt would not change is not attempted again."""
    standin.script = about(DOI, fault)
    asking(standin, store, one)
    assert len(standin.log) == 1


def test_recovery_after_some_tries(standin: Standin, store: Store) -> None:
    """The fourth attempt is the last."""
    standin.script = until(3, "503")
    assert asking(standin, store, one)["DOI"] == DOI
    standin.script = until(4, "503")
    assert isinstance(asking(standin, store, lambda client: crossref.work(client, OTHER)), Unasked)


def test_block(standin: Standin, store: Store) -> None:
    """A 403 is a block: what is not on its way yet is not asked, and there are no attempts."""
    standin.script = between(2, ANSWERS, "403")

    async def ask(client: Client) -> list[Outcome[object]]:
        questions = (crossref.search(client, f"salt {number}") for number in range(40))
        return list(await asyncio.gather(*questions))

    found = asking(standin, store, ask)
    assert sum(isinstance(answer, Unasked) for answer in found) == 39
    assert len(standin.log) <= 4


def test_breaker(standin: Standin, store: Store) -> None:
    """Questions stop when a tenth of the last twenty, and three at least, got no answer at all."""
    standin.script = lambda number, target: "503" if "salt+" in target else ""

    async def ask(client: Client) -> list[object]:
        for number in range(27):
            assert isinstance(await crossref.search(client, f"glass {number}"), list)
        return [await crossref.search(client, f"salt {number}") for number in range(4)]

    found = asking(standin, store, ask)
    assert all(isinstance(answer, Unasked) for answer in found)
    assert len(standin.log) == 27 + 3 * 4


@pytest.mark.parametrize("fault", SLOW)
def test_slow_answers(fault: str, standin: Standin, store: Store) -> None:
    """An answer that takes its time is waited for, within limits."""
    standin.script, standin.pause = until(1, fault), 0.01
    assert asking(standin, store, one)["DOI"] == DOI
    assert len(standin.log) == 1


@pytest.mark.parametrize(
    ("fault", "pause", "limits"),
    [
        pytest.param("late", 1.0, {"read": 0.05}, id="nothing comes"),
        pytest.param("dribbling", 0.05, {"read": 0.9, "whole": 0.1}, id="it never ends"),
    ],
)
def test_too_slow(fault: str, pause: float, limits: dict[str, float], standin: Standin, store: Store) -> None:
    """There is a limit between two bytes, and one for the whole answer however it trickles."""
    standin.script, standin.pause = about(DOI, fault), pause
    assert isinstance(asking(standin, store, one, **limits), Unasked)
    assert len(standin.log) == 4


def test_no_connection_in_time(standin: Standin, store: Store) -> None:
    """There is a limit for the connection too."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf:
        address = deaf.getsockname()
        waiting = [socket.socket() for _ in range(3)]
        for one_more in waiting:
            one_more.setblocking(False)
            one_more.connect_ex(address)
        found = asking(standin, store, one, base=f"http://127.0.0.1:{address[1]}", connect=0.05, read=0.05)
        for one_more in waiting:
            one_more.close()
    assert found == Unasked(Sentence("answer.failed", {"registry": "crossref", "error": "ConnectTimeout"}))


def test_nobody_there(standin: Standin, store: Store) -> None:
    """Without a network nothing is known of anything."""

    async def ask(client: Client) -> dict[str, Outcome[str]]:
        for number in range(20):
            await crossref.search(client, f"salt {number}")
        return await doiorg.agencies(client, [DOI, OTHER])

    found = asking(standin, store, ask, base="http://127.0.0.1:9")
    assert all(isinstance(answer, Unasked) for answer in found.values())
    assert not standin.log


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_too_large(pack: Callable[[bytes], bytes], standin: Standin, store: Store) -> None:
    """An answer beyond all measure is not taken in, even if it comes packed small, and asked for once."""
    body = b'{"status":"ok",' + b" " * 2_000_000 + b"}"
    headers = {"Content-Encoding": "gzip"} if pack is gzip.compress else {}
    key = f"crossref /works/{DOI} []"
    standin.recorded = {key: Answer(200, pack(body), headers)}
    found = asking(standin, store, one, largest=1_000_000)
    assert found == Unasked(Sentence("answer.too-long", {"registry": "crossref", "largest": 1000000}))
    assert len(standin.log) == 1


def test_packed(standin: Standin, store: Store) -> None:
    """An answer that comes packed is an answer."""
    body = gzip.compress(b'{"status":"ok","message-type":"work","message":{"DOI":"10.5555/work.3"}}')
    standin.recorded = {f"crossref /works/{DOI} []": Answer(200, body, {"Content-Encoding": "gzip"})}
    assert asking(standin, store, one) == {"DOI": DOI}


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        pytest.param(f"/crossref/v1/works/{OTHER}", OTHER, id="the same registry"),
        pytest.param("http://example.org/works", None, id="without TLS"),
        pytest.param("/datacite/dois/10.5/x", None, id="another registry"),
        pytest.param("//[", None, id="nowhere"),
        pytest.param("file:///etc/passwd", None, id="a file"),
    ],
)
def test_redirects(location: str, outcome: str | None, standin: Standin, store: Store) -> None:
    """A registry may move; it may not send anybody where others can listen, or past another's pace."""
    standin.recorded = {f"crossref /works/{DOI} []": Answer(301, b"", {"Location": location})}
    found = asking(standin, store, one)
    assert (found["DOI"] if isinstance(found, dict) else None) == outcome
    assert all(target.startswith("/crossref/") for target in standin.targets())


def test_malformed_items(standin: Standin, store: Store) -> None:
    """A list of what are no works is not an answer."""
    body = b'{"status":"ok","message-type":"work-list","message":{"items":[null,{"DOI":7}]}}'
    question = {"query.bibliographic": "salt", "rows": "5"}
    standin.recorded = {f"crossref /works {sorted(question.items())}": Answer(200, body)}
    assert isinstance(asking(standin, store, lambda client: crossref.search(client, "salt")), Unasked)


def test_no_search_is_in_vain_by_status(standin: Standin, store: Store) -> None:
    """A search whose answer is "404" has not been made; only an empty list of works finds nothing."""
    question = {"query.bibliographic": "salt", "rows": "5"}
    gone = Answer(404, b"Resource not found.", {"Content-Type": "text/plain"})
    standin.recorded = {f"crossref /works {sorted(question.items())}": gone}
    assert isinstance(asking(standin, store, lambda client: crossref.search(client, "salt")), Unasked)


async def everything(client: Client, dois: list[str], texts: list[str]) -> dict[str, Outcome[object]]:
    """Ask about DOIs and texts, in groups as a run does."""
    found: dict[str, Outcome[object]] = {}
    for start in range(0, len(dois), 40):
        found |= await crossref.works(client, dois[start : start + 40])
    answers = await asyncio.gather(*(crossref.search(client, text) for text in texts))
    return found | dict(zip(texts, answers, strict=True))


def thousand(standin: Standin) -> tuple[list[str], list[str]]:
    """Return 900 DOIs, a tenth of which nobody has registered, and 100 texts to search for."""
    items = works(ANSWERS, seed=9)
    standin.index = Index([item for number, item in enumerate(items) if number % 10])
    return [item["DOI"] for item in items[:900]], [item["title"][0] for item in items[900:]]


def test_tenth_of_answers_fails(standin: Standin, store: Store) -> None:
    """With a tenth of the answers failing in every way, a thousand questions are answered all the same."""
    dois, texts = thousand(standin)
    standin.script = seeded(0.1)
    found = asking(standin, store, lambda client: everything(client, dois, texts))
    assert [doi for doi in dois if isinstance(found[doi], Missing)] == dois[::10]
    assert not [key for key, answer in found.items() if isinstance(answer, Unasked)]
    well = [arrival.target for arrival in standin.log if not arrival.fault]
    assert len(well) == len(set(well))
    assert len({arrival.fault for arrival in standin.log}) > len(PASSING) / 2
    assert standin.refused == 0


def test_outage_in_a_thousand(standin: Standin, store: Store) -> None:
    """An outage loses nothing, has nothing asked again that was answered, and makes no verdict."""
    dois, texts = thousand(standin)
    standin.script = between(60, ANSWERS, "503")
    broken = asking(standin, store, lambda client: everything(client, dois, texts))
    failed = [key for key, answer in broken.items() if isinstance(answer, Unasked)]
    assert failed
    assert not [
        key for key, answer in broken.items() if isinstance(answer, Missing) and key not in dois[::10]
    ]
    assert len(standin.log) < 60 + 4 * 9
    standin.script = between(0, 0, "")
    whole = asking(standin, store, lambda client: everything(client, dois, texts))
    assert not [key for key, answer in whole.items() if isinstance(answer, Unasked)]
    assert {key: whole[key] for key in whole if key not in failed} == {
        key: broken[key] for key in whole if key not in failed
    }
    well = [arrival.target for arrival in standin.log if not arrival.fault]
    assert len(well) == len(set(well))
