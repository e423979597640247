"""The findings that a journal knows of already: only new ones are reported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citecheck.model import Finding, Report
from citecheck.report.fingerprint import fingerprints
from citecheck.report.words import say

SCHEMA = "citecheck-baseline/1"
NAME = "citecheck-baseline.json"


class BadBaseline(ValueError):
    """A file that is no baseline; the argument is its path."""


def text(report: Report, file: Path) -> str:
    """Return the baseline in which every finding of ``report`` is known; ``file`` is where it will lie."""
    known = [
        {"fingerprint": mark, "rule": finding.rule, "path": beside(finding.place.path, file.resolve().parent)}
        for finding, mark in marks(report, file)
    ]
    return json.dumps({"schema": SCHEMA, "findings": known}, ensure_ascii=False, indent=1) + "\n"


def read(file: Path) -> dict[str, str]:
    """Return the path of each known finding by its mark.

    Raises:
        OSError: if the file cannot be read.
        BadBaseline: if it is no baseline.
    """
    try:
        data = json.loads(file.read_text("utf-8"))
        if data["schema"] != SCHEMA:
            raise BadBaseline(file)
        return {str(one["fingerprint"]): str(one["path"]) for one in data["findings"]}
    except (ValueError, KeyError, TypeError) as error:
        raise BadBaseline(file) from error


def without(report: Report, file: Path, lang: str) -> Report:
    """Return a report without the findings that a baseline knows; it says how many, and which are mended.

    Raises:
        OSError: if the baseline cannot be read.
        BadBaseline: if it is none.
    """
    known = read(file)
    marked = list(marks(report, file))
    new = tuple(finding for finding, mark in marked if mark not in known)
    found = {mark for _, mark in marked}
    audited = {beside(article.path, file.resolve().parent) for article in report.articles}
    hidden, mended = len(marked) - len(new), sum(known[mark] in audited for mark in known.keys() - found)
    remarks = [(str(file), say(lang, "suppress.baseline", n=hidden))] if hidden else []
    remarks += [(str(file), say(lang, "suppress.mended", n=mended))] if mended else []
    return replace(report, findings=new, remarks=(*report.remarks, *remarks))


def marks(report: Report, file: Path) -> Iterator[tuple[Finding, str]]:
    """Yield the findings with marks whose paths count from the baseline, wherever the command was called."""
    base = file.resolve().parent
    moved = [
        replace(finding, place=replace(finding.place, path=beside(finding.place.path, base)))
        for finding in report.findings
    ]
    for (_, mark), finding in zip(
        fingerprints(replace(report, findings=tuple(moved))), report.findings, strict=True
    ):
        yield finding, mark


def beside(path: str, base: Path) -> str:
    """Return a path as it is seen from the folder ``base``, where it lies below it."""
    whole = Path(path).resolve()
    return whole.relative_to(base).as_posix() if whole.is_relative_to(base) else path
