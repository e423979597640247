"""Asks the registries; every question ends in an answer, in "not found" or in "could not be asked"."""

from __future__ import annotations

import asyncio
import json
import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import httpx

from citecheck import __version__
from citecheck.registry.outcome import Missing, Unasked
from citecheck.registry.pace import FIRST_WAIT, PUBLIC, Breaker, Limits, limits_for, retry_after, wait
from citecheck.registry.request import Request
from citecheck.registry.store import Store

BASES = {
    "crossref": "https://api.crossref.org",
    "doi.org": "https://doi.org",
    "datacite": "https://api.datacite.org",
    "openalex": "https://api.openalex.org",
}
ENVIRONMENT = "CITECHECK_REGISTRY_URL"
AGAIN = (408, 429, 500, 502, 503, 504)
ATTEMPTS = 4
PATIENCE = 120.0
QUEUE = 6


@dataclass(frozen=True, slots=True)
class Again:
    """An attempt that failed in a way that passes; ``after`` is how long the registry asks to wait."""

    reason: str
    after: float | None = None


@dataclass(slots=True)
class Setup:
    """How to ask.

    Attributes:
        mailto: the contact address that the user gave; never another one.
        base: stands before the name of every registry, for a stand-in.
        limits: instead of the registries' own.
        first_wait: before the second attempt, at most, in seconds.
        connect, read, whole: longest time for the connection, between two bytes, for the answer.
    """

    mailto: str = ""
    base: str = field(default_factory=lambda: os.environ.get(ENVIRONMENT, ""))
    limits: Limits | None = None
    first_wait: float = FIRST_WAIT
    connect: float = 10.0
    read: float = 30.0
    whole: float = 60.0

    def url(self, registry: str) -> str:
        """Return the address that a registry's paths begin with."""
        return f"{self.base.rstrip('/')}/{registry}" if self.base else BASES[registry]


class Client:
    """One for a run; to be used as an asynchronous context manager."""

    def __init__(self, setup: Setup, store: Store) -> None:
        self.setup, self.store = setup, store
        self.limits: dict[str, Limits] = {}
        self.breakers: defaultdict[str, Breaker] = defaultdict(Breaker)
        self.warnings: set[str] = set()
        self.waiting = asyncio.Semaphore(QUEUE)
        contact = f" (mailto:{setup.mailto})" if setup.mailto else ""
        self.http = httpx.AsyncClient(
            timeout=httpx.Timeout(setup.read, connect=setup.connect),
            limits=httpx.Limits(max_connections=3),
            headers={"User-Agent": f"citecheck/{__version__}{contact}", "Accept": "application/json"},
        )

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()

    async def get(self, request: Request) -> Any:
        """Return the JSON answer, ``Missing`` or ``Unasked``."""
        kept = self.store.get(request.key)
        if kept is not None:
            return kept
        breaker = self.breakers[request.registry]
        async with self.waiting:
            outcome = await self.attempts(request)
        breaker.count(outcome.reason if isinstance(outcome, Unasked) else "")
        if request.keep and not isinstance(outcome, Unasked):
            self.store.put(request.key, outcome)
        return outcome

    async def attempts(self, request: Request) -> Any:
        """Return the outcome of at most four attempts, each in its turn."""
        reason = ""
        for attempt in range(ATTEMPTS):
            outcome = await self.in_turn(request)
            if not isinstance(outcome, Again):
                return outcome
            reason, after = outcome.reason, outcome.after or 0.0
            if self.breakers[request.registry].reason or after > PATIENCE:
                break
            if after:
                self.store.delay(request.registry, request.kind, after)
            if attempt < ATTEMPTS - 1:
                await asyncio.sleep(max(wait(attempt, self.setup.first_wait), after))
        return Unasked(reason)

    async def in_turn(self, request: Request) -> Any:
        """Return the outcome of one attempt, or what has become of the question meanwhile."""
        if reason := self.breakers[request.registry].reason:
            return Unasked(reason)
        lease = await self.turn(request)
        try:
            kept = self.store.get(request.key)
            return await self.attempt(request) if kept is None else kept
        finally:
            self.store.give_back(lease)

    async def turn(self, request: Request) -> int:
        """Wait for a turn among all processes of this machine, and return its lease."""
        while True:
            limits = self.limits_of(request.registry)
            lease, pause = self.store.take(request, limits.spacing(request.kind), limits.at_once)
            if lease:
                return lease
            await asyncio.sleep(pause)

    def limits_of(self, registry: str) -> Limits:
        """Return the limits that hold now."""
        if registry not in self.limits:
            self.limits[registry] = self.setup.limits or limits_for(registry, self.setup.mailto)
        return self.limits[registry]

    async def attempt(self, request: Request) -> Any:
        """Return the outcome of one request, or ``Again``."""
        registry = request.registry
        mailto = {"mailto": self.setup.mailto} if self.setup.mailto and registry != "doi.org" else {}
        query = urlencode({**request.params, **mailto})
        url = self.setup.url(registry) + request.path + (f"?{query}" if query else "")
        try:
            async with asyncio.timeout(self.setup.whole):
                response = await self.http.get(url)
        except TimeoutError:
            return Again(f"{registry}: no whole answer within {self.setup.whole:.0f} seconds")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Again(f"{registry}: {type(error).__name__}")
        self.learn(request, response.headers)
        return self.judge(request, response)

    def learn(self, request: Request, headers: Mapping[str, str]) -> None:
        """Tighten the limits to those that an answer's headers tell."""
        limits = self.limits_of(request.registry).tightened(headers, request.kind)
        if self.setup.mailto and headers.get("x-api-pool", "").startswith("public"):
            self.warnings.add("public")
            limits = limits.at_most(PUBLIC)
        self.limits[request.registry] = limits

    def judge(self, request: Request, response: httpx.Response) -> Any:
        """Return what a response amounts to: by its status, then its text, never by its content type."""
        registry, status = request.registry, response.status_code
        said = f"{registry}: HTTP {status}"
        if status in AGAIN:
            return Again(said, retry_after(response.headers.get("retry-after")))
        if status == 404 and request.missing(response.text):
            return Missing(registry)
        if status == 403:
            self.breakers[registry].trip(said)
        if status != 200:
            return Unasked(said)
        try:
            answer = json.loads(response.text)
        except ValueError:
            return Again(f"{registry}: an answer that is no JSON")
        return answer if request.check(answer) else Again(f"{registry}: an answer that is not whole")

    def kept(self, request: Request) -> Any:
        """Return the answer kept for a request, ``Missing``, or None."""
        return self.store.get(request.key)

    def keep(self, request: Request, answer: Any) -> None:
        """Keep an answer that came by another way."""
        self.store.put(request.key, answer)
