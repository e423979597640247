"""The report that a person reads: by file and article, each finding under the words it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from itertools import groupby
from textwrap import fill

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from citecheck.model import Article, Finding, Place, Related, Report
from citecheck.report.excerpt import excerpt, printable
from citecheck.report.look import Look
from citecheck.report.summary import COLOURS, summary
from citecheck.report.where import where
from citecheck.report.words import name, say

ARTICLE, FINDING, DETAIL = 2, 4, 6
POINTER, FRAME = "↳ ", ("⟦", "⟧")


def render(report: Report, look: Look) -> str:
    """Return the report as text, with escape codes where ``look`` has colour and without any elsewhere."""
    console = Console(
        file=StringIO(),
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as printed:
        for part in parts(report, look):
            console.print(part)
    text = "\n".join(line.rstrip() for line in printed.get().split("\n")).rstrip()
    return text and text + "\n"


def parts(report: Report, look: Look) -> Iterator[RenderableType]:
    """Yield the report piece by piece."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.article].append(finding)
    for path, articles in groupby(report.articles, key=lambda article: article.path):
        shown = [one for one in articles if findings[one.id] or look.detail == "verbose"]
        if shown:
            yield heading(path)
        for article in shown:
            yield from article_parts(article, findings[article.id], look)
    yield from told(say(look.lang, "unread"), ((one.path, one.reason) for one in report.unread), look)
    if look.detail != "quiet":
        yield from told(say(look.lang, "remarks"), report.remarks, look)
        yield heading(say(look.lang, "summary"))
        yield from summary(report, look)


def heading(title: str) -> RenderableType:
    """Return a rule with a title."""
    return Padding(Rule(Text(printable(title), "bold"), align="left", style="dim"), (0, 0, 1, 0))


def indented(words: Text | str, columns: int, look: Look, style: str = "") -> RenderableType:
    """Return words moved to the right; also in several lines, never broken at a no-break space."""
    if isinstance(words, str):
        width = max(look.width - columns, 1)
        words = Text(fill(printable(words), width, break_long_words=False, break_on_hyphens=False), style)
    return Padding(words, (0, 0, 0, columns))


def told(title: str, said: Iterable[tuple[str, str]], look: Look) -> Iterator[RenderableType]:
    """Yield what is to be said of files, under a title; nothing where nothing is."""
    sentences = [say(look.lang, "of-file", path=path, sentence=sentence) for path, sentence in said]
    if sentences:
        yield heading(title)
        yield from (indented(sentence, ARTICLE, look) for sentence in sentences)
        yield Text()


def article_parts(article: Article, findings: Sequence[Finding], look: Look) -> Iterator[RenderableType]:
    """Yield an article's heading and its findings."""
    yield indented(article.title or say(look.lang, "untitled"), ARTICLE, look, "bold")
    yield indented(counts(article, len(findings), look), ARTICLE, look, "dim")
    yield Text()
    for finding in findings:
        yield from finding_parts(article, finding, look)
        yield Text()
    if not findings:
        yield indented(say(look.lang, "nothing-found"), FINDING, look)
        yield Text()


def counts(article: Article, findings: int, look: Look) -> str:
    """Return what an article consists of, on one line."""
    place = article.manuscript.place(article.start, article.end)
    numbers = {
        "entries": len(article.entries),
        "notes": len(article.notes),
        "citations": len(article.citations),
        "findings": findings,
    }
    lined = not article.manuscript.spots
    words = [
        say(look.lang, "lines", n=place.end_line - place.line + 1, first=place.line, last=place.end_line)
        if lined
        else "",
        name(look.lang, "language", article.lang),
        *(say(look.lang, key, n=number) for key, number in numbers.items() if number),
    ]
    return " · ".join(filter(None, words))


def finding_parts(article: Article, finding: Finding, look: Look) -> Iterator[RenderableType]:
    """Yield a finding: where, what, the words themselves, the message, the places related to it."""
    speak = partial(say, look.lang)
    title = Text.assemble(
        (f"{finding.place.path}, " if finding.place.path != article.path else "", "dim"),
        (where(finding.place, look.lang, "place"), "dim"),
        "  ",
        (speak(f"severity.{finding.severity}"), f"bold {COLOURS[finding.severity]}"),
        "  ",
        (finding.rule, "bold"),
        f" {finding.name}",
    )
    yield indented(title, FINDING, look)
    yield from quoted(article, finding, look)
    yield indented(finding.message, DETAIL, look)
    if finding.fix:
        yield indented(speak("fix", fix=finding.fix), DETAIL, look, "green")
    for related in finding.related:
        yield pointer(related, finding.place, look)
    if look.detail == "verbose":
        yield indented(speak("confidence", percent=round(100 * finding.confidence)), DETAIL, look, "dim")
        for key, value in finding.evidence.items():
            yield indented(f"{key}: {value}", DETAIL, look, "dim")


def quoted(article: Article, finding: Finding, look: Look) -> Iterator[RenderableType]:
    """Yield the line of the file, and under it or in it which part of it is meant."""
    cut = excerpt(article.manuscript, finding.place, max(look.width - DETAIL - 2, 10))
    style = f"underline {COLOURS[finding.severity]}" if look.colour and cut.partial else ""
    opening, closing = FRAME if cut.partial and cut.right_to_left and not look.colour else ("", "")
    line = Text.assemble(cut.before, opening, (cut.marked, style), closing, cut.after)
    yield bar(line)
    if cut.partial and not (look.colour or cut.right_to_left):
        yield bar(Text(" " * cell_len(cut.before) + "^" * max(cell_len(cut.marked), 1)))


def bar(line: Text) -> RenderableType:
    """Return one line of a file, behind a bar; never wrapped."""
    line.no_wrap, line.overflow = True, "ellipsis"
    return Padding(Text.assemble(("│ ", "dim"), line, no_wrap=True, overflow="ellipsis"), (0, 0, 0, DETAIL))


def pointer(related: Related, place: Place, look: Look) -> RenderableType:
    """Return another place, with its file where that is another one."""
    key = "related" if related.place.path == place.path else "related-elsewhere"
    at = where(related.place, look.lang)
    words = say(look.lang, key, path=related.place.path, place=at, message=related.message)
    return indented(POINTER + words, DETAIL, look)
