"""Reports for other programs: each holds what its readers ask for."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest

from citecheck.model import Report
from citecheck.report import Look, github, gitlab, junit, markdown, sarif
from citecheck.report import csv as table

LOOK = Look("en")


@pytest.fixture
def run(report: Report) -> dict[str, Any]:
    """Return the one run of the SARIF log."""
    log = json.loads(sarif.render(report, LOOK))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (one,) = log["runs"]
    return dict(one)


def test_sarif_rules(run: dict[str, Any]) -> None:
    """Every result names a rule of the driver, by id and index."""
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "citecheck"
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)


def test_sarif_results(run: dict[str, Any]) -> None:
    """A result has level, words, place, a mark of its own, related places and the fix."""
    first = run["results"][0]
    assert first["level"] == "error"
    assert first["message"]["text"].startswith("Note 1 gives pages")
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "issue.md"
    region = physical["region"]
    assert (region["startLine"], region["endLine"]) == (5, 5)
    assert region["endColumn"] - region["startColumn"] == len("99-81")
    assert [one["id"] for one in first["relatedLocations"]] == [0, 1]
    (change,) = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"]["text"] == "81-99"
    marks = [one["partialFingerprints"]["citecheck/v1"] for one in run["results"]]
    assert len(set(marks)) == len(marks)


def test_sarif_unread(run: dict[str, Any]) -> None:
    """What could not be audited makes the run a failed one."""
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert notes == ["It holds pictures of pages and no text.", "It was read as Latin-1."]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("drafts\\salt.md", "drafts/salt.md", id="backslash"),
        pytest.param("./salt roads.md", "salt%20roads.md", id="blank"),
        pytest.param("/home/été.md", "file:///home/%C3%A9t%C3%A9.md", id="absolute"),
    ],
)
def test_sarif_addresses(path: str, uri: str) -> None:
    """Paths are addresses there."""
    assert sarif.uri(path) == uri


def test_github(report: Report) -> None:
    """An annotation a line, with what would end a property escaped."""
    lines = github.render(report, LOOK).splitlines()
    assert len(lines) == len(report.findings) + len(report.unread)
    assert lines[0].startswith("::error file=issue.md,line=5,col=")
    assert ",title=REF003 reversed-page-range::Note 1" in lines[0]
    assert github.command("error", "50 %\nof it", file="a:b,c") == "::error file=a%3Ab%2Cc::50 %25%0Aof it"


def test_gitlab(report: Report) -> None:
    """Each issue has the keys that GitLab asks for and a fingerprint of its own."""
    issues = json.loads(gitlab.render(report, LOOK))
    assert len(issues) == len(report.findings) + len(report.unread)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] > 0
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit(report: Report) -> None:
    """Findings fail, what is worth a look does not, a file unread is an error, a clean article passes."""
    root = ElementTree.fromstring(junit.render(report, LOOK))
    suites = root.findall("testsuite")
    assert [suite.get("failures") for suite in suites] == ["2", "0", "1", "0", "0"]
    for suite in suites:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
    assert root.get("tests") == str(len(root.findall("testsuite/testcase")))
    assert set().union(*(case.attrib for case in root.iter("testcase"))) == {"name", "classname"}


def test_csv(report: Report) -> None:
    """A row for each finding; words that a spreadsheet would reckon with are harmless."""
    text = table.render(report, LOOK)
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeffpath,")
    assert [row["rule"] for row in rows] == ["REF003", "IBD005", "REF005", "REF009", ""]
    assert rows[0]["fix"] == "81-99"
    assert rows[-1]["message"] == "It holds pictures of pages and no text."
    assert table.cell("=1+1") == "'=1+1"


def test_markdown(report: Report) -> None:
    """The words of an article stay words."""
    text = markdown.render(report, LOOK)
    assert "**2** errors · **1** warning · **1** info" in text
    assert "p. **99-81**." in text
    assert markdown.escaped("Roy & Sons &copy; 2001") == r"Roy & Sons \&copy; 2001"
    assert markdown.escaped("*a* [b](c) <i>") == r"\*a\* \[b\](c) \<i\>"
    assert "\x1b" not in text


def test_markdown_in_french(report: Report) -> None:
    """The report's own words are in the reader's language."""
    assert "## Examen des citations" in markdown.render(report, Look("fr"))
