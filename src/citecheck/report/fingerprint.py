"""What a finding is known by when its file changes around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from citecheck.model import Article, Finding, Report


def fingerprints(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with a mark made of its rule, its file, the words and the notices it is about.

    Moved lines and other labels of notes change nothing. The same words with the same finding in one file
    ("Ibid.") are told apart by counting them.
    """
    articles = {article.id: article for article in report.articles}
    seen: Counter[str] = Counter()
    for finding in report.findings:
        words = " ".join(about(articles.get(finding.article), finding).split())
        known = "\x1f".join((finding.rule, as_posix(finding.place.path), words, *notices(finding)))
        seen[known] += 1
        yield finding, sha256(f"{known}\x1f{seen[known]}".encode()).hexdigest()[:32]


def notices(finding: Finding) -> Iterator[str]:
    """Yield the notices of retraction or correction that a finding rests on: with another one it is new."""
    yield from (f"{one['doi']} {one['id']}" for one in finding.evidence.get("notices", ()))


def about(article: Article | None, finding: Finding) -> str:
    """Return the words of the entry, the note or the citation's claim; else those at the finding's place."""
    if article is None:
        return finding.message
    for source in article.sources:
        if source.id == finding.target:
            return source.text.string
    for citation in article.citations:
        if citation.id == finding.target:
            return f"{citation.claim} {citation.text.string}"
    return "\n".join(lines_of(article.manuscript.source, finding))


def lines_of(source: str, finding: Finding) -> Sequence[str]:
    """Return the lines that a finding stands on."""
    place = finding.place
    return source.split("\n")[place.line - 1 : max(place.end_line, place.line)]


def as_posix(path: str) -> str:
    """Return a path as it is written on every system."""
    return path.replace("\\", "/").removeprefix("./")
