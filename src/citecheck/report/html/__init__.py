"""One page that needs nothing else: the articles with their marked places, and what was found beside them.

It is read and printed without JavaScript; with it, findings are filtered and messages copied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Template
from typing import get_args

from citecheck import __version__
from citecheck.catalogue.rule import shorten
from citecheck.model import Article, Report, Severity
from citecheck.report.html.chains import catch_alls, chains
from citecheck.report.html.elements import escape, section, tag
from citecheck.report.html.index import index
from citecheck.report.html.listing import listing
from citecheck.report.html.message import message
from citecheck.report.html.passages import Numbered, passages
from citecheck.report.look import Look
from citecheck.report.words import say

HERE = Path(__file__).parent
LONGEST = 100


def render(report: Report, look: Look) -> str:
    """Return the report as one HTML file."""
    order = {article.id: number for number, article in enumerate(report.articles)}
    numbered = list(enumerate(sorted(report.findings, key=lambda one: order[one.article]), 1))
    body = "\n".join(
        [
            tag("a", escape(say(look.lang, "page.skip")), class_="skip", href="#findings"),
            head(report, numbered, look),
            filters(report, look),
            tag("main", *sections(report, numbered, look), id="findings", tabindex="-1"),
            tag("footer", tag("p", escape(say(look.lang, "page.made", version=__version__)))),
        ]
    )
    return Template(asset("page.html")).substitute(
        lang=look.lang,
        direction=say(look.lang, "direction"),
        title=escape(say(look.lang, "page.title")),
        style=asset("style.css"),
        script=asset("script.js"),
        body=body,
    )


def asset(name: str) -> str:
    """Return the text of a file beside this one."""
    return (HERE / name).read_text("utf-8")


def head(report: Report, numbered: Sequence[Numbered], look: Look) -> str:
    """Return the title, how much was found of what, and the articles with links to them."""
    by_article = Counter(finding.article for finding in report.findings)
    links = [
        tag(
            "li",
            tag("a", tag("bdi", escape(shorten(title(one, look), LONGEST))), href=f"#{one.id}"),
            " ",
            tag("span", str(by_article[one.id]), class_="tally"),
        )
        for one in report.articles
    ]
    contents = say(look.lang, "page.contents")
    return tag(
        "header",
        tag("h1", escape(say(look.lang, "page.title")), id="top"),
        tag("nav", tag("ol", *links), aria_label=contents),
        *index(numbered, look),
    )


def title(article: Article, look: Look) -> str:
    """Return what an article is called."""
    return article.title or f"{say(look.lang, 'untitled')} ({article.path})"


def filters(report: Report, look: Look) -> str:
    """Return the boxes and lists that choose what is shown; the lists need JavaScript and wait for it."""
    boxes = [
        checkbox(f"show-{one}", escape(say(look.lang, f"severities.{one}", n=2)), checked=True)
        for one in get_args(Severity)
    ]
    boxes.append(checkbox("only", escape(say(look.lang, "page.only")), checked=False))
    rules = sorted({(finding.rule, f"{finding.rule} {finding.name}") for finding in report.findings})
    articles = [(one.id, shorten(title(one, look), LONGEST)) for one in report.articles]
    status = tag(
        "p",
        id="shown",
        role="status",
        hidden=True,
        data_words=say(look.lang, "page.shown", shown="{shown}", all="{all}"),
    )
    return tag(
        "form",
        tag("fieldset", tag("legend", escape(say(look.lang, "page.filter"))), *boxes),
        tag(
            "div",
            selection("rule", rules, look),
            selection("article", articles, look),
            class_="lists",
            hidden=True,
        ),
        status,
        id="filters",
        role="search",
    )


def checkbox(id: str, label: str, *, checked: bool) -> str:
    """Return a box with its label."""
    return tag("label", tag("input", type="checkbox", id=id, checked=checked), " ", label)


def selection(key: str, options: Iterable[tuple[str, str]], look: Look) -> str:
    """Return a list to choose one thing from, or all."""
    every = tag("option", escape(say(look.lang, f"page.all-{key}s")), value="")
    others = [tag("option", escape(words), value=value) for value, words in options]
    label = tag("span", escape(say(look.lang, f"page.{key}")))
    return tag("label", label, " ", tag("select", every, *others, id=f"by-{key}"))


def sections(report: Report, numbered: Sequence[Numbered], look: Look) -> Iterator[str]:
    """Yield the articles, then what is to be said of files."""
    if not report.findings:
        yield tag("p", escape(say(look.lang, "nothing-found")), class_="clean")
    for one in report.articles:
        yield article(one, [(n, found) for n, found in numbered if found.article == one.id], look)
    yield told("unread", [(one.path, one.reason) for one in report.unread], look)
    yield told("remarks", report.remarks, look)


def article(one: Article, findings: Sequence[Numbered], look: Look) -> str:
    """Return an article: the message, the text with what was found, catch-all sources, chains, the list."""
    name = f"{one.id}-title"
    return tag(
        "section",
        tag("h2", escape(title(one, look)), id=name, dir="auto", lang=one.lang or None),
        tag("p", tag("bdi", escape(one.path)), class_="path"),
        message(one, [found for _, found in findings], look),
        section(say(look.lang, "page.text"), passages(one, findings, look)),
        catch_alls(one, [found for _, found in findings], look),
        chains(one, look),
        listing(one, look),
        tag("p", tag("a", escape(say(look.lang, "page.back")), href="#top"), class_="back"),
        id=one.id,
        class_="article",
        aria_labelledby=name,
    )


def told(key: str, said: Sequence[tuple[str, str]], look: Look) -> str:
    """Return what is to be said of files; nothing where nothing is."""
    if not said:
        return ""
    lines = [
        tag("li", escape(say(look.lang, "of-file", path=path, sentence=sentence))) for path, sentence in said
    ]
    return tag("section", tag("h2", escape(say(look.lang, key))), tag("ul", *lines), class_="told")
