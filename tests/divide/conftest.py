"""Articles out of text that a test writes itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.divide import divide
from citecheck.model import Article
from citecheck.read import read

Divided = Callable[..., tuple[Article, ...]]


@pytest.fixture
def divided(tmp_path: Path) -> Divided:
    """Return a function that divides a text, read from a file with the suffix given."""

    def of(text: str, suffix: str = ".txt") -> tuple[Article, ...]:
        path = tmp_path / f"article{suffix}"
        path.write_text(text, encoding="utf-8")
        return divide(read(path))

    return of
