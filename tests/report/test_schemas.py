"""What other programs publish of their formats accepts the reports."""

from __future__ import annotations

import json

import pytest

from citecheck.model import Report
from citecheck.report import Look, junit, sarif

LOOK = Look("fr")


def test_sarif(report: Report) -> None:
    """The SARIF log fits the types made from the standard's schema, which know no other keys."""
    model = pytest.importorskip("pydantic_sarif.model")
    log = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(
        sarif.render(report, LOOK)
    )
    assert len(log.runs[0].results) == len(report.findings)


def test_sarif_is_checked(report: Report) -> None:
    """A key that the standard does not have is refused: the check above means something."""
    model = pytest.importorskip("pydantic_sarif.model")
    log = json.loads(sarif.render(report, LOOK))
    log["runs"][0]["results"][0]["lvl"] = "error"
    with pytest.raises(ValueError, match="lvl"):
        model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log)


def test_junit(report: Report) -> None:
    """A reader of JUnit's XML counts what the report says."""
    reader = pytest.importorskip("junitparser")
    suites = reader.JUnitXml.fromstring(junit.render(report, LOOK).encode())
    assert (suites.tests, suites.failures, suites.errors) == (6, 3, 1)
    cases = [case for suite in suites for case in suite]
    assert sum(isinstance(one, reader.Failure) for case in cases for one in case.result) == 3
