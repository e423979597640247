"""The message that an editor sends to an author: plain text, ready to be pasted."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import Article, Finding
from citecheck.report.html.elements import escape, folded, tag
from citecheck.report.look import Look
from citecheck.report.where import where
from citecheck.report.words import say

ROWS = 14


def message(article: Article, findings: Sequence[Finding], look: Look) -> str:
    """Return the message with a button that copies it; nothing where nothing was found."""
    if not findings:
        return ""
    title, name = say(look.lang, "page.message"), f"{article.id}-message"
    text = tag(
        "textarea",
        escape(words(article, findings, look)),
        id=name,
        readonly=True,
        rows=ROWS,
        aria_label=title,
    )
    button = tag(
        "button",
        escape(say(look.lang, "page.copy")),
        type="button",
        class_="copy",
        data_from=name,
        data_done=say(look.lang, "page.copied"),
        hidden=True,
    )
    status = tag("span", role="status")
    return folded(title, say(look.lang, "page.message-help"), tag("p", button, " ", status) + text, "message")


def words(article: Article, findings: Sequence[Finding], look: Look) -> str:
    """Return the message."""
    title = article.title or article.path
    lines = [say(look.lang, "page.greeting"), ""]
    lines += [say(look.lang, "page.opening", n=len(findings), title=title), ""]
    for number, finding in enumerate(findings, 1):
        place = where(finding.place, look.lang)
        fix = f" {say(look.lang, 'fix', fix=finding.fix)}" if finding.fix else ""
        lines.append(f"{number}. ({place}) {finding.message}{fix}")
    return "\n".join([*lines, "", say(look.lang, "page.closing"), ""])
