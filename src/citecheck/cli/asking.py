"""Asks the registries from the command line: with a progress bar, saving as it goes."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from citecheck.cli.progress import bar
from citecheck.cli.registries import Refresh
from citecheck.facts import Facts
from citecheck.registry import ages
from citecheck.registry import lock as locks
from citecheck.registry.client import Client, Setup
from citecheck.registry.questions import Question
from citecheck.registry.resolve import Run, begin, resolve
from citecheck.registry.store import DAY, FOUND, Store

SAVED_EVERY = 100


def ask(
    facts: Facts,
    asked: Sequence[Question],
    *,
    mailto: str,
    refresh: Refresh | None = None,
    into: Path | None = None,
) -> Run:
    """Ask the registries what facts lack, and return the run; interrupted or not, it is saved.

    Args:
        facts: what is known before.
        asked: the questions of the articles.
        mailto: the user's address.
        refresh: what to ask again.
        into: the lock file to save into, now and then and at the end.
    """
    store = Store(oldest=DAY / 2 if refresh else FOUND)
    total = len({one.doi for one in asked if one.doi}) + len({one.key for one in asked if not one.doi})

    async def run() -> Run:
        async with Client(Setup(mailto), store) as client:
            state = begin(client, facts, ages.today())
            with bar(total) as advance:
                counted = 0

                def tell(number: int) -> None:
                    nonlocal counted
                    advance(number)
                    if into and (counted + number) // SAVED_EVERY > counted // SAVED_EVERY:
                        save(into, state.facts, store)
                    counted += number

                state.tell = tell
                try:
                    await resolve(state, asked, refresh or "")
                finally:
                    if into:
                        save(into, state.facts, store)
            return state

    try:
        with interruptible():
            return asyncio.run(run())
    finally:
        store.close()


@contextmanager
def interruptible() -> Iterator[None]:
    """Let a process that is told to end be interrupted instead, so that it saves what was answered."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def save(path: Path, facts: Facts, store: Store) -> None:
    """Write facts into the lock file, together with what another process has written there meanwhile."""
    with store.alone():
        merged = locks.merge(facts, locks.read(path))
        if merged != Facts() or path.exists():
            locks.write(path, merged)


def prune(path: Path, cited: Sequence[Question]) -> None:
    """Leave in the lock file only what is asked."""
    locks.write(path, locks.pruned(locks.read(path), cited))
