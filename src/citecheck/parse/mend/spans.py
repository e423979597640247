"""What the mending rules share: choosing and replacing spans, and the words around them."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import alternation
from citecheck.parse.labeller import Span


def named(spans: list[Span], *labels: str) -> list[Span]:
    """Return the spans that bear one of ``labels``."""
    return [span for span in spans if span.label in labels]


def swap(spans: list[Span], old: Span, *new: Span) -> list[Span]:
    """Return the spans with ``new`` in place of ``old``."""
    return [one for span in spans for one in (new if span is old else (span,))]


@cache
def inside() -> re.Pattern[str]:
    """Return the pattern of "in" just before a stretch."""
    return re.compile(rf"(?<!\w){alternation('labels.in')}\s*:?\s*[«“\"‘]?\s*\Z", re.I)


@cache
def editing() -> re.Pattern[str]:
    """Return the pattern of an editor's role just after a stretch, and of what only names hold."""
    return re.compile(rf"[\s,]*[(\[]?\s*{alternation('roles.editor')}(?!\w)\.?[)\]]?", re.I)
