"""The stand-in as a real HTTP server on loopback, with limits, a log of arrivals, and faults."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.registry.standin.answers import Answer, answer
from tests.registry.standin.faults import BLOCK, CUT, FAULTS, SHORT
from tests.registry.standin.index import Index

RESETTING = b"\1\0\0\0\0\0\0\0"


@dataclass(frozen=True)
class Arrival:
    """A request as it came."""

    time: float
    registry: str
    kind: str
    target: str
    agent: str
    running: int


@dataclass
class Standin:
    """The state of the server; to be used as a context manager.

    Attributes:
        singles, lists, at_once: the limits that headers tell; beyond those of a second 429 is answered.
        script: the name of a fault for the number of a request and its target; empty for none.
    """

    index: Index
    agencies: Mapping[str, str] = field(default_factory=dict)
    singles: float = 1000
    lists: float = 1000
    at_once: int = 3
    pool: str = "polite"
    script: Callable[[int, str], str] = lambda number, target: ""
    log: list[Arrival] = field(default_factory=list)
    refused: int = 0
    running: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Standin:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"standin": self}))
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
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

    def respond(self, target: str, agent: str) -> Answer | str:
        """Log an arrival and return what to do about it."""
        kind = "list" if "/works?" in target or "/doiRA/" in target else "single"
        with self.guard:
            now = time.monotonic()
            arrival = Arrival(now, target.split("/")[1], kind, target, agent, self.running)
            self.log.append(arrival)
            limit = self.lists if kind == "list" else self.singles
            if self.recent(arrival) > limit:
                self.refused += 1
                return Answer(429, b"")
            whole = answer(self.index, target, self.agencies)
            fault = self.script(len(self.log), target)
        if fault:
            return BLOCK if fault == "403" else FAULTS[fault](whole)
        told = {
            "x-api-pool": f"{self.pool}-{'array' if kind == 'list' else kind}",
            "x-rate-limit-limit": str(int(limit)),
            "x-rate-limit-interval": "1s",
            "x-concurrency-limit": str(self.at_once),
        }
        return Answer(whole.status, whole.body, {**whole.headers, **told})

    def recent(self, arrival: Arrival) -> int:
        """Return how many requests of the same kind came within the second before, this one included."""
        count = 0
        for one in reversed(self.log):
            if one.time <= arrival.time - 1:
                break
            count += (one.registry, one.kind) == (arrival.registry, arrival.kind)
        return count

    def most_in_a_second(self, kind: str, registry: str = "crossref") -> int:
        """Return the largest number of arrivals of a kind within any second."""
        times = [one.time for one in self.log if (one.registry, one.kind) == (registry, kind)]
        return max((sum(start <= other < start + 1 for other in times) for start in times), default=0)

    def targets(self, part: str = "") -> Iterable[str]:
        """Return the targets asked for that hold ``part``."""
        return [one.target for one in self.log if part in one.target]


class Handler(BaseHTTPRequestHandler):
    """Answers for the stand-in that its server bears."""

    protocol_version = "HTTP/1.1"
    standin: Standin

    def do_GET(self) -> None:
        with self.standin.guard:
            self.standin.running += 1
        try:
            self.send(self.standin.respond(self.path, self.headers.get("User-Agent", "")))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with self.standin.guard:
                self.standin.running -= 1

    def send(self, response: Answer | str) -> None:
        """Send an answer, or break off as told."""
        if isinstance(response, Answer):
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)
            return
        self.close_connection = True
        if response == SHORT:
            self.wfile.write(
                b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"status":"ok","message-type":"work"}'
            )
            return
        if response == CUT:
            self.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"status":"ok","mess')
            self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESETTING)
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
