"""The README shows a report that the program really gives.

``python -m tests.test_readme`` writes the report of today into it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.report.look import Look
from citecheck.report.terminal import render

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SHOWN = re.compile(r"(?<=<!-- report -->\n).*?(?=<!-- /report -->)", re.DOTALL)
SAMPLE = Path("refs/marees-2024-2.md")


def shown() -> str:
    """Return the report on the sample as a block of Markdown."""
    return f"```text\n$ citecheck audit {SAMPLE}\n{render(audit([SAMPLE]), Look(width=92))}```\n"


def test_report_in_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report that the README prints is the one that its command prints."""
    monkeypatch.chdir(ROOT)
    block = SHOWN.search(README.read_text("utf-8"))
    assert block is not None
    assert block[0] == shown()


def test_links_lead_somewhere() -> None:
    """Every file that the README points at is there."""
    targets = re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


if __name__ == "__main__":
    os.chdir(ROOT)
    README.write_text(SHOWN.sub(lambda _: shown(), README.read_text("utf-8")), "utf-8")
