"""GitLab's code quality report: what a merge request shows."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from citecheck.model import Finding, Report, Unread
from citecheck.report.fingerprint import as_posix, fingerprints
from citecheck.report.look import Look
from citecheck.report.where import lined, where

SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}
UNREAD = "unread"


def render(report: Report, look: Look) -> str:
    """Return the report as one JSON list; ``look`` gives the words for places in files without lines."""
    issues = [issue(finding, mark, look.lang) for finding, mark in fingerprints(report)]
    issues += [blocker(unread) for unread in report.unread]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def issue(finding: Finding, mark: str, lang: str) -> dict[str, Any]:
    """Return a finding; GitLab wants a line, also of a file without lines."""
    place, known = finding.place, lined(finding.place)
    at = "" if known else f" ({where(place, lang)})"
    return {
        "description": f"{finding.rule}{at}: {finding.message}",
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": as_posix(place.path),
            "lines": {"begin": place.line, "end": max(place.end_line, place.line)} if known else {"begin": 1},
        },
    }


def blocker(unread: Unread) -> dict[str, Any]:
    """Return a file that could not be audited."""
    return {
        "description": unread.reason,
        "check_name": UNREAD,
        "fingerprint": sha256(f"{UNREAD}\x1f{unread.path}\x1f{unread.reason}".encode()).hexdigest()[:32],
        "severity": "blocker",
        "location": {"path": as_posix(unread.path), "lines": {"begin": 1}},
    }
