"""A stand-in for every test that asks, and a client with small patience."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_socket import socket_allow_hosts

from citecheck.registry.client import Client, Setup
from citecheck.registry.pace import Limits
from citecheck.registry.store import Store
from tests.registry.invented import works
from tests.registry.standin.index import Index
from tests.registry.standin.neighbours import neighbours
from tests.registry.standin.server import Standin

FAST = Limits(2000, 2000, 3)


@pytest.fixture
def loopback(socket_enabled: None) -> None:
    """Let sockets lead to this machine, and to nowhere else."""
    socket_allow_hosts(["127.0.0.1"])


@pytest.fixture
def standin(loopback: None) -> Iterator[Standin]:
    """Return a running stand-in over forty works with their neighbours."""
    items = works(40)
    index = Index(items)
    for item in items:
        for other in neighbours(item):
            index.put(other)
    with Standin(index) as running:
        yield running


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return a store of its own, which is looked into often."""
    monkeypatch.setattr("citecheck.registry.store.POLL", 0.001)
    kept = Store(tmp_path / "cache")
    yield kept
    kept.close()


def setup(standin: Standin, **values: Any) -> Setup:
    """Return how to ask the stand-in, without long waits."""
    given: dict[str, Any] = {"mailto": "editor@example.org", "base": standin.url, "limits": FAST}
    return Setup(**{**given, "first_wait": 0.01, **values})


def asking(standin: Standin, store: Store, question: Any, **values: Any) -> Any:
    """Return what a coroutine function returns that is given a client."""

    async def run() -> Any:
        async with Client(setup(standin, **values), store) as client:
            return await question(client)

    work: Coroutine[Any, Any, Any] = run()
    return asyncio.run(work)
