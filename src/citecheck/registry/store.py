"""A private store on disk, one for all processes of a machine: answers, and whose turn it is to ask."""

from __future__ import annotations

import errno
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from citecheck.registry.outcome import Missing
from citecheck.registry.pace import SLOWEST, Limits
from citecheck.registry.request import Request

DAY = 86400.0
FOUND, MISSING = 7 * DAY, DAY
LEASE = 90.0
POLL = 0.02
LONGEST = 200.0
TABLES = """
pragma synchronous = off;
pragma journal_mode = wal;
create table if not exists answers (key text primary key, missing text, body text, at real);
create table if not exists pauses (name text primary key, until real);
create table if not exists visits (id integer primary key, name text, key text, running integer, until real);
"""


class Store:
    """Answers and turns in one SQLite file; only answers that were checked are put into it.

    Args:
        folder: where the file lies; the user's cache without it.
        oldest: answers older than this many seconds are not used, whatever their kind.

    Raises:
        OSError: if it cannot be opened, with its name.
    """

    def __init__(self, folder: Path | None = None, oldest: float = FOUND) -> None:
        folder = folder or user_cache_path("citecheck")
        folder.mkdir(parents=True, exist_ok=True)
        self.oldest = oldest
        self.database = opened(folder / "registries.sqlite")
        self.database.execute("delete from answers where at < ?", (time.time() - FOUND,))

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

    def take(self, request: Request, limits: Limits) -> tuple[int, float]:
        """Take a turn: return the number of a visit, or 0 and the seconds to wait before trying again.

        The same question is not asked twice at a time. A visit counts from its beginning until its window
        has passed since its end: however long a request is on its way, no window at the registry's end sees
        more of them than may fall into it.
        """
        name = f"{request.registry} {request.kind}"
        many, seconds = limits.window(request.kind)
        with self.alone():
            now = time.time()
            if pause := self.pause(name, now):
                return 0, pause
            self.database.execute(
                "delete from visits where until not between ? and ?", (now - SLOWEST, now + LEASE)
            )
            running = self.keys("running and until > ? and name like ? || ' %'", now, request.registry)
            recent = self.keys("until > ? and name = ?", now - seconds, name)
            if len(running) >= limits.at_once or request.key in running or len(recent) >= many:
                return 0, POLL
            visit = self.database.execute(
                "insert into visits (name, key, running, until) values (?, ?, 1, ?)",
                (name, request.key, now + LEASE),
            )
            return int(visit.lastrowid or 0), 0.0

    def keys(self, condition: str, *values: object) -> list[str]:
        """Return the keys of the visits that fulfil a condition."""
        return [key for (key,) in self.database.execute(f"select key from visits where {condition}", values)]

    def pause(self, name: str, now: float) -> float:
        """Return how long a registry is still to be left alone; not at all where the clock went astray."""
        row = self.database.execute("select until from pauses where name = ?", (name,)).fetchone()
        return row[0] - now if row and now < row[0] < now + LONGEST else 0.0

    def delay(self, registry: str, kind: str, seconds: float) -> None:
        """Let nobody ask a registry for a while."""
        self.database.execute(
            "insert or replace into pauses values (?, ?)", (f"{registry} {kind}", time.time() + seconds)
        )

    def give_back(self, visit: int) -> None:
        """End a turn."""
        self.database.execute("update visits set running = 0, until = ? where id = ?", (time.time(), visit))

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def opened(path: Path) -> sqlite3.Connection:
    """Return the database in a file; one that is damaged is begun anew: all in it can be asked again.

    Raises:
        OSError: if it cannot be opened.
    """
    try:
        database = sqlite3.connect(path, timeout=30, isolation_level=None)
        database.executescript(TABLES)
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, str(error), str(path)) from error
    except sqlite3.DatabaseError:
        database.close()
        path.unlink()
        return opened(path)
    return database
