"""How fast and how often registries may be asked, and when to stop asking.

Limits are those that Crossref announced for December 2025 and parted by kind in July 2026; what the headers
of an answer say can only tighten them.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from citecheck.model import Sentence

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
SLOWEST = 100.0
WINDOW, FEWEST, SHARE = 20, 3, 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """Requests a second for single records and for lists, and how many may run at once."""

    single: float
    list: float
    at_once: int

    def window(self, kind: str) -> tuple[int, float]:
        """Return how many requests of a kind may fall into how many seconds."""
        rate = self.list if kind == "list" else self.single
        return (int(rate), 1.0) if rate >= 1 else (1, min(SLOWEST, 1 / rate))

    def tightened(self, headers: Mapping[str, str], kind: str) -> Limits:
        """Return the limits, lowered to those of an answer's headers; absurd ones are ignored."""
        rate = positive(headers.get("x-rate-limit-limit")) / (
            positive(headers.get("x-rate-limit-interval", "1s").rstrip("s")) or 1.0
        )
        at_once = int(positive(headers.get("x-concurrency-limit")))
        found = replace(self, at_once=min(self.at_once, at_once)) if at_once else self
        if not rate:
            return found
        if kind == "list":
            return replace(found, list=min(found.list, rate))
        return replace(found, single=min(found.single, rate))

    def at_most(self, other: Limits) -> Limits:
        """Return the lower of both limits."""
        return Limits(
            min(self.single, other.single), min(self.list, other.list), min(self.at_once, other.at_once)
        )


PUBLIC = Limits(5, 1, 1)
POLITE = Limits(10, 3, 3)
OTHERS = Limits(3, 3, 3)


def limits_for(registry: str, mailto: str) -> Limits:
    """Return the limits that hold before any answer."""
    if registry == "crossref":
        return POLITE if mailto else PUBLIC
    return OTHERS


def positive(value: str | None) -> float:
    """Return a number from a header; 0 where it is none or makes no sense."""
    try:
        number = float(value or 0)
    except ValueError:
        return 0.0
    return number if 0 < number < 1e6 else 0.0


def spent(headers: Mapping[str, str]) -> bool:
    """Tell whether an answer's headers say that nothing more is free today, in calls or in money."""
    names = ("x-ratelimit-remaining", "x-ratelimit-remaining-usd")
    try:
        return any(float(headers.get(name, "1")) <= 0 for name in names)
    except ValueError:
        return False


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for, as a number or a date; None where it does not."""
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        due = parsedate_to_datetime(value)
    except ValueError:
        return None
    due = due if due.tzinfo else due.replace(tzinfo=UTC)
    return max(0.0, (due - (now or datetime.now(UTC))).total_seconds())


def wait(attempt: int, first: float = FIRST_WAIT) -> float:
    """Return how long to wait after a failed attempt, counted from 0: exponential, with full jitter."""
    return random.uniform(0.0, min(LONGEST_WAIT, first * 2**attempt))


@dataclass(slots=True)
class Breaker:
    """Stops the questions to a registry when too many of the last ones failed after all their attempts."""

    last: deque[bool] = field(default_factory=lambda: deque(maxlen=WINDOW))
    reason: Sentence | None = None

    def count(self, failure: Sentence | None) -> None:
        """Count a question: failed for a reason, or answered."""
        self.last.append(failure is not None)
        failed = sum(self.last)
        if failed >= FEWEST and failed >= SHARE * len(self.last):
            self.reason = self.reason or failure

    def trip(self, reason: Sentence) -> None:
        """Stop at once."""
        self.reason = self.reason or reason
