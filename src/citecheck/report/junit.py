"""JUnit's XML: an article is a suite, a finding a test that fails.

Only the elements and attributes that Jenkins's schema knows are written; the place is in the test's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from citecheck.model import Article, Finding, Report
from citecheck.report.excerpt import printable
from citecheck.report.fingerprint import as_posix
from citecheck.report.look import Look
from citecheck.report.where import lined, where
from citecheck.report.words import say


def render(report: Report, look: Look) -> str:
    """Return the report as XML; what is only worth a look fails nothing and is told as output."""
    failures = sum(grave(finding) for finding in report.findings)
    root = Element("testsuites", name="citecheck", failures=str(failures), errors=str(len(report.unread)))
    for article in report.articles:
        suite(root, article, [one for one in report.findings if one.article == article.id], look)
    if report.unread:
        unread(root, report)
    root.set("tests", str(len(root.findall("testsuite/testcase"))))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def grave(finding: Finding) -> bool:
    """Tell whether a finding fails its test."""
    return finding.severity != "info"


def suite(root: Element, article: Article, findings: Sequence[Finding], look: Look) -> None:
    """Add an article; one test that passes where it has no finding."""
    title = printable(article.title) or say(look.lang, "untitled")
    element = SubElement(
        root,
        "testsuite",
        name=f"{as_posix(article.path)}: {title}",
        tests=str(max(len(findings), 1)),
        failures=str(sum(map(grave, findings))),
        errors="0",
        skipped="0",
    )
    for finding in findings:
        test(element, finding, look)
    if not findings:
        SubElement(
            element, "testcase", name=say(look.lang, "nothing-found"), classname=as_posix(article.path)
        )


def test(element: Element, finding: Finding, look: Look) -> None:
    """Add a finding."""
    place = finding.place
    path = as_posix(place.path)
    at = f"{path}:{place.line}:{place.column}" if lined(place) else f"{path}, {where(place, look.lang)}"
    case = SubElement(element, "testcase", name=f"{finding.rule} {finding.name} ({at})", classname=path)
    message = printable(finding.message)
    if grave(finding):
        failure = SubElement(case, "failure", message=message, type=finding.severity)
        failure.text = f"{at}: {message}"
    else:
        SubElement(case, "system-out").text = f"{at}: {message}"


def unread(root: Element, report: Report) -> None:
    """Add what could not be audited, as errors."""
    number = str(len(report.unread))
    element = SubElement(
        root, "testsuite", name="citecheck", tests=number, failures="0", errors=number, skipped="0"
    )
    for one in report.unread:
        case = SubElement(element, "testcase", name=as_posix(one.path), classname=as_posix(one.path))
        SubElement(case, "error", message=printable(one.reason), type="unread").text = printable(one.reason)
