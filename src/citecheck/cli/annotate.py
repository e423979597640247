"""Writes the copy of a Word file in which every finding is a comment."""

from __future__ import annotations

from pathlib import Path

from citecheck.cli.guard import Refused
from citecheck.cli.output import write
from citecheck.model import Report
from citecheck.read.formats import FORMATS
from citecheck.report.words import say

WORD = FORMATS["docx"]


def annotate(report: Report, output: Path, lang: str) -> None:
    """Write into ``output`` the one Word file of a report, each finding a comment; nothing if unread.

    Raises:
        Refused: if the report is not of one Word file, or the copy would replace it or cannot be written.
    """
    paths = {article.path for article in report.articles if Path(article.path).suffix.lower() in WORD}
    if not report.articles and report.unread:
        return
    if len(paths) != 1:
        raise Refused(say(lang, "annotate.one", n=len(paths)))
    (path,) = paths
    if output.resolve() == Path(path).resolve():
        raise Refused(say(lang, "annotate.itself", path=output))
    from citecheck.report.docx import annotate as annotated  # noqa: PLC0415 - only for Word files

    findings = [finding for finding in report.findings if finding.place.path == path]
    write(annotated(Path(path).read_bytes(), path, findings, lang), output, lang)
