"""What is not to be reported: findings that a comment in the file, a setting or a baseline silences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.catalogue import Rule
from citecheck.config import Settings, meaning
from citecheck.model import Article, Finding, Manuscript
from citecheck.report.words import say
from citecheck.suppress.comments import Comment, comments, covers

__all__ = ["Remark", "suppress"]

Remark = tuple[str, str]


def suppress(
    manuscripts: Sequence[Manuscript],
    articles: Sequence[Article],
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    *,
    settings: Settings,
    lang: str,
) -> tuple[list[Finding], list[Remark]]:
    """Return the findings that no comment and no per-file setting silences, and the idle comments."""
    ignored = {one.path: meaning(rules, settings.ignored_in(one.path)) for one in manuscripts}
    found = [finding for finding in findings if finding.rule not in ignored.get(finding.place.path, ())]
    remarks: list[Remark] = []
    for manuscript in manuscripts:
        written = list(comments(manuscript))
        if not written:
            continue
        here = [article for article in articles if article.path == manuscript.path]
        silenced = {
            (number, index)
            for number, comment in enumerate(written)
            for index, finding in enumerate(found)
            if finding.place.path == manuscript.path and silences(comment, finding, here, rules)
        }
        remarks += unused(manuscript, written, {number for number, _ in silenced}, rules, lang)
        gone = {index for _, index in silenced}
        found = [finding for index, finding in enumerate(found) if index not in gone]
    return found, remarks


def silences(comment: Comment, finding: Finding, articles: Sequence[Article], rules: Sequence[Rule]) -> bool:
    """Tell whether a comment speaks of a finding: of its rule, and of its place."""
    meant = not comment.words or finding.rule in meaning(rules, comment.words)
    return meant and covers(comment, finding, articles)


def unused(
    manuscript: Manuscript, written: Sequence[Comment], used: set[int], rules: Sequence[Rule], lang: str
) -> Iterator[Remark]:
    """Yield what is to be said of comments that silence nothing, unless their rules did not run."""
    for number, comment in enumerate(written):
        ran = not comment.words or meaning(rules, comment.words)
        if number not in used:
            words = ", ".join(comment.words) or say(lang, "suppress.any")
            key = "suppress.unused" if ran else "suppress.not-run"
            yield manuscript.path, say(lang, key, line=comment.line, codes=words)
