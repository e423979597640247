"""Audits a text as a user's file."""

from __future__ import annotations

from pathlib import Path

from citecheck.audit import audit
from citecheck.model import Finding, Report


def audit_text(folder: Path, text: str, *, name: str = "article.md", select: str = "") -> Report:
    """Return the report on one file with ``text``; ``select`` names the rules, separated by spaces."""
    path = folder / name
    path.write_text(text, "utf-8")
    return audit([path], select=select.split())


def told(report: Report) -> list[tuple[str, int]]:
    """Return rule and line of each finding."""
    return [(finding.rule, finding.place.line) for finding in report.findings]


def only(report: Report) -> Finding:
    """Return the one finding of a report."""
    (finding,) = report.findings
    return finding
