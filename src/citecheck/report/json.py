"""The JSON report, ``citecheck-report/1``: written field by field, so that our own types may change."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from citecheck import __version__
from citecheck.export.csl import csl
from citecheck.model import Article, Citation, Entry, Finding, Note, Place, Report, Severity, Spot
from citecheck.report.look import Look

SCHEMA = "citecheck-report/1"


def render(report: Report, look: Look) -> str:
    """Return the report as one JSON object; ``look`` changes nothing in it."""
    return json.dumps(document(report), ensure_ascii=False) + "\n"


def schema() -> str:
    """Return the JSON Schema that every report fulfils."""
    return Path(__file__).with_name("schema.json").read_text("utf-8")


def document(report: Report) -> dict[str, Any]:
    """Return the object that the schema describes."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "articles": [article_object(article) for article in report.articles],
        "findings": [finding_object(finding) for finding in report.findings],
        "unread": [{"path": unread.path, "reason": unread.reason} for unread in report.unread],
        "summary": summary(report),
    }


def article_object(article: Article) -> dict[str, Any]:
    """Return an article with its entries, notes and citations."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "lang": article.lang,
        **lines(article.manuscript.place(article.start, article.end)),
        "entries": [entry_object(article, entry) for entry in article.entries],
        "notes": [note_object(article, note) for note in article.notes],
        "citations": [citation_object(article, citation) for citation in article.citations],
    }


def entry_object(article: Article, entry: Entry) -> dict[str, Any]:
    """Return a list entry."""
    return {
        "id": entry.id,
        **lines(article.place(entry.text)),
        "raw": entry.text.string,
        "csl": csl(entry.work),
        "confidence": probability(entry.work.confidence),
    }


def note_object(article: Article, note: Note) -> dict[str, Any]:
    """Return a note; a comment and an ibid have no works of their own."""
    return {
        "id": note.id,
        "label": note.label,
        **lines(article.place(note.text)),
        "raw": note.text.string,
        "kind": note.kind,
        "csl": [csl(work) for work in note.works],
        "resolves_to": note.resolves_to,
    }


def citation_object(article: Article, citation: Citation) -> dict[str, Any]:
    """Return a citation."""
    place = article.place(citation.text)
    return {
        "line": place.line,
        "column": place.column,
        "text": citation.text.string,
        "kind": citation.kind,
        "targets": list(citation.targets),
        "claim": citation.claim,
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding."""
    place = finding.place
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "path": place.path,
        "article": finding.article,
        "confidence": probability(finding.confidence),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "target": finding.target,
        "message": finding.message,
        "related": [
            {"path": other.place.path, "line": other.place.line, "message": other.message}
            for other in finding.related
        ],
        "evidence": dict(finding.evidence),
        "fix": finding.fix,
        **({"spot": spot_object(place.spot)} if place.spot else {}),
    }


def spot_object(spot: Spot) -> dict[str, Any]:
    """Return where a place stands in a format without lines, as far as it is known."""
    known = {"page": spot.page, "kind": spot.kind, "number": spot.number, "words": spot.words}
    return {key: value for key, value in known.items() if value}


def summary(report: Report) -> dict[str, Any]:
    """Return the counts of a run."""
    found = Counter(finding.severity for finding in report.findings)
    return {
        "articles": len(report.articles),
        "entries": sum(len(article.entries) for article in report.articles),
        "notes": sum(len(article.notes) for article in report.articles),
        "citations": sum(len(article.citations) for article in report.articles),
        "findings": {severity: found[severity] for severity in get_args(Severity)},
    }


def lines(place: Place) -> Mapping[str, int]:
    """Return the first and the last line of a place."""
    return {"line": place.line, "end_line": place.end_line}


def probability(value: float) -> float:
    """Return a probability with as many digits as mean something."""
    return round(value, 3)
