"""The reference list as it was printed, and beside it as it was read."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Article, Entry, Name, Work
from citecheck.report.html.elements import escape, folded, tag
from citecheck.report.look import Look
from citecheck.report.words import say


def listing(article: Article, look: Look) -> str:
    """Return the list, folded; nothing where there is none."""
    titles = (say(look.lang, f"page.{key}") for key in ("printed", "read", "sureness"))
    head = tag("tr", *(tag("th", escape(title), scope="col") for title in titles))
    rows = [row(entry, article.lang, look) for entry in article.entries]
    table = tag("table", tag("thead", head), tag("tbody", *rows)) if rows else ""
    return folded(say(look.lang, "page.list"), say(look.lang, "page.list-help"), table, "list")


def row(entry: Entry, lang: str, look: Look) -> str:
    """Return an entry of an article in the language ``lang``."""
    read = "".join(
        tag("dl", *(field(key, value, look) for key, value in fields(work) if value)) for work in entry.works
    )
    sure = f"{round(100 * entry.work.confidence)}\u00a0%" if entry.works else "–"
    printed = tag("td", escape(entry.text.string), dir="auto", lang=lang or None)
    return tag("tr", printed, tag("td", read or "–"), tag("td", sure))


def field(key: str, value: str, look: Look) -> str:
    """Return a field by its name."""
    name = tag("dt", escape(say(look.lang, f"field.{key}")))
    return tag("div", name, tag("dd", escape(value), dir="auto"))


def fields(work: Work) -> Iterator[tuple[str, str]]:
    """Yield what was read of a work, in the order in which people give it."""
    yield "author", names(work.author)
    yield "editor", names(work.editor)
    yield "year", work.issued.printed if work.issued else ""
    yield "title", work.title
    yield "container", work.container_title
    yield "volume", work.volume
    yield "issue", work.issue
    yield "page", work.page.printed if work.page else ""
    yield "publisher", work.publisher
    yield "DOI", work.doi
    yield "URL", work.url
    yield "type", work.type


def names(people: tuple[Name, ...]) -> str:
    """Return people as a list has them."""
    return "; ".join(", ".join(filter(None, (str(one), one.given))) for one in people)
