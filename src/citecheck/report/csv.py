"""A table for spreadsheets: one finding a row."""

from __future__ import annotations

import csv
from io import StringIO

from citecheck.model import Report
from citecheck.report.excerpt import printable
from citecheck.report.look import Look
from citecheck.report.where import where

COLUMNS = (
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "where",
    "severity",
    "rule",
    "name",
    "article",
    "target",
    "message",
    "fix",
    "confidence",
)
MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@")


def render(report: Report, look: Look) -> str:
    """Return the report as comma-separated values; what could not be audited is a row without a rule.

    The mark at the beginning tells Excel that the text is UTF-8.
    """
    titles = {article.id: article.title for article in report.articles}
    rows: list[list[object]] = [
        [
            one.place.path,
            one.place.line,
            one.place.column,
            one.place.end_line,
            one.place.end_column,
            where(one.place, look.lang),
            one.severity,
            one.rule,
            one.name,
            titles.get(one.article, one.article),
            one.target,
            one.message,
            one.fix or "",
            round(one.confidence, 3),
        ]
        for one in report.findings
    ]
    blank = [""] * (len(COLUMNS) - 3)
    rows += [[one.path, *blank[:10], one.reason, "", ""] for one in report.unread]
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in row] for row in rows)
    return MARK + table.getvalue()


def cell(value: object) -> object:
    """Return a value such that no spreadsheet takes the words of an article for a formula."""
    if not isinstance(value, str):
        return value
    words = printable(value)
    return f"'{words}" if words.startswith(FORMULA) else words
