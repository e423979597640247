"""A private store on disk, one for all processes of a machine: answers, and whose turn it is to ask."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from citecheck.registry.outcome import Missing
from citecheck.registry.request import Request

DAY = 86400.0
FOUND, MISSING = 7 * DAY, DAY
LEASE = 90.0
POLL = 0.02
LONGEST = 200.0
TABLES = """
create table if not exists answers (key text primary key, missing text, body text, at real);
create table if not exists turns (kind text primary key, next real);
create table if not exists leases (id integer primary key, registry text, key text, until real);
"""


class Store:
    """Answers and turns in one SQLite file; only answers that were checked are put into it.

    Args:
        folder: where the file lies; the user's cache without it.
        oldest: answers older than this many seconds are not used, whatever their kind.
    """

    def __init__(self, folder: Path | None = None, oldest: float = FOUND) -> None:
        folder = folder or user_cache_path("citecheck")
        folder.mkdir(parents=True, exist_ok=True)
        self.oldest = oldest
        self.database = sqlite3.connect(folder / "registries.sqlite", timeout=30, isolation_level=None)
        self.database.execute("pragma journal_mode = wal")
        self.database.execute("pragma synchronous = off")
        with self.alone():
            for table in TABLES.strip().split("\n"):
                self.database.execute(table)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other process out until the end."""
        self.database.execute("begin immediate")
        try:
            yield
        finally:
            self.database.execute("commit")

    def get(self, key: str) -> Any:
        """Return the answer under a key, ``Missing``, or None where there is none or it is too old."""
        row = self.database.execute("select missing, body, at from answers where key = ?", (key,)).fetchone()
        if row is None:
            return None
        missing, body, at = row
        if time.time() - at > min(self.oldest, MISSING if missing else FOUND):
            return None
        return Missing(missing) if missing else json.loads(body)

    def put(self, key: str, answer: Any) -> None:
        """Keep an answer, or that there is none."""
        missing = answer.said_by if isinstance(answer, Missing) else ""
        body = "" if missing else json.dumps(answer)
        self.database.execute(
            "insert or replace into answers values (?, ?, ?, ?)", (key, missing, body, time.time())
        )

    def take(self, request: Request, spacing: float, at_once: int) -> tuple[int, float]:
        """Take a turn: return the number of a lease, or 0 and the seconds to wait before trying again.

        Args:
            request: the same one does not run twice at a time.
            spacing: seconds between the beginnings of two requests of its kind.
            at_once: how many requests to its registry may run, in all processes.
        """
        with self.alone():
            now = time.time()
            self.database.execute("delete from leases where until < ?", (now,))
            running = self.database.execute(
                "select key from leases where registry = ?", (request.registry,)
            ).fetchall()
            if len(running) >= at_once or (request.key,) in running:
                return 0, POLL
            name = f"{request.registry} {request.kind}"
            row = self.database.execute("select next from turns where kind = ?", (name,)).fetchone()
            if row and now < row[0] < now + LONGEST:
                return 0, row[0] - now
            self.database.execute("insert or replace into turns values (?, ?)", (name, now + spacing))
            done = self.database.execute(
                "insert into leases (registry, key, until) values (?, ?, ?)",
                (request.registry, request.key, now + LEASE),
            )
            return int(done.lastrowid or 0), 0.0

    def delay(self, registry: str, kind: str, seconds: float) -> None:
        """Let nobody ask a registry for a while."""
        self.database.execute(
            "insert or replace into turns values (?, ?)", (f"{registry} {kind}", time.time() + seconds)
        )

    def give_back(self, lease: int) -> None:
        """End a turn."""
        self.database.execute("delete from leases where id = ?", (lease,))

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()
