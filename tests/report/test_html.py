"""The HTML report: one file, readable without JavaScript."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from citecheck.model import Report
from citecheck.report import Look, html
from citecheck.report.html.passages import bare
from citecheck.text import Text

VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Reads a page, and keeps its elements; fails where they are not nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


@pytest.fixture
def text(report: Report) -> str:
    return html.render(report, Look("en"))


@pytest.fixture
def page(text: str) -> Page:
    return Page(text)


def test_self_contained(page: Page, text: str) -> None:
    """The page asks nobody for anything."""
    assert not page.all("link")
    assert not any("src" in attributes for _, attributes in page.elements)
    assert "url(" not in text
    assert "@import" not in text


def test_landmarks(page: Page) -> None:
    """A reader who hears the page finds its parts."""
    for name in ("header", "nav", "main", "footer"):
        assert len([one for one, _ in page.elements if one == name]) >= 1
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [one["href"] or "" for one in page.all("a")]
    assert {one.removeprefix("#") for one in targets} <= set(ids)


def test_headings_do_not_skip(page: Page) -> None:
    """No heading is two levels below the one before it."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_index(report: Report) -> None:
    """Each severity unfolds its rules, with links to what they found; the gravest stands open."""
    finding = report.findings[0]
    many = replace(report, findings=(*report.findings, *[replace(finding, severity="warning")] * 20))
    text = html.render(many, Look("en"))
    assert re.search(
        r'<details class="count error" open><summary><strong>\d+</strong> errors?</summary>.*?'
        r"<code>REF003</code> <bdi>The last page comes before the first\.</bdi> \(1\) "
        r'<a class="number" href="#f1">1</a></li>',
        text,
    )
    warnings = re.search(r'<details class="count warning"><summary>.*?</details>', text)
    assert warnings is not None
    assert warnings[0].count('class="number"') < 20
    assert "…</li>" in warnings[0]


def test_marked(text: str) -> None:
    """The words that a finding is about are marked in the text, and lead to it."""
    assert '<mark class="error">99-81</mark><a class="number" href="#f1" id="m1">1</a>' in text
    assert 'id="f1" class="finding error" data-rule="REF003"' in text


def test_note_markers() -> None:
    """A marker stands in the text as on a printed page, without the brackets of Markdown."""
    assert bare(Text.of("Carts went.[^1] The wells[^a2]")).string == "Carts went.1 The wellsa2"


def test_order(page: Page) -> None:
    """Findings are numbered in the order of the page."""
    numbers = [one["id"] for one in page.all("article")]
    assert numbers == ["f1", "f2", "f3", "f4"]


def test_right_to_left(page: Page) -> None:
    """Each passage takes its direction from its own words."""
    passages = [one for one in page.all("p") if "words" in (one.get("class") or "")]
    assert passages
    assert all(one["dir"] == "auto" for one in passages)
    assert any(one.get("lang") == "ar" for one in passages)


def test_authors_words_are_words(report: Report) -> None:
    """What an author wrote never becomes an element."""
    finding = replace(report.findings[0], message="<script>alert(1)</script>", fix="<b>")
    text = html.render(replace(report, findings=(finding,)), Look("en"))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    Page(text)


def test_list_and_chains(text: str) -> None:
    """The list stands beside what was read; an ibid hangs on its source."""
    assert '<dt>Pages</dt><dd dir="auto">99-81</dd>' in text
    chain = text[text.index('<details class="chains">') :]
    assert chain.index("Marie Aubin") < chain.index("Ibid., p. 90. ihid.")


def test_message(text: str) -> None:
    """An author gets a message that names the places."""
    message = text[text.index("<textarea") : text.index("</textarea>")]
    assert "In your article “The salt roads of the north”, 2 places" in message
    assert "Write instead: 81-99" in message


def test_catch_all(report: Report) -> None:
    """A source with claims that have nothing to do with each other shows them side by side."""
    finding = replace(report.findings[0], rule="MIS004", name="catch-all-source", target="n1")
    text = html.render(replace(report, findings=(finding,)), Look("en"))
    assert '<div class="claims"><blockquote><p dir="auto" lang="en">Carts went.</p>' in text


def test_unread(text: str) -> None:
    """What could not be audited is told."""
    assert "It holds pictures of pages and no text." in text


def test_nothing_found(report: Report) -> None:
    """A clean run says so, in the reader's language."""
    page = html.render(replace(report, findings=()), Look("fr"))
    assert "Rien à corriger." in page
    assert '<html lang="fr" dir="ltr">' in page


def test_page_from_right_to_left(report: Report) -> None:
    """In Arabic the whole page is written from right to left."""
    assert '<html lang="ar" dir="rtl">' in html.render(report, Look("ar"))
