"""The stand-in as a real HTTP server on loopback, with limits, a log of arrivals, and faults."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from typing import Any

from tests.registry.standin.answers import Answer, Question
from tests.registry.standin.crossref import crossref
from tests.registry.standin.datacite import datacite
from tests.registry.standin.doiorg import doiorg
from tests.registry.standin.faults import BUSY, CUT, DRIBBLE, FAULTS, LATE, LONG, RESET, SHORT, Script
from tests.registry.standin.index import Index
from tests.registry.standin.negotiated import negotiated
from tests.registry.standin.openalex import openalex
from tests.registry.standin.pools import TOLERANT, Arrival, Pool, kind_of, most_in_a_second, pool_of, told

ROUTES: Mapping[str, Callable[[Question], Answer]] = {
    "crossref": crossref,
    "doi.org": doiorg,
    "negotiation": doiorg,
    "datacite": datacite,
    "openalex": openalex,
    "agency": negotiated,
    "data.crosscite.org": negotiated,
}
RESETTING = b"\1\0\0\0\0\0\0\0"
PIECES = 10


@dataclass
class Standin:
    """The state of the server; to be used as a context manager.

    Attributes:
        agencies: whose a DOI is, where it is not Crossref's.
        pools: the limits by pool; what goes beyond them is refused, in four forms by turns.
        pool: the pool of everybody, whatever address is sent; empty for the one that is due.
        budget: how many searches OpenAlex gives away.
        recorded: exact answers by the key of their request; they win over the index.
        script: the name of a fault for the number of a request and its target; empty for none.
        pause: how long a slow answer waits, in seconds, before it or between its pieces.
    """

    index: Index
    agencies: Mapping[str, str] = field(default_factory=dict)
    pools: Mapping[str, Pool] = field(default_factory=lambda: TOLERANT)
    pool: str = ""
    budget: int = 1000
    recorded: Mapping[str, Answer] = field(default_factory=dict)
    script: Script = lambda number, target: ""
    pause: float = 0.1
    log: list[Arrival] = field(default_factory=list)
    refused: int = 0
    running: Counter[str] = field(default_factory=Counter)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Standin:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"standin": self}))
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def respond(self, target: str, agent: str) -> Answer:
        """Log an arrival and return what to do about it."""
        with self.guard:
            registry, pool = target.split("/")[1], self.pool or pool_of(target, agent)
            self.running[registry] += 1
            running = self.running[registry]
            arrival = Arrival(time.monotonic(), registry, kind_of(target), pool, target, agent, running)
            fault = self.fault(arrival)
            self.log.append(replace(arrival, fault=fault))
            whole = self.whole(target)
            return FAULTS[fault](whole) if fault else replace(whole, headers=self.headers(arrival, whole))

    def done(self, target: str) -> None:
        """Count a request as answered."""
        with self.guard:
            self.running[target.split("/")[1]] -= 1

    def fault(self, arrival: Arrival) -> str:
        """Return what befalls an arrival: a refusal where it comes too fast, else what the script says."""
        if self.sold(arrival) and self.budget <= 0:
            return "429 of a budget that is spent"
        limits = self.pools[arrival.pool]
        recent = takewhile(lambda one: one.time > arrival.time - 1, reversed(self.log))
        alike = [one for one in recent if (one.registry, one.kind) == (arrival.registry, arrival.kind)]
        if len(alike) >= limits.rate(arrival.kind) or arrival.running > limits.at_once:
            self.refused += 1
            return list(BUSY)[self.refused % len(BUSY)]
        return self.script(len(self.log) + 1, arrival.target)

    def whole(self, target: str) -> Answer:
        """Return the answer to a request that nothing befalls."""
        question = Question.of(target, self.index, self.agencies, self.url)
        return self.recorded.get(question.key) or ROUTES[question.registry](question)

    def headers(self, arrival: Arrival, whole: Answer) -> Mapping[str, str]:
        """Return the headers of an answer, with what its registry says of its limits."""
        if arrival.registry == "crossref":
            return {**whole.headers, **told(self.pools[arrival.pool], arrival.pool, arrival.kind)}
        if self.sold(arrival):
            self.budget -= 1
            return {**whole.headers, "x-ratelimit-remaining": str(self.budget)}
        return whole.headers

    def sold(self, arrival: Arrival) -> bool:
        """Tell whether the answer to a request is charged to the budget."""
        return arrival.registry == "openalex" and arrival.kind == "list"

    def most_in_a_second(self, kind: str, registry: str = "crossref") -> int:
        """Return the largest number of arrivals of a kind within any second."""
        return most_in_a_second([one for one in self.log if (one.registry, one.kind) == (registry, kind)])

    def targets(self, part: str = "") -> list[str]:
        """Return the targets asked for that hold ``part``."""
        return [one.target for one in self.log if part in one.target]


class Handler(BaseHTTPRequestHandler):
    """Answers for the stand-in that its server bears."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    standin: Standin
    running = False

    def handle(self) -> None:
        """Answer what comes on a connection, until the other side breaks it off."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        self.running = True
        try:
            self.send(self.standin.respond(self.path, self.headers.get("User-Agent", "")))
        finally:
            self.done()

    def do_HEAD(self) -> None:
        self.do_GET()

    def done(self) -> None:
        """Count this request as done, once: before its last byte goes out and the next one may come."""
        if self.running:
            self.running = False
            self.standin.done(self.path)

    def send(self, answer: Answer) -> None:
        """Send an answer, or break off as told."""
        if answer.how == RESET:
            self.reset()
            return
        if answer.how == LATE:
            time.sleep(self.standin.pause)
        self.send_response(answer.status)
        length = {SHORT: len(answer.body) // 2, LONG: len(answer.body) + 9}.get(answer.how, len(answer.body))
        for name, value in {**answer.headers, "Content-Length": str(length)}.items():
            self.send_header(name, value)
        *pieces, last = self.pieces(answer)
        if not pieces:
            self.done()
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)
            time.sleep(self.standin.pause)
        self.done()
        if self.command != "HEAD":
            self.wfile.write(last)
        if answer.how:
            self.close_connection = True
        if answer.how == CUT:
            self.reset()

    def pieces(self, answer: Answer) -> list[bytes]:
        """Return the pieces that a body goes out in."""
        if answer.how == CUT:
            return [answer.body[: len(answer.body) // 2]]
        step = len(answer.body) // PIECES + 1 if answer.how == DRIBBLE else len(answer.body) + 1
        return [answer.body[start : start + step] for start in range(0, len(answer.body) + 1, step)]

    def reset(self) -> None:
        """Break off the connection."""
        self.done()
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESETTING)
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
