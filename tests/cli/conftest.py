"""The command line as a user calls it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from citecheck.__main__ import main

DEFECTIVE = """# The salt roads

Carts went inland.[^1] They came back empty.[^2]

[^1]: Marie Aubin, “Salt and tolls”, Annals of Roads, vol. 4, no. 2, 1998, p. 81-99.
"""
CLEAN = """# The wells of the plateau

The wells dried up in 1870.[^1]

[^1]: Marie Aubin, “Wells and tolls”, Annals of Roads, vol. 5, no. 1, 1999, p. 11-28.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def ended(program: Callable[[], None]) -> int:
    try:
        program()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return a function that runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def runs(*words: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["citecheck", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = ended(main)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Outcome(code, printed.out, printed.err)

    return runs


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return an article with a marker and no such note (LNK006, on line 3)."""
    path = tmp_path / "salt.md"
    path.write_text(DEFECTIVE, "utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """Return an article without a defect."""
    path = tmp_path / "wells.md"
    path.write_text(CLEAN, "utf-8")
    return path
