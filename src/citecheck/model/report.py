"""What a run says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from citecheck.model.article import Article
from citecheck.model.manuscript import Place

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one place; ``fix`` is the text that should stand there, where it is certain."""

    rule: str
    name: str
    severity: Severity
    confidence: float
    place: Place
    article: str
    target: str
    message: str
    related: tuple[Related, ...] = ()
    evidence: Mapping[str, Any] = field(default_factory=dict)
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be audited, and why, in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run."""

    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
