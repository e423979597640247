"""Comments in a manuscript that silence rules.

``<!-- citecheck: ignore IBD003 -- reason -->`` in Markdown and HTML, ``% citecheck: ignore …`` in LaTeX and
BibTeX, ``@comment{citecheck: ignore …}`` in BibTeX. ``ignore`` holds for the line and for the entry or note
that it belongs to; on a line of its own, for the line that follows. ``ignore-article`` and ``ignore-file``
hold for the article and for the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.model import Article, Finding, Manuscript

COMMENT = re.compile(
    r"(?P<open><!--|%+|@comment[ \t]*\{)[ \t]*citecheck:[ \t]*ignore(?P<scope>-article|-file)?(?![\w-])"
    r"[ \t]*(?P<words>[\w, \t-]*?)[ \t]*(?:--(?!>)(?P<reason>[^\n]*?))?[ \t]*(?P<close>-->|\}|$)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that silences.

    Attributes:
        words: codes, families or names; none for every rule.
        scope: ``-article``, ``-file`` or nothing for the line.
        line: where it stands.
        covered: the line that it is about.
    """

    words: tuple[str, ...]
    scope: str
    line: int
    covered: int


def comments(manuscript: Manuscript) -> Iterator[Comment]:
    """Yield the comments of a file that silence."""
    for match in COMMENT.finditer(manuscript.source):
        words = tuple(re.split(r"[,\s]+", match["words"].strip(", \t")))
        line = manuscript.place(match.start()).line
        covered = next_line(manuscript, line) if alone(manuscript, match) else line
        yield Comment(tuple(filter(None, words)), (match["scope"] or "").lower(), line, covered)


def alone(manuscript: Manuscript, match: re.Match[str]) -> bool:
    """Tell whether a comment has its lines to itself."""
    source = manuscript.source
    before = source[source.rfind("\n", 0, match.start()) + 1 : match.start()]
    after, _, _ = source[match.end() :].partition("\n")
    return not (before.strip() or after.strip())


def next_line(manuscript: Manuscript, line: int) -> int:
    """Return the number of the first line after ``line`` that is neither blank nor another such comment."""
    lines = manuscript.source.split("\n")
    for number in range(line + 1, len(lines) + 1):
        words = COMMENT.sub("", lines[number - 1]).strip()
        if words:
            return number
    return line


def covers(comment: Comment, finding: Finding, articles: Sequence[Article]) -> bool:
    """Tell whether a finding stands where a comment silences."""
    match comment.scope:
        case "-file":
            return True
        case "-article":
            article = next((one for one in articles if one.id == finding.article), None)
            return article is not None and holds(article, comment.line)
    if finding.place.line <= comment.covered <= max(finding.place.end_line, finding.place.line):
        return True
    return any(
        first <= comment.covered <= last and first <= finding.place.line <= last
        for first, last in sources(articles, finding.article)
    )


def holds(article: Article, line: int) -> bool:
    """Tell whether a line belongs to an article."""
    whole = article.manuscript.place(article.start, article.end)
    return whole.line <= line <= whole.end_line


def sources(articles: Sequence[Article], id: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each entry and note of an article."""
    for article in articles:
        if article.id == id:
            for source in article.sources:
                place = article.place(source.text)
                yield place.line, place.end_line
