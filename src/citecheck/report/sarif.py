"""SARIF 2.1.0: for code scanning and editors."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from citecheck import __version__
from citecheck.catalogue import Rule, load
from citecheck.model import Finding, Place, Report
from citecheck.report.fingerprint import as_posix, fingerprints
from citecheck.report.look import Look
from citecheck.report.where import lined, where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, look: Look) -> str:
    """Return the report as one SARIF log with one run."""
    catalogue = load(look.lang)
    names = {finding.rule: finding.name for finding in report.findings}
    codes = sorted(names)
    run = {
        "tool": {
            "driver": {
                "name": "citecheck",
                "semanticVersion": __version__,
                "rules": [rule_object(code, names[code], catalogue.get(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [artifact(path) for path in dict.fromkeys(one.path for one in report.articles)],
        "results": [
            result(one, mark, codes.index(one.rule), look.lang) for one, mark in fingerprints(report)
        ],
        "invocations": [invocation(report)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def rule_object(code: str, name: str, rule: Rule | None) -> dict[str, Any]:
    """Return what SARIF calls a reporting descriptor; a house rule is known by its name alone."""
    if rule is None:
        return {"id": code, "name": name}
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why or rule.summary},
        "help": {"text": "\n\n".join(filter(None, (rule.why, rule.do, rule.limits))) or rule.summary},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def artifact(path: str) -> dict[str, Any]:
    """Return a file that was audited."""
    return {"location": {"uri": uri(path)}}


def result(finding: Finding, mark: str, index: int, lang: str) -> dict[str, Any]:
    """Return a finding."""
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location(finding.place, lang)],
        "partialFingerprints": {"citecheck/v1": mark},
        "properties": {"confidence": round(finding.confidence, 3), "target": finding.target},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"id": number, **location(other.place, lang), "message": {"text": other.message}}
            for number, other in enumerate(finding.related)
        ]
    if finding.fix is not None and lined(finding.place):
        found["fixes"] = [fix(finding, finding.fix)]
    return found


def fix(finding: Finding, words: str) -> dict[str, Any]:
    """Return what should stand in place of the words that a finding is about."""
    change = {"deletedRegion": region(finding.place), "insertedContent": {"text": words}}
    return {
        "description": {"text": words},
        "artifactChanges": [{"artifactLocation": {"uri": uri(finding.place.path)}, "replacements": [change]}],
    }


def location(place: Place, lang: str) -> dict[str, Any]:
    """Return a place; in words where its format has no lines."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(place.path)}}
    if lined(place):
        return {"physicalLocation": {**physical, "region": region(place)}}
    return {"physicalLocation": physical, "logicalLocations": [{"name": where(place, lang)}]}


def region(place: Place) -> dict[str, int]:
    """Return lines and columns; SARIF's end column is the one after the last."""
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": max(place.end_line, place.line),
        "endColumn": (place.end_column or place.column) + 1,
    }


def invocation(report: Report) -> dict[str, Any]:
    """Return how the run went: what could not be audited, and what is to be said of the reading."""
    told = [notice("error", one.path, one.reason) for one in report.unread]
    told += [notice("note", path, sentence) for path, sentence in report.remarks]
    return {"executionSuccessful": not report.unread, "toolExecutionNotifications": told}


def notice(level: str, path: str, sentence: str) -> dict[str, Any]:
    """Return what is to be said of a file."""
    return {"level": level, "message": {"text": sentence}, "locations": list(at_file([path]))}


def at_file(paths: Iterable[str]) -> Iterable[dict[str, Any]]:
    """Yield whole files as locations."""
    yield from ({"physicalLocation": {"artifactLocation": {"uri": uri(path)}}} for path in paths)


def uri(path: str) -> str:
    """Return a path as a relative reference or, where it is absolute, as an address."""
    plain = quote(as_posix(path))
    return f"file://{plain}" if plain.startswith("/") else plain
