"""The end of the terminal report: what a person takes in at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from citecheck.model import Report, Severity
from citecheck.report.look import Look
from citecheck.report.words import say

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
MOST = 5
INDENT = (0, 0, 1, 2)


def summary(report: Report, look: Look) -> Iterator[RenderableType]:
    """Yield what was audited, how much of each severity was found, and which rules found most."""
    yield Padding(Text(audited(report, look)), INDENT)
    if report.findings:
        yield Padding(severities(report, look), INDENT)
        yield Padding(frequent(report, look), INDENT)
    elif report.articles:
        yield Padding(Text(say(look.lang, "nothing-found"), "bold green"), INDENT)


def audited(report: Report, look: Look) -> str:
    """Return the counts of files, articles and what they hold."""
    with_findings = {finding.article for finding in report.findings}
    clean = sum(article.id not in with_findings for article in report.articles)
    numbers = {
        "files": len({article.path for article in report.articles}),
        "articles": len(report.articles),
        "entries": sum(len(article.entries) for article in report.articles),
        "notes": sum(len(article.notes) for article in report.articles),
        "citations": sum(len(article.citations) for article in report.articles),
    }
    counts = " · ".join(say(look.lang, key, n=number) for key, number in numbers.items())
    return counts + ("\n" + say(look.lang, "clean", n=clean) if clean and with_findings else "")


def severities(report: Report, look: Look) -> Table:
    """Return a line for each severity: how many, its name, what it means."""
    found = Counter(finding.severity for finding in report.findings)
    table = grid()
    for severity in get_args(Severity):
        number = found[severity]
        table.add_row(
            str(number),
            Text(
                say(look.lang, f"severities.{severity}", n=number),
                f"bold {COLOURS[severity]}" if number else "dim",
            ),
            Text(say(look.lang, f"meaning.{severity}"), "dim"),
        )
    return table


def frequent(report: Report, look: Look) -> Table:
    """Return the rules that found most, and how to learn more of one."""
    found = Counter((finding.rule, finding.name) for finding in report.findings)
    most = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    rules = grid()
    for (code, name), number in most:
        rules.add_row(str(number), Text(code, "bold"), name)
    table = Table.grid()
    table.add_row(Text(say(look.lang, "frequent"), "bold"))
    table.add_row(rules)
    table.add_row("")
    table.add_row(Text(say(look.lang, "explain", command=f"citecheck explain {most[0][0][0]}")))
    return table


def grid() -> Table:
    """Return a table without lines whose first column is of numbers."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    return table
