"""Annotations on a pull request: the workflow commands that GitHub reads from a job's output."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Finding, Report
from citecheck.report.fingerprint import as_posix
from citecheck.report.look import Look
from citecheck.report.where import lined, where
from citecheck.report.words import say

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = {**IN_MESSAGE, ":": "%3A", ",": "%2C"}


def render(report: Report, look: Look) -> str:
    """Return a command a line; ``look`` gives the words for places in files without lines."""
    return "".join(line + "\n" for line in commands(report, look))


def commands(report: Report, look: Look) -> Iterator[str]:
    """Yield a command for each finding and for each file that could not be audited."""
    for finding in report.findings:
        place = "" if lined(finding.place) else where(finding.place, look.lang)
        sentence = (
            say(look.lang, "of-file", path=place, sentence=finding.message) if place else finding.message
        )
        yield command(COMMANDS[finding.severity], sentence, **properties(finding))
    for unread in report.unread:
        yield command("error", unread.reason, file=as_posix(unread.path))


def properties(finding: Finding) -> dict[str, object]:
    """Return where a finding stands; columns only within one line, as GitHub asks."""
    place, title = finding.place, f"{finding.rule} {finding.name}"
    if not lined(place):
        return {"file": as_posix(place.path), "title": title}
    found: dict[str, object] = {"file": as_posix(place.path), "line": place.line}
    if place.end_line > place.line:
        found["endLine"] = place.end_line
    else:
        found |= {"col": place.column, "endColumn": place.end_column or place.column}
    return {**found, "title": title}


def command(name: str, message: str, **values: object) -> str:
    """Return a workflow command."""
    listed = ",".join(f"{key}={escaped(str(value), IN_PROPERTY)}" for key, value in values.items())
    return f"::{name} {listed}::{escaped(message, IN_MESSAGE)}"


def escaped(words: str, table: dict[str, str]) -> str:
    """Return words in the form that commands carry."""
    return "".join(table.get(one, one) for one in words)
