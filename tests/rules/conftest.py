"""Audits the examples of rule files through the whole program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.catalogue import Example, Rule
from citecheck.model import Finding

Audit = Callable[[Example, Rule], list[Finding]]


@pytest.fixture
def findings_of(tmp_path: Path) -> Audit:
    """Return a function that audits an example with one rule and returns what the rule finds."""

    def run(example: Example, rule: Rule) -> list[Finding]:
        path = tmp_path / "sample.md"
        path.write_text(example.markdown(), "utf-8")
        report = audit([path], select=[rule.code])
        assert not report.unread, report.unread
        return [finding for finding in report.findings if finding.rule == rule.code]

    return run
