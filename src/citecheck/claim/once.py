"""Keeps what was worked out of an article, for the rules that ask the same of it one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from citecheck.model import Article

Answer = TypeVar("Answer")


def once(function: Callable[[Article], Answer]) -> Callable[[Article], Answer]:
    """Return the function, which works its answer out once an article and keeps it as long as the article.

    The answer must not hold the article, and nobody may change it.
    """
    kept: dict[int, tuple[ref[Article], Answer]] = {}

    @wraps(function)
    def asked(article: Article) -> Answer:
        key = id(article)
        if key not in kept:
            kept[key] = ref(article, lambda _: kept.pop(key, None)), function(article)
        return kept[key][1]

    return asked
