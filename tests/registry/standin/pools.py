"""How many requests a registry takes, from whom, and what its headers say of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["single", "list"]
NAMES = {"single": "single", "list": "array"}


@dataclass(frozen=True)
class Pool:
    """Requests a second, of single records and of lists, and how many at once."""

    single: float
    list: float
    at_once: int

    def rate(self, kind: Kind) -> float:
        """Return how many of a kind may come in a second."""
        return self.list if kind == "list" else self.single


PUBLIC, POLITE, WIDE = Pool(5, 1, 1), Pool(10, 3, 3), Pool(1000, 1000, 3)
REAL = {"public": PUBLIC, "polite": POLITE}
TOLERANT = {"public": WIDE, "polite": WIDE}


@dataclass(frozen=True)
class Arrival:
    """A request as it came.

    Attributes:
        running: how many its registry was answering, this one included.
        fault: what was done to its answer; empty where it was answered well.
    """

    time: float
    registry: str
    kind: Kind
    pool: str
    target: str
    agent: str
    running: int
    fault: str = ""


def kind_of(target: str) -> Kind:
    """Return how a request is counted."""
    lists = ("/works?", "/doiRA/", "/dois?")
    return "list" if any(part in target for part in lists) else "single"


def pool_of(target: str, agent: str) -> str:
    """Return the pool of a request: polite with an address, in the query or in the agent's name."""
    return "polite" if "mailto=" in target or "mailto:" in agent else "public"


def most_in_a_second(arrivals: Sequence[Arrival]) -> int:
    """Return the largest number of arrivals within any second."""
    times = [one.time for one in arrivals]
    return max((sum(start <= other < start + 1 for other in times) for start in times), default=0)


def told(pool: Pool, name: str, kind: Kind) -> Mapping[str, str]:
    """Return the headers of a pool."""
    return {
        "x-api-pool": f"{name}-{NAMES[kind]}",
        "x-rate-limit-limit": str(int(pool.rate(kind))),
        "x-rate-limit-interval": "1s",
        "x-concurrency-limit": str(pool.at_once),
    }
