"""Seals every test from the machine that it runs on."""

from __future__ import annotations

import pytest

SETTINGS = (
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "LINES",
    "NO_COLOR",
    "TERM",
)


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the user's language, colours and window size."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
