"""Asks the registries; every question ends in an answer, in "not found" or in "could not be asked"."""

from __future__ import annotations

import asyncio
import json
import os
import ssl
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import httpx

from citecheck import __version__
from citecheck.model import Sentence
from citecheck.registry.fetch import Reply, Unfit, fetch
from citecheck.registry.outcome import Missing, Unasked
from citecheck.registry.pace import FIRST_WAIT, PUBLIC, Breaker, Limits, limits_for, retry_after, spent, wait
from citecheck.registry.request import Request
from citecheck.registry.store import Store

BASES = {
    "crossref": "https://api.crossref.org",
    "doi.org": "https://doi.org",
    "negotiation": "https://doi.org",
    "datacite": "https://api.datacite.org",
    "openalex": "https://api.openalex.org",
}
ENVIRONMENT = "CITECHECK_REGISTRY_URL"
REFUSED = (400, 414)
AGAIN = (404, 408, 429, 500, 502, 503, 504)
ATTEMPTS = 4
PATIENCE = 120.0
QUEUE = 6


@cache
def certificates() -> ssl.SSLContext:
    """Return the certificates to trust; loading them takes longer than most answers."""
    return httpx.create_ssl_context()


@dataclass(frozen=True, slots=True)
class Again:
    """An attempt that failed in a way that passes; ``after`` is how long the registry asks to wait."""

    reason: Sentence
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
        largest: longest answer, in bytes.
    """

    mailto: str = ""
    base: str = field(default_factory=lambda: os.environ.get(ENVIRONMENT, ""))
    limits: Limits | None = None
    first_wait: float = FIRST_WAIT
    connect: float = 10.0
    read: float = 30.0
    whole: float = 60.0
    largest: int = 32 * 2**20

    def url(self, registry: str) -> str:
        """Return the address that a registry's paths begin with."""
        return f"{self.base.rstrip('/')}/{registry}" if self.base else BASES[registry]

    def may_follow(self, registry: str, url: str) -> bool:
        """Tell whether a redirect may be followed: over TLS or to the stand-in, and to no other registry.

        What leads there would be a question to it that its limits do not count.
        """
        trusted = ("https://", f"{self.base.rstrip('/')}/") if self.base else ("https://",)
        own = self.url(registry)
        others = tuple(f"{self.url(name)}/" for name in BASES if self.url(name) != own)
        return url.startswith(trusted) and not url.startswith(others)


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
            verify=certificates(),
            timeout=httpx.Timeout(setup.read, connect=setup.connect),
            limits=httpx.Limits(max_connections=3),
            headers={"User-Agent": f"citecheck/{__version__}{contact}"},
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
        breaker.count(outcome.reason if isinstance(outcome, Unasked) else None)
        return outcome

    async def attempts(self, request: Request) -> Any:
        """Return the outcome of at most four attempts, each in its turn."""
        for attempt in range(ATTEMPTS):
            outcome = await self.in_turn(request)
            if not isinstance(outcome, Again):
                return outcome
            after = outcome.after or 0.0
            if self.breakers[request.registry].reason or after > PATIENCE:
                break
            if after:
                self.store.delay(request.registry, request.kind, after)
            if attempt < ATTEMPTS - 1:
                await asyncio.sleep(max(wait(attempt, self.setup.first_wait), after))
        return Unasked(outcome.reason)

    async def in_turn(self, request: Request) -> Any:
        """Return the outcome of one attempt, or what has become of the question meanwhile."""
        visit = await self.turn(request)
        if isinstance(visit, Sentence):
            return Unasked(visit)
        try:
            outcome = self.store.get(request.key)
            if outcome is None:
                outcome = await self.attempt(request)
                if not isinstance(outcome, Again | Unasked):
                    self.store.put(request.key, outcome)
            return outcome
        finally:
            self.store.give_back(visit)

    async def turn(self, request: Request) -> int | Sentence:
        """Wait for a turn among all processes of this machine, and return it; or why asking has stopped."""
        breaker = self.breakers[request.registry]
        while breaker.reason is None:
            visit, pause = self.store.take(request, self.limits_of(request.registry))
            if visit:
                return visit
            await asyncio.sleep(pause)
        return breaker.reason

    def limits_of(self, registry: str) -> Limits:
        """Return the limits that hold now."""
        if registry not in self.limits:
            self.limits[registry] = self.setup.limits or limits_for(registry, self.setup.mailto)
        return self.limits[registry]

    async def attempt(self, request: Request) -> Any:
        """Return the outcome of one request, or ``Again``."""
        registry, setup = request.registry, self.setup
        may_follow = partial(setup.may_follow, registry)
        try:
            async with asyncio.timeout(setup.whole):
                reply = await fetch(self.http, self.url(request), request.accept, setup.largest, may_follow)
        except TimeoutError:
            return Again(Sentence("answer.slow", {"registry": registry, "seconds": round(setup.whole)}))
        except Unfit as error:
            return Unasked(Sentence(error.key, {"registry": registry, **error.values}))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Again(Sentence("answer.failed", {"registry": registry, "error": type(error).__name__}))
        self.learn(request, reply.headers)
        return self.judge(request, reply)

    def url(self, request: Request) -> str:
        """Return the address of a question, with the contact address for those who keep a list of them."""
        registry = request.registry
        mailto = {} if "doi.org" in BASES[registry] else {"mailto": self.setup.mailto}
        query = urlencode({**request.params, **(mailto if self.setup.mailto else {})})
        return self.setup.url(registry) + request.path + (f"?{query}" if query else "")

    def learn(self, request: Request, headers: Mapping[str, str]) -> None:
        """Tighten the limits to those that an answer's headers tell."""
        registry = request.registry
        limits = self.limits_of(registry).tightened(headers, request.kind)
        if self.setup.mailto and headers.get("x-api-pool", "").startswith("public"):
            self.warnings.add("public")
            limits = limits.at_most(PUBLIC)
        self.limits[registry] = limits
        if request.metered and spent(headers):
            self.warnings.add("spent")
            self.breakers[registry].trip(Sentence("answer.spent", {"registry": registry}))

    def judge(self, request: Request, reply: Reply) -> Any:
        """Return what an answer amounts to: by its status, then its text, never by its content type.

        A 404 in other words than the registry's own is somebody else's, and may pass.
        """
        registry, status = request.registry, reply.status
        said = Sentence("answer.status", {"registry": registry, "status": status})
        if status == 403:
            self.breakers[registry].trip(said)
            return Unasked(said)
        if status in request.absent and request.missing(reply.text):
            return Missing(registry)
        if status in AGAIN:
            return Again(said, retry_after(reply.headers.get("retry-after")))
        if status != 200:
            return Unasked(said, refused=status in REFUSED)
        try:
            answer = json.loads(reply.body)
        except (ValueError, RecursionError):
            return Again(Sentence("answer.no-json", {"registry": registry}))
        if not request.check(answer):
            return Again(Sentence("answer.not-whole", {"registry": registry}))
        return answer

    def kept(self, request: Request) -> Any:
        """Return the answer kept for a request, ``Missing``, or None."""
        return self.store.get(request.key)

    def keep(self, request: Request, answer: Any) -> None:
        """Keep an answer that came by another way."""
        self.store.put(request.key, answer)
