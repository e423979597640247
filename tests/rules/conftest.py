"""Audits the examples of rule files through the whole program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.catalogue import Example, Rule
from citecheck.facts import Absent, Facts, Searched
from citecheck.model import Article, Finding
from citecheck.registry.lock import locked_of
from citecheck.registry.questions import questions

Audit = Callable[[Example, Rule], list[Finding]]


@pytest.fixture
def findings_of(tmp_path: Path) -> Audit:
    """Return a function that audits an example with one rule and returns what the rule finds."""

    def run(example: Example, rule: Rule) -> list[Finding]:
        suffix, content = example.file()
        path = tmp_path / f"sample{suffix}"
        path.write_text(content, "utf-8")
        report = audit([path], select=[rule.code], consult=lambda articles: facts_of(example, articles))
        assert not report.unread, report.unread
        return [finding for finding in report.findings if finding.rule == rule.code]

    return run


def facts_of(example: Example, articles: Sequence[Article]) -> Facts | None:
    """Return an example's records as facts: every search brings them all, no other DOI is registered."""
    if example.records is None:
        return None
    works = {one["doi"]: locked_of(one["doi"], {"agency": "Crossref"} | dict(one)) for one in example.records}
    asked = [one for article in articles for one in questions(article)]
    return Facts(
        works,
        {one.key: Searched(one.text, tuple(works), ("crossref",), "2026-01-15") for one in asked if one.key},
        {one.doi: Absent("doi.org", "2026-01-15") for one in asked if one.doi and one.doi not in works},
    )
