"""The figures on articles that a careful reader annotated do not fall below their floors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "score" / "score_audit.py"
FLOORS = {
    ("entry.hit", "entry.gold"): 0.98,
    ("entry.hit", "entry.found"): 0.98,
    ("note.hit", "note.gold"): 0.95,
    ("kind.hit", "kind.gold"): 0.95,
    ("ibid.hit", "ibid.gold"): 1.0,
    ("cite.hit", "cite.gold"): 0.97,
    ("target.hit", "target.gold"): 0.97,
    ("must.hit", "must.gold"): 0.92,
    ("report.ok", "report.all"): 0.90,
    ("error.ok", "error.all"): 0.97,
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SCORER.exists(), reason="the annotated articles are not beside the project"),
]


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Return what the scorer counts over all annotated articles."""
    out = tmp_path_factory.mktemp("score") / "counts.json"
    command = f"{sys.executable} -m citecheck"
    subprocess.run(
        [sys.executable, SCORER, "--command", command, "--json", out], check=True, capture_output=True
    )
    found: dict[str, int] = json.loads(out.read_text("utf-8"))["ALL"]
    return found


@pytest.mark.parametrize(("hit", "all"), FLOORS, ids="/".join)
def test_floor(counts: dict[str, int], hit: str, all: str) -> None:
    """A share of what was read or found stays above its floor."""
    assert counts[hit] >= FLOORS[hit, all] * counts[all]


def test_fields(counts: dict[str, int]) -> None:
    """The fields of entries are read with an F1 of at least .95."""
    hit, found, gold = (
        sum(v for k, v in counts.items() if k.endswith(f".{part}") and k.split(".")[0] in FIELDS)
        for part in ("hit", "found", "gold")
    )
    assert 2 * hit >= 0.95 * (found + gold)


FIELDS = (
    "type",
    "author",
    "editor",
    "issued",
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "publisher",
    "DOI",
    "URL",
)
