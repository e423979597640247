"""Markdown: for a pull request or an e-mail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from citecheck.model import Article, Finding, Report, Severity
from citecheck.report.excerpt import excerpt, printable
from citecheck.report.look import Look
from citecheck.report.where import where
from citecheck.report.words import say

MARKS = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
WIDTH = 160


def render(report: Report, look: Look) -> str:
    """Return the report: what was found in a line, then article by article."""
    return "\n".join(parts(report, look)).rstrip() + "\n"


def parts(report: Report, look: Look) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"## {say(look.lang, 'page.title')}\n"
    if look.detail != "quiet":
        yield counts(report, look) + "\n"
    for article in report.articles:
        findings = [one for one in report.findings if one.article == article.id]
        if findings or look.detail == "verbose":
            yield from section(article, findings, look)
    yield from told(say(look.lang, "unread"), [(one.path, one.reason) for one in report.unread], look)
    if look.detail != "quiet":
        yield from told(say(look.lang, "remarks"), report.remarks, look)


def counts(report: Report, look: Look) -> str:
    """Return how much was found, of which severity."""
    found = Counter(finding.severity for finding in report.findings)
    if not found:
        return say(look.lang, "nothing-found")
    return " · ".join(
        f"**{found[one]}** {say(look.lang, f'severities.{one}', n=found[one])}"
        for one in get_args(Severity)
        if found[one]
    )


def section(article: Article, findings: Sequence[Finding], look: Look) -> Iterator[str]:
    """Yield an article with its findings."""
    yield f"### {escaped(article.title or say(look.lang, 'untitled'))}\n"
    yield f"`{article.path}`\n"
    for finding in findings:
        yield from item(article, finding, look)
    yield "" if findings else say(look.lang, "nothing-found") + "\n"


def item(article: Article, finding: Finding, look: Look) -> Iterator[str]:
    """Yield a finding: where, which rule, the words, what to do."""
    place = where(finding.place, look.lang)
    severity = say(look.lang, f"severity.{finding.severity}")
    yield f"- **{severity} {finding.rule}** ({place}): {escaped(finding.message)}"
    cut = excerpt(article.manuscript, finding.place, WIDTH)
    quoted = "".join(
        (escaped(cut.before), f"**{escaped(cut.marked)}**" if cut.marked.strip() else "", escaped(cut.after))
    ).strip()
    if quoted:
        yield f"  > {quoted}"
    if finding.fix:
        yield f"\n  {say(look.lang, 'fix', fix=escaped(finding.fix))}"


def told(title: str, said: Sequence[tuple[str, str]], look: Look) -> Iterator[str]:
    """Yield what is to be said of files, under a title; nothing where nothing is."""
    if said:
        yield f"### {title}\n"
        for path, sentence in said:
            yield "- " + escaped(say(look.lang, "of-file", path=path, sentence=sentence))
        yield ""


def escaped(words: str) -> str:
    """Return words such that none of their characters is Markdown."""
    return MARKS.sub(r"\\\1", printable(words))
