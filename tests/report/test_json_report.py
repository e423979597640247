"""The report that programs read."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from citecheck.model import Report
from citecheck.report import Look
from citecheck.report.json import render, schema


@pytest.fixture
def printed(report: Report) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(report, Look()))
    return document


def test_the_report_keeps_its_promise(printed: dict[str, Any]) -> None:
    """Every report fulfils the schema that the program prints."""
    promise = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(promise)
    jsonschema.validate(printed, promise, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("summary", "articles"), -1, id="a negative count"),
        pytest.param(("findings", 0, "severity"), "fatal", id="another severity"),
        pytest.param(("articles", 0, "surprise"), 1, id="an unknown key"),
        pytest.param(("schema",), "citecheck-report/2", id="another version"),
    ],
)
def test_the_schema_promises_something(printed: dict[str, Any], path: tuple[Any, ...], value: object) -> None:
    """A schema that allows everything would be no promise."""
    where: Any = printed
    for step in path[:-1]:
        where = where[step]
    where[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(printed, json.loads(schema()), jsonschema.Draft202012Validator)


def test_a_finding(printed: dict[str, Any]) -> None:
    """Everything that a consumer needs to show it stands in it."""
    assert printed["findings"][0] == {
        "rule": "REF003",
        "name": "reversed-page-range",
        "severity": "error",
        "path": "issue.md",
        "article": "a1",
        "confidence": 0.97,
        "line": 5,
        "column": 79,
        "end_line": 5,
        "end_column": 83,
        "target": "n1",
        "message": "Note 1 gives pages that run backwards, “99-81”.",
        "related": [
            {"path": "issue.md", "line": 3, "message": "The text cites it here."},
            {"path": "draft.md", "line": 1, "message": "Other pages stand here."},
        ],
        "evidence": {"first": 99, "last": 81},
        "fix": "81-99",
    }


def test_an_article_and_its_notes(printed: dict[str, Any]) -> None:
    """Lines count from 1, a note brings its works, an ibid what it stands for."""
    article = printed["articles"][0]
    assert {key: article[key] for key in ("id", "path", "title", "lang", "line", "end_line")} == {
        "id": "a1",
        "path": "issue.md",
        "title": "The salt roads of the north",
        "lang": "en",
        "line": 1,
        "end_line": 6,
    }
    full, ibid = article["notes"]
    assert [work["title"] for work in full["csl"]] == ["Salt and tolls"]
    assert (full["label"], full["kind"], full["line"], full["resolves_to"]) == ("1", "full", 5, None)
    assert (ibid["raw"], ibid["csl"], ibid["resolves_to"]) == ("Ibid., p. 90. ihid.", [], "n1")
    assert article["citations"] == [
        {
            "line": 3,
            "column": 77,
            "text": "1",
            "kind": "note-marker",
            "targets": ["n1"],
            "claim": "Carts went.",
        }
    ]


def test_an_entry(printed: dict[str, Any]) -> None:
    """The raw text is as printed, whatever characters stand in it; probabilities are rounded."""
    entry = printed["articles"][3]["entries"][0]
    assert "\t\x1b[31mAnnals" in entry["raw"]
    assert (entry["id"], entry["csl"]["type"], entry["confidence"]) == ("r01", "article-journal", 0.988)


def test_the_summary(printed: dict[str, Any]) -> None:
    """Every severity is counted, those too that did not occur."""
    assert printed["unread"] == [{"path": "scan.pdf", "reason": "It holds pictures of pages and no text."}]
    assert printed["summary"] == {
        "articles": 4,
        "entries": 1,
        "notes": 2,
        "citations": 1,
        "findings": {"error": 2, "warning": 1, "info": 1},
    }


def test_the_look_changes_nothing(report: Report) -> None:
    """Programs get the same object whoever runs them."""
    assert render(report, Look("fr", 40, True, "quiet")) == render(report, Look())
